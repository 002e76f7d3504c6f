import NaradaMatching

/// The positions of all rows filed under a key, in the order in which they were added: what grows while a run founds
/// tracks.
///
/// The rows of a key lie in one piece, since a search walks many of them and a chain would miss the cache at each. A full
/// list moves to the end of the array, where it has room for twice as many, so that 4 to 16 bytes are held for a posting.
/// Keys are 64-bit fingerprints: of a million different keys two share a list in one of 37 million libraries. Candidates
/// are compared anyway, so that costs a comparison and never a wrong match.
struct KeyIndex: Sendable {
    /// Where the rows of a key lie. There is room for as many as the next power of two says.
    private struct Stretch {
        var start: Int32
        var count: Int32
        /// The row that was filed last: most questions are whether a list has new ones.
        var last: Int32

        var isFull: Bool { count.nonzeroBitCount == 1 }
    }

    private var numbers = FingerprintTable()
    private var lists: [Stretch] = []
    private var rows: [Int32] = []

    /// Stands in places that no row has taken yet.
    private static let nobody: Int32 = -1

    var isEmpty: Bool { rows.isEmpty }

    /// Files `row` under `key`; filing the last row again does nothing.
    mutating func add(_ row: Int32, under key: UInt64) {
        let new = Int32(lists.count)
        var known = new
        numbers.update(key, from: new) { known = $0 }
        guard known < new else {
            lists.append(Stretch(start: Int32(rows.count), count: 1, last: row))
            return rows.append(row)
        }
        var list = lists[Int(known)]
        guard list.last != row else { return }
        var end = Int(list.start + list.count)
        if list.isFull {
            let start = rows.count
            for place in Int(list.start)..<end { rows.append(rows[place]) }
            for _ in 0..<list.count { rows.append(Self.nobody) }
            list.start = Int32(start)
            end = start + Int(list.count)
        }
        rows[end] = row
        list.count += 1
        list.last = row
        lists[Int(known)] = list
    }

    /// Writes the number of each key's list, by which it is counted and walked; negative where nothing is filed under it.
    func writeLists(under keys: UnsafeBufferPointer<UInt64>, into found: UnsafeMutableBufferPointer<Int32>) {
        numbers.writeNumbers(of: keys, into: found)
    }

    /// The number of the key's list; negative where nothing is filed under the key.
    func list(under key: UInt64) -> Int32 { numbers[key] ?? FingerprintTable.none }

    /// How many rows are in the list.
    func count(of list: Int32) -> Int { Int(lists[Int(list)].count) }

    /// The row that was filed last in the list.
    func last(of list: Int32) -> Int32 { lists[Int(list)].last }

    /// Lends the rows of the list, oldest first.
    @inline(__always)
    func withRows(of list: Int32, _ body: (UnsafeBufferPointer<Int32>) -> Void) {
        let list = lists[Int(list)]
        rows.withUnsafeBufferPointer { rows in
            body(UnsafeBufferPointer(rebasing: rows[Int(list.start)..<Int(list.start + list.count)]))
        }
    }
}
