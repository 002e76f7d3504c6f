import NaradaMatching

/// The positions of all rows filed under a key, in the order in which they were added: what grows while a run founds
/// tracks.
///
/// Chained postings in one flat array: one table entry a key, 8 bytes a posting. Keys are 64-bit fingerprints:
/// of a million different keys two share a chain in one of 37 million libraries. Candidates are compared anyway, so
/// that costs a comparison and never a wrong match.
struct KeyIndex: Sendable {
    private struct Chain {
        var first: Int32
        var last: Int32
        var count: Int32
    }

    private struct Posting {
        let row: Int32
        /// The next one of its chain; negative for the last.
        var next: Int32
    }

    private var numbers = FingerprintTable()
    private var chains: [Chain] = []
    private var postings: [Posting] = []

    var isEmpty: Bool { postings.isEmpty }

    /// Files `row` under `key`; filing the last row again does nothing.
    mutating func add(_ row: Int32, under key: UInt64) {
        let posting = Int32(postings.count)
        if let number = numbers[key] {
            let last = Int(chains[Int(number)].last)
            guard postings[last].row != row else { return }
            postings[last].next = posting
            chains[Int(number)].last = posting
            chains[Int(number)].count += 1
        } else {
            numbers.update(key, from: Int32(chains.count)) { _ in }
            chains.append(Chain(first: posting, last: posting, count: 1))
        }
        postings.append(Posting(row: row, next: -1))
    }

    /// The number of the key's chain, by which it is counted and walked; nil where nothing is filed under the key.
    func chain(under key: UInt64) -> Int32? { numbers[key] }

    /// How many rows are in the chain.
    func count(of chain: Int32) -> Int { Int(chains[Int(chain)].count) }

    /// The row that was filed last under `key`; nil for none.
    func last(under key: UInt64) -> Int32? { numbers[key].map { postings[Int(chains[Int($0)].last)].row } }

    /// Calls `body` with each row of the chain, oldest first.
    @inline(__always)
    func forEach(of chain: Int32, _ body: (Int32) -> Void) {
        postings.withUnsafeBufferPointer { postings in
            var place = chains[Int(chain)].first
            while place >= 0 {
                body(postings[Int(place)].row)
                place = postings[Int(place)].next
            }
        }
    }
}
