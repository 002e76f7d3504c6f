@testable import NaradaMatching
import NaradaModel
import NaradaTestSupport
import Testing

@Suite struct StandardProfileTests {
    @Test func itLoadsAndNamesEveryMatcher() throws {
        let profile = try Profile.standard()
        #expect(profile.fields.map(\.matcher) == MatcherCatalogue.all.map(\.name))
        #expect(profile.settings == Settings())
        #expect(profile.version.count == 12)
    }

    @Test func twoLoadsHaveOneVersion() throws {
        #expect(try Profile.standard() == Profile.standard())
    }

    /// Two rows of one recording stand at some level of each field that can be compared.
    @Test(arguments: MatcherCatalogue.all.map(\.name)) func probabilitiesOfAMatcherSumToOne(matcher: String) throws {
        let field = try #require(try Profile.standard().fields.first { $0.matcher == matcher })
        let sum = field.weights.values.reduce(0) { $0 + $1.m }
        #expect(abs(sum - 1) <= 0.02)
    }

    /// A better answer never takes bits away: whatever agrees weighs at least what conflicts.
    @Test(arguments: MatcherCatalogue.all.map(\.name)) func agreementNeverWeighsLessThanConflict(
        matcher: String
    ) throws {
        let field = try #require(try Profile.standard().fields.first { $0.matcher == matcher })
        let levels = try #require(MatcherCatalogue.matcher(named: matcher)).levels
        var random = SplitMix64(seed: 11)
        for _ in 0..<500 {
            let context = LevelWeightTests.context(&random)
            func bits(_ answer: ComparisonLevel.Answer) -> [Double] {
                levels.filter { $0.answer == answer }.compactMap { field.weights[$0.name]?.bits(in: context) }
            }
            let worstAgreement = try #require(bits(.agrees).min())
            let bestConflict = try #require(bits(.conflicts).max())
            #expect(worstAgreement >= bestConflict, "\(context)")
        }
    }

    @Test func aSmallerDifferenceOfLengthsNeverWeighsLess() throws {
        let model = ScoringModel(profile: try Profile.standard())
        let folder = TrackFolder()
        let track = folder.fold(.sample(durationMs: 200_000))
        var statistics = LibraryStatistics()
        statistics.add(track)
        var last = Double.infinity
        for difference in [0, 900, 2_000, 5_000, 9_000, 20_000, 90_000] {
            let row = folder.fold(.sample(durationMs: 200_000 + difference))
            let total = model.score(row, track, statistics).total
            #expect(total <= last, "\(difference) ms")
            last = total
        }
    }
}
