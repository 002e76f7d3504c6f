/// The positions of all rows filed under a key, in the order in which they were added.
///
/// Chained postings in two flat arrays: one dictionary entry a key, 8 bytes a posting. Keys are 64-bit fingerprints:
/// of a million different keys two share a chain in one of 37 million libraries. Candidates are compared anyway, so
/// that costs a comparison and never a wrong match.
struct KeyIndex: Sendable {
    private struct Chain {
        var first: Int32
        var last: Int32
        var count: Int32
    }

    private var chains: [UInt64: Chain] = [:]
    private var rows: [Int32] = []
    private var next: [Int32] = []

    /// Files `row` under `key`; filing the last row again does nothing.
    mutating func add(_ row: Int32, under key: UInt64) {
        let posting = Int32(rows.count)
        if var chain = chains[key] {
            guard rows[Int(chain.last)] != row else { return }
            next[Int(chain.last)] = posting
            chain.last = posting
            chain.count += 1
            chains[key] = chain
        } else {
            chains[key] = Chain(first: posting, last: posting, count: 1)
        }
        rows.append(row)
        next.append(-1)
    }

    /// How many rows are filed under `key`.
    func count(under key: UInt64) -> Int { chains[key].map { Int($0.count) } ?? 0 }

    /// Calls `body` with each row filed under `key`, oldest first, `limit` of them at most.
    func forEach(under key: UInt64, limit: Int = .max, _ body: (Int32) -> Void) {
        guard let chain = chains[key] else { return }
        var posting = chain.first
        var left = limit
        while posting >= 0 && left > 0 {
            body(rows[Int(posting)])
            posting = next[Int(posting)]
            left -= 1
        }
    }
}
