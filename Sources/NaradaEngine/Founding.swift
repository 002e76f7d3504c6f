import NaradaModel
import NaradaResolution
import NaradaReview

/// Founds tracks for the rows that answered to none, groups first.
struct Founding: Sendable {
    /// Rows that are decided together. Each is decided against the tracks that the ones before founded.
    private static let batchSize = PendingBatches.size
    /// Tracks of groups whose changes are passed on together.
    private static let tracksAtOnce = 500

    let rows: [FoldedRow]
    /// Whether a group was made for the row at each place.
    let isMember: [Bool]
    /// The tracks of groups; nil for one of which nothing survives.
    let tracks: [GroupTrack?]
    let decider: RowDecider

    /// Founds them, and says before each part and at the end how many rows are done with.
    ///
    /// - Parameter writer: where the changes go; nil for a dry run.
    func perform(
        on outcome: inout BatchOutcome, _ writer: OutcomeWriter?, _ pass: (Progress) throws -> Void
    ) throws {
        var isFounder = [Bool](repeating: false, count: rows.count)
        func note(_ done: Int) throws {
            try pass(Progress(stage: "founding tracks", done: done, total: rows.count))
        }
        for (number, track) in tracks.enumerated() {
            if number.isMultiple(of: Self.tracksAtOnce) { try note(number) }
            if let track, let founder = try outcome.foundTrack(track, rows, to: writer) { isFounder[founder] = true }
        }
        let others = rows.indices.filter { !isFounder[$0] }
        // A row that a group was made for has its place there before rows that only come near it.
        let order = others.filter { isMember[$0] } + others.filter { !isMember[$0] }
        for start in stride(from: 0, to: order.count, by: Self.batchSize) {
            try note(rows.count - order.count + start)
            let batch = order[start..<min(start + Self.batchSize, order.count)].map { rows[$0] }
            try outcome.fetch(for: batch.map(\.keys), writer)
            let resolved = decider.decided(batch, in: outcome.library, outcome.exclusions)
            try outcome.apply(resolved, to: writer)
        }
        try note(rows.count)
    }
}
