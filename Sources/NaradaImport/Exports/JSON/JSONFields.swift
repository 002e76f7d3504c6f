import Foundation

/// Finds the members of records by name, fast where one record is built like the next.
///
/// The keys of the last record are remembered with what each was found to be; where a key stands in its old place, one
/// comparison of bytes replaces one for each known name.
struct JSONFields {
    private let names: [StaticString]
    /// The node of each name; -1 where the record has none, or null.
    private var slots: [Int]
    /// Members that no name stands for, and those of the last names; nulls left out.
    private(set) var others: [Int] = []
    /// A name that stands twice in the record.
    private(set) var duplicate: StaticString?

    private var keys: [UInt8] = []
    private var keyEnds: [Int] = []
    private var meanings: [Int] = []
    /// The layout of the records whose keys are remembered; nil where it cannot be told.
    private var layout: Int?

    private let firstShared: Int

    private static let unknown = -1

    /// - Parameters:
    ///   - names: the names in the order of the slots.
    ///   - shared: how many of the names, counted from the last, are also among `others`.
    init(_ names: [StaticString], shared: Int = 0) {
        self.names = names
        firstShared = names.count - shared
        slots = Array(repeating: Self.unknown, count: names.count)
    }

    /// The node of the name at `slot`; nil where the record has none, or null.
    subscript(slot: Int) -> Int? { slots[slot] < 0 ? nil : slots[slot] }

    /// Looks the record's own members up.
    mutating func locate(in record: JSONRecord) {
        for slot in slots.indices { slots[slot] = Self.unknown }
        others.removeAll(keepingCapacity: true)
        duplicate = nil
        guard let root = record.nodes.first, root.kind == .object else { return }
        if let layout, record.layout == layout {
            // Plain values alone, and each key means what it meant in the last record.
            for node in 1..<record.nodes.count where record.nodes[node].kind != .null {
                take(node, meanings[node - 1])
            }
            return
        }
        var node = 1
        var ordinal = 0
        while node < Int(root.next) {
            let meaning = self.meaning(of: record.rawKey(node), ordinal: ordinal)
            if record.nodes[node].kind != .null { take(node, meaning) }
            node = Int(record.nodes[node].next)
            ordinal += 1
        }
        layout = meanings.count >= ordinal ? record.layout : nil
    }

    @inline(__always)
    private mutating func take(_ node: Int, _ meaning: Int) {
        if meaning == Self.unknown || meaning >= firstShared { others.append(node) }
        if meaning == Self.unknown {
            // Kept, not read.
        } else if slots[meaning] >= 0 {
            duplicate = names[meaning]
        } else {
            slots[meaning] = node
        }
    }

    private mutating func meaning(of key: UnsafeBufferPointer<UInt8>, ordinal: Int) -> Int {
        if ordinal < meanings.count {
            let start = ordinal == 0 ? 0 : keyEnds[ordinal - 1]
            let isSame = keys.withUnsafeBufferPointer { known in
                guard keyEnds[ordinal] - start == key.count else { return false }
                guard let left = known.baseAddress, let right = key.baseAddress else { return key.isEmpty }
                return memcmp(left + start, right, key.count) == 0
            }
            if isSame { return meanings[ordinal] }
            // From here on the record is built otherwise.
            keys.removeLast(keys.count - start)
            keyEnds.removeLast(keyEnds.count - ordinal)
            meanings.removeLast(meanings.count - ordinal)
        }
        let meaning = names.firstIndex { name in
            name.utf8CodeUnitCount == key.count && (0..<key.count).allSatisfy { key[$0] == name.utf8Start[$0] }
        }
        // A hostile record has a million keys; services' have some dozens.
        if ordinal == meanings.count, ordinal < Self.rememberedKeys {
            keys.append(contentsOf: key)
            keyEnds.append(keys.count)
            meanings.append(meaning ?? Self.unknown)
        }
        return meaning ?? Self.unknown
    }

    private static let rememberedKeys = 64
}
