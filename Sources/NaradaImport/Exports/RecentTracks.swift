import Foundation
import NaradaModel

/// The tracks that were handed out lately, so that the thousandth play of a song is one event and not two.
///
/// A hash table with its keys one behind another in one array. When it is full all of it is forgotten: a track that is
/// handed out again changes nothing, but costs the writer a look-up.
///
/// A track is known by the very bytes of its id and names, so nothing hangs on the quality of the hash.
struct RecentTracks {
    /// Tracks; more than those of most lives.
    static let limit = 65_536
    /// Slots, a power of two: half of them are empty, so that a look-up seldom sees two.
    private static let slotCount = 2 * limit
    /// Bytes that are remembered of a track, at most; a longer one is not.
    private static let keyLimit = 512
    /// Bytes of all keys, at most: twice what the tracks of a history need.
    private static let keysLimit = 12 << 20
    /// The hash is taken by words of so many bytes.
    private static let word = 8

    private struct Entry {
        var keyStart: Int
        var keyEnd: Int
        /// What a packer calls the track, and in which of its rounds.
        var number = 0
        var round = -1
    }

    /// The upper half of a key's hash, and in the lower one its entry counted from 1; 0 where there is none.
    private var slots: [UInt64] = Array(repeating: 0, count: slotCount)
    private var entries: [Entry] = []
    private var ids: [ServiceID] = []
    private var keys: [UInt8] = []

    /// The key that is looked up, with room for zeros that fill its last word.
    private var key: [UInt8] = Array(repeating: 0, count: keyLimit + word)
    private var keyCount = 0
    private var isTooLong = false
    private var hash: UInt64 = 0
    /// The entry that was found or kept last; nil for a track that could not be kept.
    private var entry: Int?
    /// The track that could not be kept.
    private var unkept: ServiceID?

    /// Begins a look-up.
    mutating func begin() {
        keyCount = 0
        isTooLong = false
    }

    /// Adds a field to the look-up; nil differs from empty.
    mutating func add(_ bytes: UnsafeBufferPointer<UInt8>?) {
        let count = bytes?.count ?? 0
        guard keyCount + count < Self.keyLimit else {
            isTooLong = true
            return
        }
        key.withUnsafeMutableBufferPointer { key in
            guard let target = key.baseAddress else { return }
            if let source = bytes?.baseAddress { (target + keyCount).update(from: source, count: count) }
            // 0xff stands in no UTF-8, so fields cannot run into one another.
            target[keyCount + count] = bytes == nil ? 0xfe : 0xff
        }
        keyCount += count + 1
    }

    /// The id of the track with these fields; nil where it must be made, and then kept with `keep`.
    mutating func find() -> ServiceID? { isKnown() ? id : nil }

    /// Whether the track with these fields is known; where not it must be made, and then kept with `keep`.
    mutating func isKnown() -> Bool {
        entry = nil
        unkept = nil
        guard !isTooLong else { return false }
        hash = keyHash()
        let tag = hash >> 32
        var slot = Int(truncatingIfNeeded: hash) & (Self.slotCount - 1)
        while slots[slot] != 0 {
            let candidate = Int(slots[slot] & 0xffff_ffff) - 1
            if slots[slot] >> 32 == tag, isKey(of: entries[candidate]) {
                entry = candidate
                return true
            }
            slot = (slot + 1) & (Self.slotCount - 1)
        }
        return false
    }

    /// Keeps the id of the track that was looked for last.
    mutating func keep(_ id: ServiceID) {
        guard !isTooLong else {
            unkept = id
            return
        }
        if entries.count >= Self.limit || keys.count + keyCount > Self.keysLimit { forgetAll() }
        var slot = Int(truncatingIfNeeded: hash) & (Self.slotCount - 1)
        while slots[slot] != 0 { slot = (slot + 1) & (Self.slotCount - 1) }
        entry = entries.count
        entries.append(Entry(keyStart: keys.count, keyEnd: keys.count + keyCount))
        slots[slot] = hash & ~0xffff_ffff | UInt64(entries.count)
        keys.append(contentsOf: key[..<keyCount])
        ids.append(id)
    }

    /// The id of the track that was found or kept last; nil where there was none.
    var id: ServiceID? { entry.map { ids[$0] } ?? unkept }

    /// The packer's number of the track that was found or kept last; nil where there was none.
    mutating func number(in packer: PlayPacker) -> Int? {
        guard let entry else { return unkept.map { packer.number(of: $0) } }
        if entries[entry].round != packer.round {
            entries[entry].number = packer.number(of: ids[entry])
            entries[entry].round = packer.round
        }
        return entries[entry].number
    }

    private mutating func forgetAll() {
        for slot in slots.indices { slots[slot] = 0 }
        entries.removeAll(keepingCapacity: true)
        ids.removeAll(keepingCapacity: true)
        keys.removeAll(keepingCapacity: true)
    }

    private func isKey(of entry: Entry) -> Bool {
        guard entry.keyEnd - entry.keyStart == keyCount else { return false }
        return keys.withUnsafeBytes { keys in
            key.withUnsafeBytes { key in
                guard let known = keys.baseAddress, let wanted = key.baseAddress else { return keyCount == 0 }
                return memcmp(known + entry.keyStart, wanted, keyCount) == 0
            }
        }
    }

    /// FNV-1a (RFC 9923) by words and not by bytes: it only chooses a slot, and is asked for every play.
    private mutating func keyHash() -> UInt64 {
        key.withUnsafeMutableBytes { key in
            for index in keyCount..<keyCount + Self.word { key[index] = 0 }
            var hash: UInt64 = 0xcbf2_9ce4_8422_2325
            var index = 0
            while index < keyCount {
                hash = (hash ^ key.loadUnaligned(fromByteOffset: index, as: UInt64.self)) &* 0x0000_0100_0000_01b3
                hash ^= hash >> 29
                index += Self.word
            }
            return hash ^ hash >> 32
        }
    }
}
