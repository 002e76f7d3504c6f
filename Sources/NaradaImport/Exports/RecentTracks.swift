import Foundation
import NaradaModel

/// The tracks that were handed out lately, so that the thousandth play of a song is one event and not two.
///
/// A table of fixed size with eight places for each hash: a track that falls out of it is handed out again, which changes
/// nothing, but costs the writer a look-up. With two places, 50,000 tracks of a million plays fell out 57,000 times.
///
/// A track is known by the very bytes of its id and names, so nothing hangs on the quality of the hash.
struct RecentTracks {
    /// Places; more than the tracks of most lives. A power of two.
    private static let size = 65_536
    /// Bytes that are remembered of a track, at most; a longer one is not.
    private static let keyLimit = 512
    /// Places for each hash; their tags are half a cache line.
    private static let ways = 8

    /// The other half of each place's hash, so that few keys are compared in vain.
    private var tags: [UInt32] = Array(repeating: 0, count: size)
    private var keys: [[UInt8]] = Array(repeating: [], count: size)
    private var ids: [ServiceID?] = Array(repeating: nil, count: size)
    private var key: [UInt8] = []
    private var place = 0
    private var tag: UInt32 = 0

    /// Begins a look-up.
    mutating func begin() { key.removeAll(keepingCapacity: true) }

    /// Adds a field to the look-up; nil differs from empty.
    mutating func add(_ bytes: UnsafeBufferPointer<UInt8>?) {
        if let bytes { key.append(contentsOf: bytes) }
        // 0xff stands in no UTF-8, so fields cannot run into one another.
        key.append(bytes == nil ? 0xfe : 0xff)
    }

    /// The id of the track with these fields; nil where it must be made, and then kept with `keep`.
    mutating func find() -> ServiceID? {
        // FNV-1a (RFC 9923) by words and not by bytes: it only chooses a place, and is asked for every play.
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        key.withUnsafeBytes { raw in
            var index = 0
            while index + 8 <= raw.count {
                hash = (hash ^ raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)) &* 0x0000_0100_0000_01b3
                hash ^= hash >> 29
                index += 8
            }
            for byte in raw[index...] { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
        }
        place = Int(truncatingIfNeeded: (hash ^ hash >> 32) & UInt64(Self.size - 1)) & ~(Self.ways - 1)
        tag = UInt32(truncatingIfNeeded: hash >> 32)
        for index in place..<place + Self.ways where tags[index] == tag && keys[index] == key {
            if let id = ids[index] { return id }
        }
        return nil
    }

    /// Keeps the id of the track that was looked for last.
    mutating func keep(_ id: ServiceID) {
        guard key.count <= Self.keyLimit else { return }
        // The newest stands first and the oldest goes.
        for index in stride(from: place + Self.ways - 1, to: place, by: -1) {
            keys[index] = keys[index - 1]
            ids[index] = ids[index - 1]
            tags[index] = tags[index - 1]
        }
        // A copy as long as the key: the array itself has room for the longest so far, four times as much.
        keys[place] = key.withUnsafeBufferPointer { Array($0) }
        ids[place] = id
        tags[place] = tag
    }
}
