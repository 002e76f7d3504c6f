/// Fingerprints in ascending order with a directory over their leading bits: where a key stands, for the cost of a
/// directory entry and a few neighbouring keys.
package struct SortedKeys: Sendable {
    /// By the leading bits of a key: where keys of these bits begin; one more at the end.
    package let directory: Column<UInt32>
    /// Ascending, each once.
    package let keys: Column<UInt64>
    private let shift: UInt64

    /// - Parameter directory: as `SortedKeys.directory(of:)` makes it.
    package init(keys: Column<UInt64>, directory: Column<UInt32>) {
        (self.keys, self.directory) = (keys, directory)
        shift = UInt64(UInt64.bitWidth - (directory.count - 1).trailingZeroBitCount)
    }

    /// The keys, which ascend, with a directory of their own.
    package init(_ keys: Column<UInt64>) { self.init(keys: keys, directory: Self.directory(of: keys)) }

    package var count: Int { keys.count }

    /// The place of the key; nil where it is not among them.
    @inline(__always)
    package func place(of key: UInt64) -> Int? {
        let bucket = Int(truncatingIfNeeded: key >> shift)
        let end = Int(directory.numbers[bucket + 1])
        var index = Int(directory.numbers[bucket])
        while index < end, keys.numbers[index] < key { index += 1 }
        return index < end && keys.numbers[index] == key ? index : nil
    }

    /// Writes the place of each of the keys; -1 for one that is not among them.
    ///
    /// `place(of:)` for many: step by step over all of them, so that what is not in the cache is waited for once a step and
    /// not once a key.
    ///
    /// - Parameter places: as many as there are keys.
    package func writePlaces(of sought: UnsafeBufferPointer<UInt64>, into places: UnsafeMutableBufferPointer<Int>) {
        guard keys.count > 0 else { return places.update(repeating: -1) }
        for index in sought.indices {
            places[index] = Int(directory.numbers[Int(truncatingIfNeeded: sought[index] >> shift)])
        }
        // The first step of the search below, without a question on whose answer anything waits. Behind the last key of
        // an entry stands a greater one.
        for index in sought.indices {
            let first = keys.numbers[min(places[index], keys.count - 1)]
            places[index] += first < sought[index] ? 1 : 0
        }
        for index in sought.indices {
            let key = sought[index]
            let end = Int(directory.numbers[Int(truncatingIfNeeded: key >> shift) + 1])
            var place = places[index]
            while place < end, keys.numbers[place] < key { place += 1 }
            places[index] = place < end && keys.numbers[place] == key ? place : -1
        }
    }

    /// Keys for one entry of the directory.
    private static let keysPerEntry = 4

    private static func directory(of keys: Column<UInt64>) -> Column<UInt32> {
        var bits = 1
        while keys.count >> bits > keysPerEntry { bits += 1 }
        let shift = UInt64(UInt64.bitWidth - bits)
        return Column(count: (1 << bits) + 1) { directory in
            var index = 0
            for entry in 0..<(1 << bits) {
                directory[entry] = UInt32(index)
                while index < keys.count, Int(truncatingIfNeeded: keys[index] >> shift) == entry { index += 1 }
            }
            directory[1 << bits] = UInt32(index)
        }
    }
}

/// Counts of fingerprints that are read and never changed.
package struct SortedCounts: Sendable {
    package let keys: SortedKeys
    /// By place of the key.
    package let counts: Column<Int32>

    package init(keys: SortedKeys, counts: Column<Int32>) { (self.keys, self.counts) = (keys, counts) }

    /// The counts of a table.
    package init(_ table: FingerprintTable) {
        let sorted = table.sorted
        keys = SortedKeys(Column(sorted.map(\.key)))
        counts = Column(sorted.map(\.value))
    }

    /// The count of the key; 0 where it is not among them.
    package subscript(key: UInt64) -> Int32 { keys.place(of: key).map { counts[$0] } ?? 0 }
}
