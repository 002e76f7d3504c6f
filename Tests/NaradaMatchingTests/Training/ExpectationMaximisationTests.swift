@testable import NaradaMatching
import NaradaTestSupport
import Testing

@Suite struct ExpectationMaximisationTests {
    private static let count = 40_000

    private static func pairs(
        _ fields: [SyntheticPairs.Field] = SyntheticPairs.fields, share: Double = 0.05, seed: UInt64
    ) -> (pairs: [ComparedPair], same: Int) {
        var synthetic = SyntheticPairs(random: SplitMix64(seed: seed))
        var same = 0
        let pairs = (0..<count).map { _ in
            let isSame = synthetic.random.chance(share)
            same += isSame ? 1 : 0
            return synthetic.next(isSame: isSame, fields: fields)
        }
        return (pairs, same)
    }

    @Test func theModelThatDrewThePairsIsFound() throws {
        let (pairs, same) = Self.pairs(seed: 51)
        // Starts from m that are half way to knowing nothing.
        let start = try SyntheticPairs.profile(flatness: 0.5)
        let outcome = try ExpectationMaximisation(from: start).fit(pairs, among: Double(pairs.count))
        #expect(outcome.largestChange < ExpectationMaximisation.tolerance)
        #expect(outcome.iterations > 1)
        #expect(abs(outcome.matches - Double(same)) / Double(same) < 0.05)
        var counts = TrainingCounts(of: start)
        for (pair, posterior) in zip(pairs, outcome.posteriors) { counts.add(same: pair, weight: posterior) }
        let learned = Learner(from: start).profile(from: counts, name: "learned")
        for (field, truth) in zip(learned.fields, SyntheticPairs.fields) {
            let levels = MatcherCatalogue.matcher(named: truth.matcher)?.levels ?? []
            for (index, m) in truth.m.enumerated() {
                let found = field.weights[levels[index].name]?.m ?? 0
                #expect(abs(found - m) < 0.04, "\(truth.matcher) \(levels[index].name): \(found), not \(m)")
            }
        }
    }

    @Test func eachIterationIsLikelier() throws {
        let (pairs, _) = Self.pairs(seed: 52)
        let start = try SyntheticPairs.profile(flatness: 0.8)
        let settled = try ExpectationMaximisation(from: start).fit(pairs, among: Double(pairs.count))
        #expect(settled.logLikelihood > 0)
        #expect(throws: TrainingFault.self) {
            try ExpectationMaximisation(from: start, most: 1).fit(pairs, among: Double(pairs.count))
        }
    }

    struct Refusal: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let share: Double
        let kept: Int
        let change: @Sendable (inout [SyntheticPairs.Field]) -> Void
        let isExpected: @Sendable (TrainingFault) -> Bool
    }

    @Test(arguments: [
        Refusal(testDescription: "too few pairs", share: 0.05, kept: 199, change: { _ in }) {
            $0 == .fewCandidates(count: 199, needed: 200)
        },
        Refusal(testDescription: "no matches", share: 0, kept: 5_000, change: { _ in }) {
            if case .prevalence = $0 { true } else { false }
        },
        Refusal(testDescription: "nothing but matches", share: 1, kept: 5_000, change: { _ in }) {
            if case .prevalence = $0 { true } else { false }
        },
        Refusal(
            testDescription: "a field upside down", share: 0.2, kept: 20_000,
            change: { $0[2].m = [0.01, 0.01, 0.01, 0.02, 0.05, 0.9] }
        ) { $0 == .backwards(matcher: "duration") },
        Refusal(
            testDescription: "nothing to compare", share: 0.1, kept: 20_000,
            change: { for index in $0.indices { $0[index].missing = 1 } }
        ) { if case .indistinct = $0 { true } else { false } },
    ]) func nonsenseIsRefused(_ refusal: Refusal) throws {
        var fields = SyntheticPairs.fields
        refusal.change(&fields)
        let pairs = Array(Self.pairs(fields, share: refusal.share, seed: 53).pairs.prefix(refusal.kept))
        let start = try SyntheticPairs.profile()
        let fault = #expect(throws: TrainingFault.self) {
            try ExpectationMaximisation(from: start).fit(pairs, among: Double(pairs.count))
        }
        #expect(fault.map(refusal.isExpected) == true, "\(String(describing: fault))")
    }
}
