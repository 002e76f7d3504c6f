@testable import NaradaMatching
import NaradaTestSupport
import Testing

/// Tables of fingerprints beside dictionaries.
@Suite struct FingerprintTableTests {
    /// Keys that are filed, and how often.
    struct Keys: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let keys: [UInt64]

        init(_ name: String, _ keys: [UInt64]) {
            testDescription = name
            self.keys = keys
        }

        /// Keys that were not filed, or may not have been: neighbours and both ends.
        var others: [UInt64] { keys.flatMap { [$0 &+ 1, $0 &- 1, ~$0] } + [0, 1, .max, 0x9E37_79B9_7F4A_7C15] }
    }

    static let rows =
        [
            Keys("no key", []), Keys("one key", [77]), Keys("the key 0", [0]), Keys("the greatest key", [.max]),
            Keys("0 beside the number that stood for it", [0, 0x9E37_79B9_7F4A_7C15, 0]),
            Keys("one key many times", [UInt64](repeating: 5, count: 300)),
            Keys("keys with the same low bits", (UInt64(0)..<200).map { $0 << 40 }),
            Keys("keys with the same leading bits", (UInt64(0)..<200).map { 0xABCD_EF00_0000_0000 | $0 }),
            Keys("both ends and the middle", [0, 1, .max, .max - 1, 1 << 63, (1 << 63) - 1]),
        ] + (UInt64(1)...6).map(seeded)

    private static func seeded(_ seed: UInt64) -> Keys {
        var random = SplitMix64(seed: seed)
        let bits = UInt64([4, 10, 63][Int(seed % 3)])
        let count = Int.random(in: 1...3_000, using: &random)
        return Keys("seed \(seed)", (0..<count).map { _ in random.next() >> (63 - bits) })
    }

    @Test(arguments: rows) func countsAreThoseOfADictionary(row: Keys) {
        var table = FingerprintTable()
        var twin: [UInt64: Int32] = [:]
        #expect(table.count == 0 && table.sorted.isEmpty)
        for key in row.keys {
            #expect(table.count(key) == (twin[key] == nil))
            twin[key, default: 0] += 1
            #expect(table.count == twin.count)
        }
        for key in row.keys + row.others { #expect(table[key] == twin[key], "\(key)") }
        #expect(numbers(of: row.others + row.keys, in: table) == (row.others + row.keys).map { twin[$0] ?? -1 })
        #expect(numbers(of: [], in: table) == [])
        #expect(table.sorted.map(\.key) == twin.keys.sorted())
        #expect(table.sorted.map(\.value) == twin.keys.sorted().map { twin[$0] })
    }

    @Test(arguments: rows) func sortedCountsAreThoseOfADictionary(row: Keys) {
        var table = FingerprintTable()
        for key in row.keys { table.count(key) }
        let twin = row.keys.reduce(into: [UInt64: Int32]()) { $0[$1, default: 0] += 1 }
        let sorted = SortedCounts(table)
        for key in row.keys + row.others { #expect(sorted[key] == twin[key] ?? 0, "\(key)") }
    }

    @Test(arguments: rows) func placesAreThoseOfASortedArray(row: Keys) {
        let keys = Set(row.keys).sorted()
        let sorted = SortedKeys(Column(keys))
        #expect(sorted.count == keys.count)
        for key in row.keys + row.others { #expect(sorted.place(of: key) == keys.firstIndex(of: key), "\(key)") }
        let sought = row.keys + row.others
        #expect(places(of: sought, in: sorted) == sought.map { sorted.place(of: $0) ?? -1 })
        #expect(places(of: [], in: sorted) == [])
        // The directory is all that a copy needs besides.
        let copy = SortedKeys(keys: sorted.keys, directory: sorted.directory)
        for key in row.keys + row.others { #expect(copy.place(of: key) == sorted.place(of: key)) }
    }

    private func places(of sought: [UInt64], in keys: SortedKeys) -> [Int] {
        // Of no meaning before they are written.
        var places = [Int](repeating: .min, count: sought.count)
        sought.withUnsafeBufferPointer { sought in
            places.withUnsafeMutableBufferPointer { keys.writePlaces(of: sought, into: $0) }
        }
        return places
    }

    private func numbers(of sought: [UInt64], in table: FingerprintTable) -> [Int32] {
        // Of no meaning before they are written.
        var numbers = [Int32](repeating: .min, count: sought.count)
        sought.withUnsafeBufferPointer { sought in
            numbers.withUnsafeMutableBufferPointer { table.writeNumbers(of: sought, into: $0) }
        }
        return numbers
    }

    @Test func aChangeBeginsAtTheInitialNumberOnce() {
        var table = FingerprintTable()
        for key in [UInt64(0), 9] {
            #expect(table.update(key, from: 40) { $0 += 2 })
            #expect(table[key] == 42)
            #expect(!table.update(key, from: 7) { $0 -= 1 })
            #expect(table[key] == 41)
        }
    }

    @Test func aCopyIsApart() {
        var table = FingerprintTable()
        for key in UInt64(0)..<100 { table.count(key) }
        let before = table
        for key in UInt64(0)..<200 { table.count(key) }
        #expect(before.count == 100 && before[0] == 1 && before[150] == nil)
        #expect(table.count == 200 && table[0] == 2 && table[150] == 1)
    }
}
