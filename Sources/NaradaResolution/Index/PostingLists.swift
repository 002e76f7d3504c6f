import NaradaMatching

/// The tracks filed under each key, for a library that is complete: an inverted index that is read and never changed.
///
/// Keys ascend, each with the place where its tracks begin, so that one list lies in one piece of memory. 12 bytes a key
/// and 4 a posting. A class, so that whoever hands an index on counts one reference and not eight.
final class PostingLists: Sendable {
    let keys: SortedKeys
    /// By place of the key: where its tracks begin; one more at the end.
    let starts: Column<UInt32>
    /// Positions of tracks, those of one key ascending.
    let rows: Column<Int32>

    init(keys: SortedKeys, starts: Column<UInt32>, rows: Column<Int32>) {
        (self.keys, self.starts, self.rows) = (keys, starts, rows)
    }

    /// Says that `rows(at:)` will be asked for the place.
    @inline(__always)
    func expect(_ place: Int) {
        if place >= 0, let first = starts.numbers.baseAddress { CacheHint.expect(first + place) }
    }

    /// The positions filed under `key`; empty for none.
    @inline(__always)
    func rows(under key: UInt64) -> UnsafeBufferPointer<Int32> { rows(at: keys.place(of: key) ?? -1) }

    /// The positions filed under the key at that place; empty for a negative one.
    @inline(__always)
    func rows(at place: Int) -> UnsafeBufferPointer<Int32> {
        guard place >= 0 else { return UnsafeBufferPointer(start: nil, count: 0) }
        let range = Int(starts.numbers[place])..<Int(starts.numbers[place + 1])
        return UnsafeBufferPointer(rebasing: rows.numbers[range])
    }
}
