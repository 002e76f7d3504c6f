import NaradaMatching
import Synchronization

/// Turns keys of tracks into posting lists: collected in the order of the tracks, then sorted bucket by bucket on all
/// threads.
struct PostingListsBuilder: Sendable {
    /// A track's position under a key.
    private struct Posting: BitwiseCopyable {
        var key: UInt64
        var row: Int32
    }

    /// By the leading bits of the keys.
    private var buckets = [[Posting]](repeating: [], count: 1 << bucketBits)

    /// Files the track at `position` under the keys. Positions ascend from call to call.
    mutating func add(_ position: Int32, under keys: some Sequence<UInt64>) {
        for key in keys {
            buckets[Int(truncatingIfNeeded: key >> Self.shift)].append(Posting(key: key, row: position))
        }
    }

    /// Makes room for so many times as many postings as there are: an array that grows by doubling has twice the memory
    /// cleared for it, and keeps half again as much as it needs.
    mutating func reserve(times factor: Double) {
        for bucket in buckets.indices {
            let count = Double(buckets[bucket].count)
            // What was counted is a sample; few buckets are further off than four standard deviations.
            buckets[bucket].reserveCapacity(Int((count + 4 * count.squareRoot()) * factor))
        }
    }

    /// Buckets that are sorted apart: so many that one fits into a core's cache for libraries up to a few million.
    private static let bucketBits = 10
    private static let shift = UInt64(UInt64.bitWidth - bucketBits)

    /// The lists of all postings added.
    consuming func finish(threads: Int) -> PostingLists {
        // Each bucket is taken out before it is sorted, so that it has one owner and is sorted in its place.
        let unsorted = Mutex(buckets)
        buckets = []
        let sorted = parallelMap(count: 1 << Self.bucketBits, threads: threads) { number in
            var bucket: [Posting] = []
            unsorted.withLock { swap(&bucket, &$0[number]) }
            Self.sort(&bucket)
            return bucket
        }
        let keyCount = parallelMap(sorted, threads: threads, Self.distinctKeys).reduce(0, +)
        var place = 0
        var posting = 0
        let rows = Column<Int32>(count: sorted.reduce(0) { $0 + $1.count }) { rows in
            for bucket in sorted {
                for entry in bucket {
                    rows[posting] = entry.row
                    posting += 1
                }
            }
        }
        let starts = Column<UInt32>(count: keyCount + 1) { starts in
            posting = 0
            for bucket in sorted {
                for index in bucket.indices {
                    if index == 0 || bucket[index].key != bucket[index - 1].key {
                        starts[place] = UInt32(posting)
                        place += 1
                    }
                    posting += 1
                }
            }
            starts[place] = UInt32(posting)
        }
        let keys = Column<UInt64>(count: keyCount) { keys in
            place = 0
            for bucket in sorted {
                for index in bucket.indices where index == 0 || bucket[index].key != bucket[index - 1].key {
                    keys[place] = bucket[index].key
                    place += 1
                }
            }
        }
        return PostingLists(keys: SortedKeys(keys), starts: starts, rows: rows)
    }

    /// Brings the postings of a bucket, which come in the order of their tracks, into that of their keys: first by the
    /// leading bits that the bucket leaves open, then the few that share them.
    private static func sort(_ bucket: inout [Posting]) {
        var bits = 0
        while bits < mostDigitBits, bucket.count >> bits > postingsPerDigit { bits += 1 }
        guard bits > 0 else { return bucket.withUnsafeMutableBufferPointer { $0.sortFew(by: precedes) } }
        let unused = UInt64(UInt64.bitWidth - bits)
        func digit(_ posting: Posting) -> Int { Int(truncatingIfNeeded: (posting.key << bucketBits) >> unused) }
        // By digit: where its postings begin; moved on as they come, to where the next ones begin.
        var places = [Int32](repeating: 0, count: 1 << bits + 1)
        for posting in bucket { places[digit(posting) + 1] += 1 }
        for digit in 0..<1 << bits { places[digit + 1] += places[digit] }
        let unsorted = bucket
        bucket.withUnsafeMutableBufferPointer { bucket in
            for posting in unsorted {
                let digit = digit(posting)
                bucket[Int(places[digit])] = posting
                places[digit] += 1
            }
            var start = 0
            for digit in 0..<1 << bits {
                let end = Int(places[digit])
                UnsafeMutableBufferPointer(rebasing: bucket[start..<end]).sortFew(by: precedes)
                start = end
            }
        }
    }

    @inline(__always)
    private static func precedes(_ one: Posting, _ other: Posting) -> Bool {
        (one.key, one.row) < (other.key, other.row)
    }

    /// Postings that share their leading bits, as a rule.
    private static let postingsPerDigit = 4
    /// Beyond these the places no longer fit into a core's cache.
    private static let mostDigitBits = 13

    private static func distinctKeys(_ bucket: [Posting]) -> Int {
        bucket.indices.count { $0 == 0 || bucket[$0].key != bucket[$0 - 1].key }
    }
}
