import NaradaTestSupport
import Testing

@testable import NaradaResolution

@Suite struct KeyCollectorTests {
    @Test(arguments: [0, 1, 2, 3, 40, 1_000]) func keysComeAscendingWithoutDoubles(count: Int) {
        var random = SplitMix64(seed: UInt64(count) + 1)
        let keys = (0..<count).map { _ in UInt64.random(in: 0..<50, using: &random) }
        var sorted = keys
        var found: [UInt64] = []
        KeyCollector.forEachDistinct(&sorted) { found.append($0) }
        #expect(found == Set(keys).sorted())
    }
}
