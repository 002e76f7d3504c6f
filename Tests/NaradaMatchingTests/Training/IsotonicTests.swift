@testable import NaradaMatching
import NaradaTestSupport
import Testing

@Suite struct IsotonicTests {
    /// The minimum over ends of the maximum over beginnings of weighted means: the textbook's formula, cubic in time.
    static func slow(_ values: [Double], _ weights: [Double]) -> [Double] {
        values.indices.map { place in
            (0...place).map { first in
                (place..<values.count).map { last in
                    let range = first...last
                    return range.reduce(0.0) { $0 + values[$1] * weights[$1] } / range.reduce(0.0) { $0 + weights[$1] }
                }.min() ?? 0
            }.max() ?? 0
        }
    }

    @Test func theFastWayIsTheSlowWay() {
        var random = SplitMix64(seed: 11)
        for length in 0..<40 {
            let values = (0..<length).map { _ in Double.random(in: 0..<1, using: &random) }
            let weights = (0..<length).map { _ in Double.random(in: 0.1..<5, using: &random) }
            let fast = Isotonic.rising(values, weights: weights)
            #expect(fast.count == length)
            #expect(zip(fast, Self.slow(values, weights)).allSatisfy { abs($0 - $1) < 1e-9 })
            #expect(zip(fast, fast.dropFirst()).allSatisfy { $0 <= $1 })
        }
    }
}
