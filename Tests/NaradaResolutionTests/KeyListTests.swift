import NaradaTestSupport
import Testing

@testable import NaradaResolution

@Suite struct KeyListTests {
    /// Around the room that is there at first, and around the length from which the standard library sorts.
    @Test(arguments: [0, 1, 2, 3, 8, 9, 40, 47, 48, 49, 50, 1_000]) func keysComeAscendingWithoutDoubles(count: Int) {
        var random = SplitMix64(seed: UInt64(count) + 1)
        let keys = (0..<count).map { _ in UInt64.random(in: 0..<50, using: &random) }
        for kept in [0, 1, 5] where kept <= count {
            var list = KeyList<UInt64>(room: 8)
            for key in keys { list.append(key) }
            #expect(list.array == keys && list.count == count)
            list.makeDistinct(from: kept)
            #expect(list.array == Array(keys[..<kept]) + Set(keys[kept...]).sorted())
            list.shorten(to: kept)
            #expect(list.array == Array(keys[..<kept]))
        }
    }

    /// Too little room, enough, and none.
    @Test(arguments: [0, 8, 64, 4_096]) func aListOutgrowsWhatItWasLent(bytes: Int) {
        withUnsafeTemporaryAllocation(byteCount: bytes, alignment: 8) { room in
            var list = KeyList<UInt64>(lent: room)
            for key in UInt64(0)..<100 { list.append(key * key) }
            #expect(list.array == (0..<100).map { $0 * $0 })
        }
    }
}
