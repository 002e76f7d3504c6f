/// The tracks filed under each key, for a library that is complete: an inverted index that is read and never changed.
///
/// Keys ascend, each with the place where its tracks begin, so that one list lies in one piece of memory: a look-up
/// costs a directory entry, a few neighbouring keys and the list itself. 12 bytes a key and 4 a posting.
struct PostingLists: Sendable {
    /// By the leading bits of a key: where keys of these bits begin; one more at the end.
    let directory: Column<UInt32>
    /// Ascending.
    let keys: Column<UInt64>
    /// By key: where its tracks begin; one more at the end.
    let starts: Column<UInt32>
    /// Positions of tracks, those of one key ascending.
    let rows: Column<Int32>
    private let shift: UInt64

    init(directory: Column<UInt32>, keys: Column<UInt64>, starts: Column<UInt32>, rows: Column<Int32>) {
        (self.directory, self.keys, self.starts, self.rows) = (directory, keys, starts, rows)
        shift = UInt64(UInt64.bitWidth - (directory.count - 1).trailingZeroBitCount)
    }

    /// The positions filed under `key`; empty for none.
    @inline(__always)
    func rows(under key: UInt64) -> UnsafeBufferPointer<Int32> {
        let bucket = Int(truncatingIfNeeded: key >> shift)
        let end = Int(directory.numbers[bucket + 1])
        var index = Int(directory.numbers[bucket])
        while index < end, keys.numbers[index] < key { index += 1 }
        guard index < end, keys.numbers[index] == key else { return UnsafeBufferPointer(start: nil, count: 0) }
        let range = Int(starts.numbers[index])..<Int(starts.numbers[index + 1])
        return UnsafeBufferPointer(rebasing: rows.numbers[range])
    }
}
