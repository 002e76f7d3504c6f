import NaradaTestSupport
import Testing

@testable import NaradaReview

@Suite struct PairMetricsTests {
    struct Row: CustomTestStringConvertible {
        var name: String
        var counts: (right: Int, wrong: Int, missed: Int)
        var precision: Double?
        var recall: Double?
        var f1: Double?
        var testDescription: String { name }
    }

    @Test(arguments: [
        Row(name: "perfect", counts: (4, 0, 0), precision: 1, recall: 1, f1: 1),
        Row(name: "half of each", counts: (1, 1, 1), precision: 0.5, recall: 0.5, f1: 0.5),
        Row(name: "nothing called", counts: (0, 0, 3), precision: nil, recall: 0, f1: 0),
        Row(name: "nothing true", counts: (0, 3, 0), precision: 0, recall: nil, f1: 0),
        Row(name: "nothing at all", counts: (0, 0, 0), precision: nil, recall: nil, f1: nil),
        Row(name: "precise and blind", counts: (1, 0, 3), precision: 1, recall: 0.25, f1: 0.4),
    ])
    func `ratios of counts`(_ row: Row) {
        let metrics = PairMetrics(
            truePositives: row.counts.right, falsePositives: row.counts.wrong, falseNegatives: row.counts.missed)
        #expect(metrics.precision == row.precision)
        #expect(metrics.recall == row.recall)
        #expect(metrics.f1 == row.f1)
    }

    struct Grouping: CustomTestStringConvertible {
        var name: String
        var rows: [(truth: Int, called: Int?)]
        var metrics: PairMetrics
        var testDescription: String { name }
    }

    @Test(arguments: [
        Grouping(name: "no rows", rows: [], metrics: PairMetrics()),
        // A true group of three, two of them together, the third with a stranger: 1 of 2 called, 1 of 3 true.
        Grouping(
            name: "split and mixed", rows: [(1, 7), (1, 7), (1, 8), (2, 8)],
            metrics: PairMetrics(truePositives: 1, falsePositives: 1, falseNegatives: 2)),
        Grouping(
            name: "a row put nowhere is with nobody", rows: [(1, 7), (1, nil), (1, nil)],
            metrics: PairMetrics(truePositives: 0, falsePositives: 0, falseNegatives: 3)),
        Grouping(
            name: "all in one heap", rows: [(1, 7), (1, 7), (2, 7), (2, 7)],
            metrics: PairMetrics(truePositives: 2, falsePositives: 4, falseNegatives: 0)),
    ])
    func `pairs of groupings`(_ row: Grouping) {
        #expect(PairMetrics(grouping: row.rows) == row.metrics)
    }

    /// The plain twin: every pair of rows is looked at.
    private func slow(_ rows: [(truth: Int, called: Int?)]) -> PairMetrics {
        var metrics = PairMetrics()
        for (index, one) in rows.enumerated() {
            for other in rows[(index + 1)...] {
                let isSame = one.truth == other.truth
                let isCalled = one.called != nil && one.called == other.called
                if isSame && isCalled { metrics.truePositives += 1 }
                if !isSame && isCalled { metrics.falsePositives += 1 }
                if isSame && !isCalled { metrics.falseNegatives += 1 }
            }
        }
        return metrics
    }

    @Test(arguments: 0..<50)
    func `counting members equals looking at every pair`(_ seed: Int) {
        var random = SplitMix64(seed: UInt64(seed))
        let rows = (0..<Int.random(in: 0...40, using: &random)).map { _ in
            (
                truth: Int.random(in: 0...8, using: &random),
                called: random.chance(0.2) ? nil : Int.random(in: 0...8, using: &random)
            )
        }
        #expect(PairMetrics(grouping: rows) == slow(rows))
        #expect(PairMetrics(grouping: rows.reversed()) == slow(rows))
    }
}
