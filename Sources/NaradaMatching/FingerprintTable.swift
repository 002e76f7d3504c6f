/// A dictionary from fingerprints to small numbers, for the counts and lists that every candidate pair asks for.
///
/// Open addressing with linear probing over one array, at most half full: fingerprints have their bits mixed already, so
/// that they are their own hash, and a look-up is one cache line where the standard dictionary hashes anew and takes
/// three. Nothing is ever removed.
package struct FingerprintTable: Sendable {
    private struct Slot {
        var key: UInt64
        var value: Int32
    }

    /// Stands for an empty slot; the fingerprint that happens to be 0 has its number in `ofZero`.
    private static let empty: UInt64 = 0

    private var slots: [Slot] = []
    private var mask = 0
    private var ofZero: Int32?
    /// How many fingerprints are filed.
    package private(set) var count = 0

    package init() {}

    /// The number filed under the fingerprint; nil for none.
    package subscript(key: UInt64) -> Int32? {
        if key == Self.empty { return ofZero }
        guard !slots.isEmpty else { return nil }
        var place = Int(truncatingIfNeeded: key) & mask
        while slots[place].key != key {
            if slots[place].key == Self.empty { return nil }
            place = (place + 1) & mask
        }
        return slots[place].value
    }

    /// Stands for no number where many are looked up at once.
    package static let none: Int32 = -1

    /// Writes the number filed under each of the fingerprints; `none` where there is none.
    ///
    /// Numbers are not negative. Faster than one look-up after the other where the table does not fit into the cache.
    package func writeNumbers(
        of keys: UnsafeBufferPointer<UInt64>, into numbers: UnsafeMutableBufferPointer<Int32>
    ) {
        guard !slots.isEmpty else {
            for index in keys.indices { numbers[index] = self[keys[index]] ?? Self.none }
            return
        }
        // First a look at each first slot that waits for nothing, so that their lines come into the cache side by side.
        for index in keys.indices {
            let slot = slots[Int(truncatingIfNeeded: keys[index]) & mask]
            numbers[index] =
                slot.key == keys[index] ? slot.value : slot.key == Self.empty ? Self.none : Self.isElsewhere
        }
        for index in keys.indices where numbers[index] == Self.isElsewhere || keys[index] == Self.empty {
            numbers[index] = self[keys[index]] ?? Self.none
        }
    }

    /// Stands for a number that is not in the first slot of its fingerprint.
    private static let isElsewhere: Int32 = -2

    /// Changes the number under the fingerprint, which is `initial` where there was none; returns whether it is new.
    @discardableResult
    package mutating func update(_ key: UInt64, from initial: Int32, _ change: (inout Int32) -> Void) -> Bool {
        if key == Self.empty {
            let isNew = ofZero == nil
            var value = ofZero ?? initial
            change(&value)
            ofZero = value
            if isNew { count += 1 }
            return isNew
        }
        if count * 2 >= slots.count { grow() }
        var place = Int(truncatingIfNeeded: key) & mask
        while slots[place].key != key {
            if slots[place].key == Self.empty {
                slots[place] = Slot(key: key, value: initial)
                change(&slots[place].value)
                count += 1
                return true
            }
            place = (place + 1) & mask
        }
        change(&slots[place].value)
        return false
    }

    /// All fingerprints with their numbers, ascending.
    package var sorted: [(key: UInt64, value: Int32)] {
        (ofZero.map { [(Self.empty, $0)] } ?? [])
            + slots.filter { $0.key != Self.empty }.map { ($0.key, $0.value) }.sorted { $0.key < $1.key }
    }

    /// Counts the fingerprint once more; returns whether it is new.
    @discardableResult
    package mutating func count(_ key: UInt64) -> Bool { update(key, from: 0) { $0 += 1 } }

    private static let fewestSlots = 64

    private mutating func grow() {
        let old = slots
        slots = [Slot](repeating: Slot(key: Self.empty, value: 0), count: max(Self.fewestSlots, old.count * 2))
        mask = slots.count - 1
        for slot in old where slot.key != Self.empty {
            var place = Int(truncatingIfNeeded: slot.key) & mask
            while slots[place].key != Self.empty { place = (place + 1) & mask }
            slots[place] = slot
        }
    }
}
