import NaradaModel
import NaradaTestSupport
import Testing

@testable import NaradaReview

@Suite struct ThresholdCurveTests {
    typealias Pair = (confidence: Confidence, isSame: Bool)

    private func pairs(_ pairs: [(Int, Bool)]) -> [Pair] { pairs.map { (Confidence(percent: $0.0), $0.1) } }

    @Test func `a threshold takes in its own confidence`() {
        let curve = ThresholdCurve(pairs([(90, true), (85, false), (40, true)]), missed: 1)
        #expect(curve.points.count == 101)
        #expect(curve.points[91] == PairMetrics(truePositives: 0, falsePositives: 0, falseNegatives: 3))
        #expect(curve.points[90] == PairMetrics(truePositives: 1, falsePositives: 0, falseNegatives: 2))
        #expect(curve.points[85] == PairMetrics(truePositives: 1, falsePositives: 1, falseNegatives: 2))
        #expect(curve.points[0] == PairMetrics(truePositives: 2, falsePositives: 1, falseNegatives: 1))
        #expect(curve[Confidence(percent: 86)] == curve.points[86])
    }

    @Test func `the best threshold is the highest of those with the highest F1`() {
        let curve = ThresholdCurve(pairs([(90, true), (60, true), (30, false)]))
        #expect(curve.best?.threshold == Confidence(percent: 60))
        #expect(curve.best?.metrics == PairMetrics(truePositives: 2))
    }

    @Test func `without a pair that is found there is no best threshold`() {
        #expect(ThresholdCurve([Pair]()).best == nil)
        #expect(ThresholdCurve(pairs([(50, false)]), missed: 3).best == nil)
    }

    @Test(arguments: 0..<50)
    func `the curve equals counting at each threshold`(_ seed: Int) {
        var random = SplitMix64(seed: UInt64(seed))
        let sample = pairs(
            (0..<Int.random(in: 0...60, using: &random)).map { _ in
                (Int.random(in: 0...100, using: &random), random.chance(0.5))
            })
        let missed = Int.random(in: 0...5, using: &random)
        let curve = ThresholdCurve(sample, missed: missed)
        let twin = ThresholdCurve { threshold in
            let called = sample.filter { $0.confidence.percent >= threshold }
            let right = called.count { $0.isSame }
            return PairMetrics(
                truePositives: right, falsePositives: called.count - right,
                falseNegatives: sample.count { $0.isSame } + missed - right)
        }
        #expect(curve == twin)
        #expect(ThresholdCurve(sample.reversed(), missed: missed) == curve)
    }
}
