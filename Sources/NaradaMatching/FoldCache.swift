import NaradaModel
import Synchronization

/// Albums and credits that were read before: a library names each artist and each album many times, and reading one
/// costs as much as reading the title.
///
/// Rows that share an album or a credit share one object, which saves memory and lets comparisons end at once. Safe on
/// every thread. What is cached is a pure function of its key, so that results do not depend on what was forgotten.
final class FoldCache<Key: Hashable & Sendable, Value: AnyObject & Sendable>: Sendable {
    private final class Shard: Sendable {
        let values = Mutex<[Key: Value]>([:])
    }

    /// Threads rarely meet in one of so many.
    private static var shardCount: Int { 32 }
    /// Entries of a shard; a full one is emptied: a quarter of a million in all, some 100 MB.
    private static var mostPerShard: Int { 8_192 }

    private let shards = (0..<FoldCache.shardCount).map { _ in Shard() }

    /// The value for the key, made where it is not known.
    func value(for key: Key, make: () -> Value) -> Value {
        let shard = shards[Int(UInt(bitPattern: key.hashValue) % UInt(Self.shardCount))]
        if let known = shard.values.withLock({ $0[key] }) { return known }
        // Made outside the lock: two threads may make the same, and the first one's stays.
        let made = make()
        return shard.values.withLock { values in
            if let known = values[key] { return known }
            if values.count >= Self.mostPerShard { values.removeAll(keepingCapacity: true) }
            values[key] = made
            return made
        }
    }
}

/// A text as it is written, byte by byte, as a key.
///
/// Swift holds canonically equivalent texts to be equal, and some of them are read otherwise: the Greek question mark is
/// a semicolon to `==` and none to a credit. Which was met first must not decide how the other is read.
struct WrittenText: Hashable, Sendable {
    let text: String
    private let fingerprint: UInt64

    init(_ text: String) {
        self.text = text
        var key = Fingerprint()
        key.add(text)
        fingerprint = key.value
    }

    static func == (one: WrittenText, other: WrittenText) -> Bool {
        one.fingerprint == other.fingerprint && one.text.utf8.elementsEqual(other.text.utf8)
    }

    func hash(into hasher: inout Hasher) { hasher.combine(fingerprint) }
}

/// A credit as it is written, with the guests that the title names, as a key.
struct WrittenCredit: Hashable, Sendable {
    let artists: ArtistCredit
    let titleGuests: [String]
    private let fingerprint: UInt64

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

    static func == (one: WrittenCredit, other: WrittenCredit) -> Bool {
        one.fingerprint == other.fingerprint
            && one.artists.artists.elementsEqual(other.artists.artists) { $0.name.utf8.elementsEqual($1.name.utf8) }
            && one.titleGuests.elementsEqual(other.titleGuests) { $0.utf8.elementsEqual($1.utf8) }
    }

    func hash(into hasher: inout Hasher) { hasher.combine(fingerprint) }
}
