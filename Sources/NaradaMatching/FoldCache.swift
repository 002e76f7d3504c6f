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

    init(_ text: String) { self.text = text }

    static func == (one: WrittenText, other: WrittenText) -> Bool { one.text.utf8.elementsEqual(other.text.utf8) }

    func hash(into hasher: inout Hasher) {
        var text = text
        text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
        hasher.combine(UInt8.max)
    }
}
