import NaradaMatching
import NaradaModel
import NaradaTestSupport
import Testing

/// What must hold of every pair, whatever its numbers: tried on rows from a seeded generator.
@Suite struct ScorePropertyTests {
    private static let pairCount = 1_500
    private let folder = TrackFolder()

    private func pairs(seed: UInt64) -> [(TrackFacts, TrackFacts)] {
        var facts = RandomFacts(seed: seed)
        return (0..<Self.pairCount).map { _ in (facts.next(), facts.next()) }
    }

    private static func answer(_ matcher: any Matcher, _ one: FoldedTrack, _ other: FoldedTrack) -> ComparisonLevel {
        matcher.levels[matcher.level(one, other)]
    }

    @Test func bothArgumentOrdersStandAtOneLevel() {
        for (one, other) in pairs(seed: 1) {
            let (left, right) = (folder.fold(one), folder.fold(other))
            for matcher in MatcherCatalogue.all {
                let there = Self.answer(matcher, left, right).name
                let back = Self.answer(matcher, right, left).name
                #expect(there == back, "\(matcher.name) of \(one.display) and \(other.display)")
            }
        }
    }

    @Test func aRowAgreesWithItself() {
        var facts = RandomFacts(seed: 2)
        for _ in 0..<Self.pairCount {
            let row = facts.next()
            let folded = folder.fold(row)
            for matcher in MatcherCatalogue.all {
                let level = Self.answer(matcher, folded, folded)
                #expect(level.answer != .conflicts, "\(matcher.name) \(level.name) of \(row.display)")
            }
        }
    }

    @Test func theOrderOfArtistsChangesNothing() throws {
        let model = ScoringModel(profile: try Profile.standard())
        var random = SplitMix64(seed: 3)
        for (one, other) in pairs(seed: 4) {
            var shuffled = one
            shuffled.artists.artists.shuffle(using: &random)
            let (left, mixed, right) = (folder.fold(one), folder.fold(shuffled), folder.fold(other))
            var statistics = LibraryStatistics()
            statistics.add(right)
            let total = model.score(left, right, statistics).total
            #expect(abs(model.score(mixed, right, statistics).total - total) < 1e-9, "\(one.display)")
        }
    }

    /// Each field with the matcher that must fall silent when a side has none.
    struct Removal: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let remove: @Sendable (inout TrackFacts) -> Void

        init(_ matcher: String, _ remove: @escaping @Sendable (inout TrackFacts) -> Void) {
            testDescription = matcher
            self.remove = remove
        }
    }

    @Test(arguments: [
        Removal("service_id") { $0.serviceIDs = [] }, Removal("isrc") { $0.isrcs = [] },
        Removal("mbid") { $0.mbids = [] }, Removal("title") { $0.title = "" },
        Removal("artists") { $0.artists.artists = [] }, Removal("duration") { $0.durationMs = nil },
        Removal("album") { $0.album = nil },
    ]) func aMissingValueNeverConvicts(_ removal: Removal) throws {
        let matcher = try #require(MatcherCatalogue.matcher(named: removal.testDescription))
        for (one, other) in pairs(seed: 5) {
            var bare = one
            removal.remove(&bare)
            // Guests and albums named in the title stay, so the field may still agree.
            let level = Self.answer(matcher, folder.fold(bare), folder.fold(other))
            let guests = removal.testDescription == "artists" && bare.title.contains("feat.")
            #expect(guests || level.answer != .conflicts, "\(level.name): \(bare.display) and \(other.display)")
        }
    }

    @Test(arguments: [0, 1, 1_000, 10_000_000]) func totalsAreFiniteAndAddUp(tracks: Int) throws {
        let model = ScoringModel(profile: try Profile.standard())
        for (one, other) in pairs(seed: 6).prefix(500) {
            let (left, right) = (folder.fold(one), folder.fold(other))
            var statistics = tracks == 0 ? LibraryStatistics() : LibraryStatistics(assumedTracks: tracks)
            if tracks == 1 { statistics.add(right) }
            let score = model.score(left, right, statistics)
            let fields = model.fields(of: score, left, right, statistics)
            let sum = fields.reduce(model.prior(statistics)) { $0 + $1.weight }
            #expect(score.total.isFinite && fields.allSatisfy { $0.weight.isFinite })
            #expect(abs(sum - score.total) < 1e-9)
        }
    }

    /// Only levels that can be compared weigh.
    @Test func whatCannotBeComparedWeighsNothing() throws {
        let model = ScoringModel(profile: try Profile.standard())
        for (one, other) in pairs(seed: 8).prefix(300) {
            let (left, right) = (folder.fold(one), folder.fold(other))
            let statistics = LibraryStatistics(assumedTracks: 100)
            for field in model.fields(of: model.score(left, right, statistics), left, right, statistics) {
                let level = MatcherCatalogue.matcher(named: field.matcher)?.levels.first { $0.name == field.level }
                if level?.answer == .cannotCompare { #expect(field.weight == 0) }
            }
        }
    }
}
