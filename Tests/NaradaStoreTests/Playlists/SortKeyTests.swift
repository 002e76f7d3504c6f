import NaradaStore
import NaradaTestSupport
import Testing

@Suite struct SortKeyTests {
    struct Row: CustomTestStringConvertible, Sendable {
        var lower: String?
        var upper: String?
        var key: String?
        var testDescription: String { "\(lower ?? "–")…\(upper ?? "–")" }

        init(_ lower: String?, _ upper: String?, _ key: String?) {
            self.lower = lower
            self.upper = upper
            self.key = key
        }
    }

    @Test(arguments: [
        Row(nil, nil, "a0000000"),
        // Appended and put in front: 62³ apart.
        Row("a0000000", nil, "a0001000"),
        Row(nil, "a0000000", "Zzzzz000"),
        Row("a0001000", nil, "a0002000"),
        // Between: half way, then a fraction.
        Row("a0000000", "a0001000", "a0000V00"),
        Row("a0000000", "a0000002", "a0000001"),
        Row("a0000000", "a0000001", "a0000000V"),
        Row("a0000000V", "a0000001", "a0000000k"),
        Row("a0000000z", "a0000001", "a0000000zV"),
        Row("a0000000", "a00000001", "a00000000V"),
        // Keys of other programs: short, long, ending in zeros.
        Row("a", "b", "aV000000"),
        Row("a", "a1", "a0V00000"),
        Row("A0", "A00000000000", nil),
        Row("a", "a0", nil),
        Row("a0000000", "a0000000", nil),
        Row("b", "a", nil),
        // Foreign characters, and the ends of what there is.
        Row("ä", nil, nil),
        Row(nil, "a-1", nil),
        Row("zzzzzzzz", nil, "zzzzzzzzV"),
        Row(nil, "00000001", "00000000V"),
        Row(nil, "00000000", nil),
    ])
    func aKeyBetween(_ row: Row) {
        let key = SortKey.between(row.lower, row.upper)
        #expect(key == row.key)
        guard let key else { return }
        if let lower = row.lower { #expect(lower.utf8.lexicographicallyPrecedes(key.utf8)) }
        if let upper = row.upper { #expect(key.utf8.lexicographicallyPrecedes(upper.utf8)) }
    }

    @Test func nearlyAHundredInsertsAtOneSpotHaveRoom() {
        for side in ["after the first", "before the last"] {
            var lower = SortKey.first
            var upper = SortKey.between(lower, nil)
            var count = 0
            while let key = SortKey.between(lower, upper) {
                #expect(key.utf8.count <= SortKey.longest)
                #expect(lower.utf8.lexicographicallyPrecedes(key.utf8))
                #expect(upper.map { key.utf8.lexicographicallyPrecedes($0.utf8) } == true)
                if side == "after the first" { upper = key } else { lower = key }
                count += 1
            }
            #expect(count >= 95, "\(side)")
        }
    }

    @Test(arguments: [nil, SortKey.first] as [String?], [nil, "b"] as [String?])
    func manyKeysAreSpread(lower: String?, upper: String?) throws {
        let keys = try #require(SortKey.keys(5000, between: lower, upper))
        #expect(keys.count == 5000)
        let bounds = [lower].compactMap { $0 } + keys + [upper].compactMap { $0 }
        #expect(zip(bounds, bounds.dropFirst()).allSatisfy { $0.utf8.lexicographicallyPrecedes($1.utf8) })
        #expect(keys.allSatisfy { $0.utf8.count == 8 })
    }

    @Test func manyKeysInANarrowGapStayShort() throws {
        let keys = try #require(SortKey.keys(1000, between: "a0000000", "a0000001"))
        #expect(zip(keys, keys.dropFirst()).allSatisfy { $0.utf8.lexicographicallyPrecedes($1.utf8) })
        #expect((keys.map(\.utf8.count).max() ?? 0) <= 11)
    }

    @Test(arguments: [1, 2, 3] as [UInt64])
    func anyTwoKeysOfTheAlphabetHaveOneBetweenOrSayNo(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        var found = 0
        for _ in 0..<20_000 {
            let left = random.text(length: Int.random(in: 0...10, using: &random), from: "01aVz")
            let right = random.text(length: Int.random(in: 0...10, using: &random), from: "01aVz")
            guard let key = SortKey.between(left, right) else { continue }
            found += 1
            #expect(left.utf8.lexicographicallyPrecedes(key.utf8) && key.utf8.lexicographicallyPrecedes(right.utf8))
        }
        #expect(found > 5000)
    }
}
