import NaradaMatching

/// Turns keys of tracks into posting lists: collected in the order of the tracks, then sorted bucket by bucket on all
/// threads.
struct PostingListsBuilder: Sendable {
    /// A track's position under a key.
    private struct Posting {
        var key: UInt64
        var row: Int32
    }

    private var keys: [UInt64] = []
    private var rows: [Int32] = []

    /// Files the track at `position` under the keys. Positions ascend from call to call.
    mutating func add(_ position: Int32, under keys: [UInt64]) {
        self.keys.append(contentsOf: keys)
        rows.append(contentsOf: repeatElement(position, count: keys.count))
    }

    /// Buckets that are sorted apart: so many that one fits into a core's cache for libraries up to a few million.
    private static let bucketBits = 10

    /// The lists of all postings added.
    consuming func finish(threads: Int) -> PostingLists {
        let sorted = Self.partitioned(keys, rows)
        keys = []
        rows = []
        let (postings, buckets) = sorted
        // Each bucket counts its keys, so that the second pass knows where they go.
        let counts = parallelMap(Array(buckets.indices.dropLast()), threads: threads) { bucket -> Int in
            var part = UnsafeMutableBufferPointer(rebasing: postings.memory[buckets[bucket]..<buckets[bucket + 1]])
            part.sort { ($0.key, $0.row) < ($1.key, $1.row) }
            var distinct = 0
            for index in part.indices where index == 0 || part[index].key != part[index - 1].key { distinct += 1 }
            return distinct
        }
        let keyCount = counts.reduce(0, +)
        let memory = postings.memory
        let keys = Column<UInt64>(count: keyCount) { keys in
            var count = 0
            for index in memory.indices where index == 0 || memory[index].key != memory[index - 1].key {
                keys[count] = memory[index].key
                count += 1
            }
        }
        let starts = Column<UInt32>(count: keyCount + 1) { starts in
            var count = 0
            for index in memory.indices where index == 0 || memory[index].key != memory[index - 1].key {
                starts[count] = UInt32(index)
                count += 1
            }
            starts[count] = UInt32(memory.count)
        }
        let rows = Column<Int32>(count: memory.count) { rows in
            for index in memory.indices { rows[index] = memory[index].row }
        }
        return PostingLists(keys: SortedKeys(keys), starts: starts, rows: rows)
    }

    /// Memory of the postings, freed with its last owner.
    private final class Postings: @unchecked Sendable {
        // Unchecked: threads sort buckets that do not overlap.
        let memory: UnsafeMutableBufferPointer<Posting>
        init(count: Int) { memory = .allocate(capacity: count) }
        deinit { memory.deallocate() }
    }

    /// The postings by the leading bits of their keys, and where each bucket begins and the last one ends.
    private static func partitioned(_ keys: [UInt64], _ rows: [Int32]) -> (postings: Postings, buckets: [Int]) {
        let shift = UInt64(UInt64.bitWidth - bucketBits)
        var starts = [Int](repeating: 0, count: (1 << bucketBits) + 1)
        for key in keys { starts[Int(truncatingIfNeeded: key >> shift) + 1] += 1 }
        for bucket in 1..<starts.count { starts[bucket] += starts[bucket - 1] }
        let postings = Postings(count: keys.count)
        var next = starts
        for index in keys.indices {
            let bucket = Int(truncatingIfNeeded: keys[index] >> shift)
            postings.memory[next[bucket]] = Posting(key: keys[index], row: rows[index])
            next[bucket] += 1
        }
        return (postings, starts)
    }
}
