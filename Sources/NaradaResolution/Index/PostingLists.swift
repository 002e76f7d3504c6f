import NaradaMatching

/// The tracks filed under each key, for a library that is complete: an inverted index that is read and never changed.
///
/// Keys ascend, each with the place where its tracks begin, so that one list lies in one piece of memory. 12 bytes a key
/// and 4 a posting.
struct PostingLists: Sendable {
    let keys: SortedKeys
    /// By place of the key: where its tracks begin; one more at the end.
    let starts: Column<UInt32>
    /// Positions of tracks, those of one key ascending.
    let rows: Column<Int32>

    /// The positions filed under `key`; empty for none.
    @inline(__always)
    func rows(under key: UInt64) -> UnsafeBufferPointer<Int32> {
        guard let place = keys.place(of: key) else { return UnsafeBufferPointer(start: nil, count: 0) }
        let range = Int(starts.numbers[place])..<Int(starts.numbers[place + 1])
        return UnsafeBufferPointer(rebasing: rows.numbers[range])
    }
}
