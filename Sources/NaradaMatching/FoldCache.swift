import NaradaModel
import Synchronization

/// What a `FoldCache` remembers values by.
protocol FoldKey: Sendable {
    /// Equal for keys that are alike, and seldom for others.
    var fingerprint: UInt64 { get }
    /// Whether the keys stand for the same value.
    func isLike(_ other: Self) -> Bool
}

/// Albums and credits that were read before: a library names each artist and each album many times, and reading one
/// costs as much as reading the title.
///
/// Rows that share an album or a credit share one object, which saves memory and lets comparisons end at once. Safe on
/// every thread. What is cached is a pure function of its key, so that results do not depend on what was forgotten.
final class FoldCache<Key: FoldKey, Value: AnyObject & Sendable>: Sendable {
    // No tuple: an array of those is taken down entry by entry, each looked up at run time.
    private struct Entry {
        let key: Key
        let value: Value
    }

    // No dictionary: the keys bring their hash along, and the standard one hashes it anew twice for each question.
    private struct Memory {
        private var places = FingerprintTable()
        private var entries: [Entry] = []
        /// A memory of so many is emptied before the next one.
        private let most: Int

        init(most: Int) { self.most = most }

        func value(for key: Key) -> Value? {
            guard let place = places[key.fingerprint] else { return nil }
            // In its place, where a copy of it would count references.
            return entries[Int(place)].key.isLike(key) ? entries[Int(place)].value : nil
        }

        /// Remembers the value, unless another key has the fingerprint.
        mutating func remember(_ value: Value, for key: Key) {
            if entries.count >= most {
                places = FingerprintTable()
                entries.removeAll(keepingCapacity: true)
            }
            let place = Int32(entries.count)
            if places.update(key.fingerprint, from: place, { _ in }) { entries.append(Entry(key: key, value: value)) }
        }
    }

    private final class Shard: Sendable {
        let memory: Mutex<Memory>

        init(most: Int) { memory = Mutex(Memory(most: most)) }
    }

    /// Threads rarely meet in one of so many.
    private static var shardCount: Int { 32 }
    /// Entries in all; a shard that has its share is emptied. Some 200 MB. A library of a million tracks and as many
    /// rows names 255,000 albums and 314,000 credits; with half the room a run took a twentieth longer.
    private static var usualRoom: Int { 1 << 19 }

    private let shards: [Shard]

    /// - Parameter room: entries in all, of which each shard has its share.
    init(room: Int = FoldCache.usualRoom) {
        shards = (0..<Self.shardCount).map { _ in Shard(most: max(1, room / Self.shardCount)) }
    }

    /// The value for the key, made where it is not known.
    func value(for key: Key, make: () -> Value) -> Value {
        // The lowest bits say where in its table a key stands.
        let shard = shards[Int(key.fingerprint >> 32) % Self.shardCount]
        if let known = shard.memory.withLock({ $0.value(for: key) }) { return known }
        // Made outside the lock: two threads may make the same, and the first one's stays.
        let made = make()
        return shard.memory.withLock { memory in
            if let known = memory.value(for: key) { return known }
            memory.remember(made, for: key)
            return made
        }
    }
}

/// A text as it is written, byte by byte, as a key.
///
/// Swift holds canonically equivalent texts to be equal, and some of them are read otherwise: the Greek question mark is
/// a semicolon to `==` and none to a credit. Which was met first must not decide how the other is read.
struct WrittenText: FoldKey {
    let text: String
    let fingerprint: UInt64

    init(_ text: String) {
        self.text = text
        var key = Fingerprint()
        key.add(text)
        fingerprint = key.value
    }

    func isLike(_ other: WrittenText) -> Bool {
        fingerprint == other.fingerprint && text.isWritten(like: other.text)
    }
}

/// A credit as it is written, with the guests that the title names, as a key.
struct WrittenCredit: FoldKey {
    let artists: ArtistCredit
    let titleGuests: [String]
    let fingerprint: UInt64

    init(_ artists: ArtistCredit, titleGuests: [String]) {
        self.artists = artists
        self.titleGuests = titleGuests
        var key = Fingerprint()
        for artist in artists.artists {
            key.add(artist.name)
            key.add(UInt32.max)
        }
        for guest in titleGuests {
            key.add(guest)
            key.add(UInt32.max - 1)
        }
        fingerprint = key.value
    }

    func isLike(_ other: WrittenCredit) -> Bool {
        // Place by place: iterators would count references to what they pass on.
        let (names, others) = (artists.artists, other.artists.artists)
        guard fingerprint == other.fingerprint, names.count == others.count,
            titleGuests.count == other.titleGuests.count
        else { return false }
        for place in names.indices where !names[place].name.isWritten(like: others[place].name) { return false }
        for place in titleGuests.indices where !titleGuests[place].isWritten(like: other.titleGuests[place]) {
            return false
        }
        return true
    }
}
