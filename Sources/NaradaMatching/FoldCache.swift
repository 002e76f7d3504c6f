import Synchronization

/// Albums and credits that were read before: a library names each artist and each album many times, and reading one
/// costs as much as reading the title.
///
/// Rows that share an album or a credit share one object, which saves memory and lets comparisons end at once. Safe on
/// every thread. What is cached is a pure function of what its key was made of, so that results do not depend on what was
/// forgotten.
final class FoldCache<Value: Sendable>: Sendable {
    // Key and value side by side: in a library that no cache holds, each further place to look at takes as long as folding
    // ten letters.
    private struct Slot {
        var key: WrittenKey
        var value: Value?
    }

    /// Open addressing with linear probing, at most half full.
    private struct Memory {
        private var slots: [Slot] = []
        private var count = 0
        /// A memory of so many is emptied before the next one.
        private let most: Int

        private static var fewestSlots: Int { 16 }

        init(most: Int) { self.most = most }

        func value(for key: WrittenKey) -> Value? { slots.isEmpty ? nil : slots[place(of: key)].value }

        func expect(_ key: WrittenKey) {
            slots.withUnsafeBufferPointer { slots in
                guard let start = slots.baseAddress, !slots.isEmpty else { return }
                CacheHint.expect(MemoryLayout<Slot>.stride, at: start + (key.place & (slots.count - 1)))
            }
        }

        mutating func remember(_ value: Value, for key: WrittenKey) {
            if count >= most { (slots, count) = ([], 0) }
            if count * 2 >= slots.count { grow() }
            let place = place(of: key)
            if slots[place].key != key { count += 1 }
            slots[place] = Slot(key: key, value: value)
        }

        /// Where the key stands, or the empty slot where it belongs.
        private func place(of key: WrittenKey) -> Int {
            let mask = slots.count - 1
            var place = key.place & mask
            while slots[place].key != key, slots[place].key != .none { place = (place + 1) & mask }
            return place
        }

        private mutating func grow() {
            let old = slots
            slots = [Slot](
                repeating: Slot(key: .none, value: nil), count: max(Self.fewestSlots, old.count * 2))
            for slot in old where slot.key != .none { slots[place(of: slot.key)] = slot }
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

    private let shards: LentObjects<Shard>

    /// - Parameter room: entries in all, of which each shard has its share.
    init(room: Int = FoldCache.usualRoom) {
        shards = LentObjects((0..<Self.shardCount).map { _ in Shard(most: max(1, room / Self.shardCount)) })
    }

    /// Hints that the value for the key is asked for soon.
    func expect(_ key: WrittenKey) { withMemory(for: key) { $0.expect(key) } }

    /// The value for the key, made where it is not known.
    func value(for key: WrittenKey, make: () -> Value) -> Value {
        if let known = withMemory(for: key, { $0.value(for: key) }) { return known }
        // Made outside the lock: two threads may make the same, and the first one's stays.
        let made = make()
        return withMemory(for: key) { memory in
            if let known = memory.value(for: key) { return known }
            memory.remember(made, for: key)
            return made
        }
    }

    @inline(__always)
    private func withMemory<Result>(for key: WrittenKey, _ body: (inout Memory) -> Result) -> Result {
        shards.with(key.shard % Self.shardCount) { $0.memory.withLock { body(&$0) } }
    }
}
