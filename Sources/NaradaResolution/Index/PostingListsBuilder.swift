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

    /// The lists of all postings added; the builder is empty then.
    // Mutating, since one that is consumed may be copied before, and each bucket would have two owners.
    mutating func finish(threads: Int) -> PostingLists {
        var taken: [[Posting]] = PostingListsBuilder().buckets
        swap(&taken, &buckets)
        // Each bucket is taken out before it is sorted, so that it has one owner and is sorted in its place.
        let unsorted = Mutex(consume taken)
        let rooms = RoomStock()
        let sorted = parallelMap(count: 1 << Self.bucketBits, threads: threads) { number in
            var bucket: [Posting] = []
            unsorted.withLock { swap(&bucket, &$0[number]) }
            Self.sort(&bucket, rooms)
            return bucket
        }
        // Where the keys and the postings of each bucket begin, so that all buckets can be copied side by side.
        var (keyCount, postingCount) = (0, 0)
        let places = zip(sorted, parallelMap(sorted, threads: threads, Self.distinctKeys)).map { bucket, keys in
            defer { (keyCount, postingCount) = (keyCount + keys, postingCount + bucket.count) }
            return (key: keyCount, posting: postingCount)
        }
        var (keys, starts) = (Column<UInt64>(), Column<UInt32>())
        let rows = Column<Int32>(count: postingCount) { rows in
            starts = Column(count: keyCount + 1) { starts in
                keys = Column(count: keyCount) { keys in
                    let room = Room(keys: keys, starts: starts, rows: rows)
                    _ = parallelMap(count: sorted.count, threads: threads) { number in
                        room.fill(with: sorted[number], from: places[number])
                    }
                }
                starts[keyCount] = UInt32(postingCount)
            }
        }
        return PostingLists(keys: SortedKeys(keys), starts: starts, rows: rows)
    }

    /// The memory of lists that are being made.
    // Unchecked: each bucket is written to a place of its own, and nothing is read before all are.
    private struct Room: @unchecked Sendable {
        let keys: UnsafeMutableBufferPointer<UInt64>
        let starts: UnsafeMutableBufferPointer<UInt32>
        let rows: UnsafeMutableBufferPointer<Int32>

        /// Writes the lists of a sorted bucket, the first of them at `place`.
        func fill(with bucket: [Posting], from place: (key: Int, posting: Int)) {
            var (next, previous) = (place.key, UInt64?.none)
            for (index, posting) in bucket.enumerated() {
                rows[place.posting + index] = posting.row
                if posting.key == previous { continue }
                keys[next] = posting.key
                starts[next] = UInt32(place.posting + index)
                (next, previous) = (next + 1, posting.key)
            }
        }
    }

    /// Brings the postings of a bucket, which come in the order of their tracks, into that of their keys: first by the
    /// leading bits that the bucket leaves open, then the few that share them.
    ///
    /// What they are moved from lies in a room of the thread: a million tracks would take 240 MB for copies of all buckets.
    private static func sort(_ bucket: inout [Posting], _ rooms: RoomStock) {
        var bits = 0
        while bits < mostDigitBits, bucket.count >> bits > postingsPerDigit { bits += 1 }
        guard bits > 0 else { return bucket.withUnsafeMutableBufferPointer { $0.sortFew(by: precedes) } }
        let unused = UInt64(UInt64.bitWidth - bits)
        func digit(_ posting: Posting) -> Int { Int(truncatingIfNeeded: (posting.key << bucketBits) >> unused) }
        // By digit: where its postings begin; moved on as they come, to where the next ones begin.
        var places = [Int32](repeating: 0, count: 1 << bits + 1)
        for posting in bucket { places[digit(posting) + 1] += 1 }
        for digit in 0..<1 << bits { places[digit + 1] += places[digit] }
        bucket.withUnsafeMutableBufferPointer { bucket in
            let room = rooms.take(byteCount: bucket.count * MemoryLayout<Posting>.stride)
            defer { rooms.put(room) }
            let unsorted = UnsafeMutableBufferPointer(
                start: room.memory.bindMemory(to: Posting.self, capacity: bucket.count), count: bucket.count)
            _ = unsorted.update(from: bucket)
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
