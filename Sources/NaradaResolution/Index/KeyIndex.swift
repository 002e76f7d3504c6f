import NaradaMatching

/// The positions of all rows filed under a key, in the order in which they were added: what grows while a run founds
/// tracks.
///
/// Chained postings in two flat arrays: one table entry a key, 8 bytes a posting. Keys are 64-bit fingerprints:
/// of a million different keys two share a chain in one of 37 million libraries. Candidates are compared anyway, so
/// that costs a comparison and never a wrong match.
struct KeyIndex: Sendable {
    private struct Chain {
        var first: Int32
        var last: Int32
        var count: Int32
    }

    private var numbers = FingerprintTable()
    private var chains: [Chain] = []
    private var rows: [Int32] = []
    private var next: [Int32] = []

    var isEmpty: Bool { rows.isEmpty }

    /// Files `row` under `key`; filing the last row again does nothing.
    mutating func add(_ row: Int32, under key: UInt64) {
        let posting = Int32(rows.count)
        if let number = numbers[key] {
            let last = Int(chains[Int(number)].last)
            guard rows[last] != row else { return }
            next[last] = posting
            chains[Int(number)].last = posting
            chains[Int(number)].count += 1
        } else {
            numbers.update(key, from: Int32(chains.count)) { _ in }
            chains.append(Chain(first: posting, last: posting, count: 1))
        }
        rows.append(row)
        next.append(-1)
    }

    /// How many rows are filed under `key`.
    func count(under key: UInt64) -> Int { numbers[key].map { Int(chains[Int($0)].count) } ?? 0 }

    /// Calls `body` with each row filed under `key`, oldest first.
    func forEach(under key: UInt64, _ body: (Int32) -> Void) {
        guard let number = numbers[key] else { return }
        var posting = chains[Int(number)].first
        while posting >= 0 {
            body(rows[Int(posting)])
            posting = next[Int(posting)]
        }
    }
}
