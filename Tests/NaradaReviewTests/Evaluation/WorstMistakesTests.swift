import NaradaModel
import NaradaTestSupport
import Testing

@testable import NaradaReview

@Suite struct WorstMistakesTests {
    private func mistake(_ kind: Mistake.Kind, _ number: Int, _ percent: Int?) -> Mistake {
        Mistake(
            kind: kind, place: "line \(number)", left: .sample(), right: .sample(),
            confidence: percent.map(Confidence.init(percent:)), why: "", evidence: nil)
    }

    private func list(_ kind: Mistake.Kind, _ percents: [Int?], limit: Int) -> WorstMistakes {
        var list = WorstMistakes(kind, limit: limit)
        for (number, percent) in percents.enumerated() {
            list.add(percent.map(Confidence.init(percent:))) { mistake(kind, number, percent) }
        }
        return list
    }

    @Test func `the surest false positives come first, of equals the first`() {
        let list = list(.falsePositive, [90, 99, nil, 90, 95], limit: 3)
        #expect(list.count == 5)
        #expect(list.shown.map(\.place) == ["line 1", "line 4", "line 0"])
    }

    @Test func `the surest false negatives come first, and what was never compared before all`() {
        let list = list(.falseNegative, [40, 2, nil, 2], limit: 3)
        #expect(list.shown.map(\.place) == ["line 2", "line 1", "line 3"])
    }

    @Test(arguments: [0, -1]) func `a limit of nothing still counts`(_ limit: Int) {
        let list = list(.falsePositive, [1, 2], limit: limit)
        #expect(list.count == 2)
        #expect(list.shown.isEmpty)
    }

    @Test(arguments: 0..<20)
    func `the list equals sorting all mistakes`(_ seed: Int) {
        var random = SplitMix64(seed: UInt64(seed))
        let percents = (0..<30).map { _ in random.chance(0.1) ? nil : Int.random(in: 0...20, using: &random) }
        for kind in Mistake.Kind.allCases {
            let sign = kind == .falsePositive ? 1 : -1
            let sorted = percents.enumerated().sorted { one, other in
                let badness = [one, other].map { ($0.element ?? -1) * sign }
                return badness[0] == badness[1] ? one.offset < other.offset : badness[0] > badness[1]
            }
            let expected = sorted.prefix(7).map { "line \($0.offset)" }
            #expect(list(kind, percents, limit: 7).shown.map(\.place) == expected)
        }
    }
}
