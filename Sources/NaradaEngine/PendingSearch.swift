import NaradaResolution
import NaradaStore

/// Finds the rows that have work; of many rows, one half is looked through beside the other.
struct PendingSearch {
    /// Rows of one half from which it gets a thread: fewer are looked through before one has begun.
    private static let fewestShared: UInt64 = 10_000

    let store: Store
    let threads: Int
    var fewestShared = PendingSearch.fewestShared

    /// The ids of the pending rows, ascending, whatever the number of threads.
    func ids(_ selection: PendingSelection) throws -> [Int64] {
        let store = store
        @Sendable func ids(within range: ClosedRange<Int64>) throws -> [Int64] {
            try store.withReadSession { try PendingReader.ids(in: $0, selection, within: range) }
        }
        guard let range = try store.withReadSession(PendingReader.idRange(in:)) else { return [] }
        // Counted without a sign: ids of other programs may be as far apart as numbers go.
        let half = UInt64(bitPattern: range.upperBound &- range.lowerBound) / 2
        guard threads > 1, half >= fewestShared else { return try ids(within: range) }
        let middle = range.lowerBound + Int64(half)
        var first: [Int64] = []
        let second = try meanwhile({ try ids(within: middle...range.upperBound) }) {
            first = try ids(within: range.lowerBound...(middle - 1))
        }
        return first + second
    }
}
