import NaradaMatching
import NaradaModel
import NaradaResolution
import NaradaStore

/// The pending rows of a run, batch by batch.
struct PendingBatches: Sendable {
    /// Rows of one batch.
    static let size = 2_000

    /// Rows that were read together.
    struct Batch: Sendable {
        let rows: [PendingRow]
        let readAt: Timestamp
    }

    let store: Store
    let selection: PendingSelection
    /// All rows of the run.
    let ids: [Int64]

    /// Passes on one batch after the other, each in a session of its own; without the rows that are settled meanwhile.
    func read(_ pass: (Batch) throws -> Void) throws {
        for start in stride(from: 0, to: ids.count, by: Self.size) {
            let readAt = Timestamp.now
            let part = ids[start..<min(start + Self.size, ids.count)]
            let rows = try store.withReadSession { try PendingReader.rows(in: $0, selection, ids: part) }
            try pass(Batch(rows: rows, readAt: readAt))
        }
    }
}
