import NaradaMatching
import NaradaModel
import NaradaResolution
import NaradaStore

/// The pending rows of a run, batch by batch: read, folded and decided.
///
/// A value that changes nothing, so that the next batch may be made while the last one is written.
struct PendingBatches: Sendable {
    /// Rows of one batch.
    static let size = 2_000

    /// Rows that were read together, decided against the library as it was.
    struct Batch: Sendable {
        let rows: [ResolvedRow]
        let readAt: Timestamp
    }

    let store: Store
    let selection: PendingSelection
    /// All rows of the run.
    let ids: [Int64]
    let decider: RowDecider
    let library: Library
    let exclusions: Exclusions

    /// How many batches there are.
    var count: Int { (ids.count + Self.size - 1) / Self.size }

    /// The batch with that number; empty where its rows are settled meanwhile.
    func batch(_ number: Int) throws -> Batch {
        let readAt = Timestamp.now
        let part = ids[(number * Self.size)..<min((number + 1) * Self.size, ids.count)]
        let folded = try store.withReadSession { session in
            let folder = decider.fetcher.folder
            let rows = try PendingReader.rows(in: session, selection, ids: part)
            // By their numbers: rows are large values, and would be copied on their way.
            let folded = parallelMap(count: rows.count, threads: decider.threads) { number in
                let folded = folder.fold(rows[number].connectorTrack.facts)
                return FoldedRow(row: rows[number], folded: folded, keys: SearchKeys(folded))
            }
            try decider.fetcher.fetch(for: folded.map(\.keys), into: library, in: session)
            return folded
        }
        return Batch(
            rows: decider.decided(folded, in: library, exclusions), readAt: readAt)
    }
}

/// Decides folded rows on all threads.
struct RowDecider: Sendable {
    let resolver: Resolver
    let fetcher: TrackFetcher

    var threads: Int { fetcher.threads }

    /// The rows with their decisions, in their order.
    func decided(_ rows: [FoldedRow], in library: Library, _ exclusions: Exclusions) -> [ResolvedRow] {
        parallelMap(count: rows.count, threads: threads) { number in
            let row = rows[number]
            let decision = resolver.resolve(
                row.folded, keys: row.keys, in: library,
                excluding: exclusions.question(about: row.row.connectorTrack), unless: exclusions.areDistinct)
            return ResolvedRow(
                folded: row, decision: decision,
                evidence: decision.zone == .accept ? decision.proposal?.evidence.jsonUTF8 : nil)
        }
    }
}
