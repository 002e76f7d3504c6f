@testable import NaradaMatching
import NaradaModel
import NaradaTestSupport
import Testing

/// The standard profile in order: a field that agrees better never takes bits away.
@Suite struct MonotonicityTests {
    private static let contextCount = 1_000

    /// What the model can meet: frequencies that one library gives together, where no artist made more than a quarter of
    /// it. Where one did, how rare an album or a year is may outweigh credits that only overlap.
    private static func context(_ random: inout SplitMix64, _ profile: Profile) -> WeightContext {
        // As many small libraries as large ones.
        let magnitude = Double.random(in: 0.7...6, using: &random)
        let tracks = powerOfTen(magnitude).rounded()
        let artistTracks = powerOfTen(Double.random(in: 0...magnitude, using: &random)).rounded()
        let namesakes = random.chance(0.4) ? 0 : (Double.random(in: 0..<1, using: &random) * min(tracks, 800)).rounded()
        let works = random.chance(0.8) ? 0 : profile.workTwins
        let shared = profile.catalogueTracks * namesakes / (tracks + profile.frequencySmoothing)
        return WeightContext(
            artistsAgree: false, artistsConflict: false, libraryTracks: tracks,
            artistTracks: max(1, min((tracks / 4).rounded(.down), artistTracks)),
            albumTracks: max(1, min(tracks, powerOfTen(Double.random(in: 0...2, using: &random)).rounded())),
            furtherTwins: shared + (random.chance(0.5) ? works : 0), namesakes: namesakes + works)
    }

    private static func powerOfTen(_ exponent: Double) -> Double {
        (0..<Int(exponent)).reduce(1.0) { power, _ in power * 10 } * (1 + 9 * (exponent - exponent.rounded(.down)))
    }

    /// Levels that weigh, best first, with what they find.
    private struct Ladder {
        let matcher: any Matcher
        let levels: [(name: String, weight: LevelWeight, agrees: Bool)]

        init(_ field: Profile.Field) throws {
            let matcher = try #require(MatcherCatalogue.matcher(named: field.matcher))
            self.matcher = matcher
            levels = matcher.levels.compactMap { level in
                field.weights[level.name].map { (level.name, $0, level.answer == .agrees) }
            }
        }
    }

    /// One field climbs one step, all others stay where a random draw put them.
    @Test func aBetterLevelNeverLowersTheTotal() throws {
        let profile = try Profile.standard()
        let ladders = try profile.fields.map(Ladder.init)
        var random = SplitMix64(seed: 21)
        var violations: Set<String> = []
        for _ in 0..<Self.contextCount {
            let context = Self.context(&random, profile)
            // The last step of a ladder stands for a field that cannot be compared.
            let drawn = ladders.map { Int.random(in: 0...$0.levels.count, using: &random) }
            func total(_ steps: [Int]) -> Double {
                var context = context
                context.artistsAgree = zip(ladders, steps).contains { ladder, step in
                    ladder.matcher.role == .artists && step < ladder.levels.count && ladder.levels[step].agrees
                }
                context.artistsConflict = zip(ladders, steps).contains { ladder, step in
                    ladder.matcher.role == .artists && step < ladder.levels.count && !ladder.levels[step].agrees
                }
                return zip(ladders, steps).reduce(0) { sum, entry in
                    entry.1 < entry.0.levels.count ? sum + entry.0.levels[entry.1].weight.bits(in: context) : sum
                }
            }
            for (index, ladder) in ladders.enumerated() {
                for step in ladder.levels.indices.dropFirst() {
                    var (better, worse) = (drawn, drawn)
                    better[index] = step - 1
                    worse[index] = step
                    if total(better) < total(worse) - 1e-9 {
                        violations.insert(
                            "\(ladder.matcher.name): \(ladder.levels[step].name) over \(ladder.levels[step - 1].name)")
                    }
                }
            }
        }
        #expect(violations.sorted() == [])
    }

    /// Silence lies between agreement and conflict: no conflict weighs more than nothing.
    @Test func aConflictNeverAddsBits() throws {
        let profile = try Profile.standard()
        var random = SplitMix64(seed: 22)
        for _ in 0..<Self.contextCount {
            var context = Self.context(&random, profile)
            context.artistsAgree = random.chance(0.5)
            context.artistsConflict = !context.artistsAgree
            for field in profile.fields {
                let matcher = try #require(MatcherCatalogue.matcher(named: field.matcher))
                for level in matcher.levels where level.answer == .conflicts {
                    let bits = try #require(field.weights[level.name]).bits(in: context)
                    #expect(bits <= 0, "\(matcher.name) \(level.name)")
                }
            }
        }
    }

    /// What no library gives, and a caller of the library might: the weights stay numbers.
    @Test(arguments: [0.0, 1, 2, 1e9, Double(Int32.max), 1e300], [0.0, 1, 1e9, 1e300])
    func weightsStayFinite(tracks: Double, namesakes: Double) throws {
        let profile = try Profile.standard()
        for artistsAgree in [true, false] {
            for artistTracks in [1.0, 7, max(1, tracks), 1e300] {
                let context = WeightContext(
                    artistsAgree: artistsAgree, artistsConflict: !artistsAgree, libraryTracks: max(1, tracks),
                    artistTracks: artistTracks, albumTracks: max(1, namesakes),
                    furtherTwins: namesakes, namesakes: namesakes)
                for (name, weight) in profile.fields.flatMap(\.weights) {
                    #expect(weight.bits(in: context).isFinite, "\(name) \(weight) in \(context)")
                }
            }
        }
    }
}
