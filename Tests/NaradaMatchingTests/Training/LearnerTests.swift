import Foundation
@testable import NaradaMatching
import NaradaModel
import NaradaTestSupport
import Testing

@Suite struct LearnerTests {
    /// Counts of random rows, half of their pairs taken for one recording whatever they say.
    private static func counts(_ profile: Profile, seed: UInt64, draw: TrainingCounts.Draw) -> TrainingCounts {
        let (model, folder) = (ScoringModel(profile: profile), TrackFolder())
        var facts = RandomFacts(seed: seed)
        var counts = TrainingCounts(of: profile)
        let statistics = LibraryStatistics(assumedTracks: 500)
        for number in 0..<600 {
            let (one, other) = (folder.fold(facts.next()), folder.fold(facts.next()))
            let pair = model.compare(one, other, statistics)
            if number.isMultiple(of: 2) { counts.add(same: pair) } else { counts.add(different: pair, drawn: draw) }
            if draw != .picked { counts.add(row: model.compare(one, one, statistics)) }
        }
        return counts
    }

    @Test(arguments: [TrainingCounts.Draw.picked, .random, .candidate])
    func probabilitiesOfAMatcherAddUpToOne(_ draw: TrainingCounts.Draw) throws {
        let start = try Profile.standard()
        let learned = Learner(from: start).profile(from: Self.counts(start, seed: 1, draw: draw), name: "learned")
        for field in learned.fields {
            let names = MatcherCatalogue.matcher(named: field.matcher)?.levels.map(\.name) ?? []
            let weights = names.compactMap { field.weights[$0] }
            let before = try #require(start.fields.first { $0.matcher == field.matcher })
            for group in LevelPartition.groups(of: names.compactMap { before.weights[$0] }) {
                #expect(abs(group.reduce(0) { $0 + weights[$1].m } - 1) < 1e-4, "m of \(field.matcher)")
                // Frequencies do not partition: they hang on the library.
                for number in [0, 1] where group.allSatisfy({ weights[$0].isPartition(number) }) {
                    let sum = group.reduce(0) { $0 + weights[$1].unmatched[number] }
                    #expect(abs(sum - 1) < 1e-4, "u of \(field.matcher)")
                }
            }
            #expect(weights.allSatisfy { $0.m > 0 && $0.m <= 1 && $0.unmatched.allSatisfy { $0 > 0 } })
        }
        #expect(learned.version != start.version)
    }

    @Test func nothingCountedIsNothingLearned() throws {
        let start = try Profile.standard()
        let learned = Learner(from: start).profile(from: TrainingCounts(of: start), name: "learned")
        #expect(learned.version == start.version)
    }

    @Test func aLearnedProfileIsReadBackAsItself() throws {
        let start = try Profile.standard()
        let table = try #require(
            Calibration(points: [.init(bits: -3.25, probability: 0.04), .init(bits: 1e-7, probability: 0.5)]))
        let learned = Learner(from: start).profile(
            from: Self.counts(start, seed: 2, draw: .picked), name: "a \"name\"\n", provenance: "→ \u{1}",
            calibration: table)
        let read = try Profile(text: learned.json)
        #expect(read == learned)
        #expect(read.calibration == table)
        let standard = try Profile(text: start.json)
        #expect(standard == start)
    }

    @Test func perfectlySeparableDataStayFinite() throws {
        let start = try Profile.standard()
        let (model, folder) = (ScoringModel(profile: start), TrackFolder())
        let row = folder.fold(.sample(album: "Hunky Dory", isrcs: ["GBAYE7100024"]))
        let far = folder.fold(
            .sample(title: "Numb", artists: ["Linkin Park"], album: "Meteora", durationMs: 99_000))
        let statistics = LibraryStatistics(assumedTracks: 1_000)
        var counts = TrainingCounts(of: start)
        for _ in 0..<100_000 {
            counts.add(same: model.compare(row, row, statistics))
            counts.add(different: model.compare(row, far, statistics), drawn: .picked)
        }
        let learned = Learner(from: start).profile(from: counts, name: "learned")
        for line in learned.weights(beside: counts) {
            #expect(line.bits.isFinite && abs(line.bits) < 30, "\(line.matcher) \(line.level): \(line.bits)")
        }
        let after = ScoringModel(profile: learned)
        #expect(after.score(row, row, statistics).total > 10)
        #expect(after.score(row, far, statistics).total < -10)
    }

    @Test func betterAgreementNeverWeighsLess() throws {
        let start = try Profile.standard()
        for seed in UInt64(3)..<13 {
            let counts = Self.counts(start, seed: seed, draw: seed.isMultiple(of: 2) ? .picked : .random)
            let learned = Learner(from: start).profile(from: counts, name: "learned")
            for field in learned.fields {
                let matcher = try #require(MatcherCatalogue.matcher(named: field.matcher))
                let lines = learned.weights(beside: counts).filter { $0.matcher == field.matcher }
                switch matcher.role {
                case .title, .artists, .album:
                    let conflict = try #require(lines.last { $0.level == "other" })
                    #expect(lines.allSatisfy { $0.bits >= conflict.bits - 1e-3 }, "\(field.matcher)")
                case .position:
                    // Two questions, each with an order of its own.
                    for pair in [["same_on_album", "other_on_album"], ["same", "other"]] {
                        let bits = pair.compactMap { name in lines.first { $0.level == name }?.bits }
                        #expect(bits.count == 2 && bits[0] >= bits[1] - 1e-3)
                    }
                default:
                    #expect(zip(lines, lines.dropFirst()).allSatisfy { $0.bits >= $1.bits - 1e-3 }, "\(field.matcher)")
                }
            }
        }
    }

    @Test func codesKeepTheirChanceOfBeingSharedByAccident() throws {
        let start = try Profile.standard()
        let learned = Learner(from: start).profile(from: Self.counts(start, seed: 20, draw: .picked), name: "learned")
        for (before, after) in zip(start.fields, learned.fields)
        where ["isrc", "mbid", "service_id"].contains(before.matcher) {
            for (level, weight) in after.weights { #expect(weight.unmatched == before.weights[level]?.unmatched) }
        }
    }

    struct Impostors: Sendable {
        var count: Double
        var further: Double
        var expected: Double
    }

    /// Frequencies move towards what was counted, and no further than they may: 0.03 were expected of each of 1,000 rows.
    @Test(arguments: [
        Impostors(count: 0, further: 0, expected: 0.03 / 8), Impostors(count: 30, further: 0, expected: 0.03),
        Impostors(count: 90, further: 0, expected: 0.087_142_857),
        Impostors(count: 30, further: 500, expected: 0.03 / 8),
        Impostors(count: 100_000, further: 0, expected: 0.24),
    ]) func expectedImpostorsBecomeCountedOnes(_ row: Impostors) {
        let learned = Learner.frequencies([row.count], [0.03], exposure: 1_000, further: row.further)[0]
        #expect(abs(learned - row.expected) < 1e-6)
    }

    /// A level at which no pair stood weighs what it did, however many stood at the others.
    @Test func whatWasNotSeenKeepsItsWeight() throws {
        let start = try Profile.standard()
        let (model, folder) = (ScoringModel(profile: start), TrackFolder())
        let row = folder.fold(.sample())
        var counts = TrainingCounts(of: start)
        let pair = model.compare(row, row, LibraryStatistics(assumedTracks: 1_000))
        for _ in 0..<5_000 { counts.add(same: pair) }
        let after = Learner(from: start).profile(from: counts, name: "learned").weights(beside: counts)
        for (before, after) in zip(start.weights(beside: counts), after)
        where before.matcher == "title" && ["transliterated", "alternative"].contains(before.level) {
            #expect(abs(after.bits - before.bits) < 0.01, "\(before.level)")
        }
    }

    /// However many impostors somebody picked, none is the more frequent for it.
    @Test func pickedPairsSayNothingOfHowRareLikenessIs() throws {
        let start = try Profile.standard()
        let (model, folder) = (ScoringModel(profile: start), TrackFolder())
        let (row, other) = (folder.fold(.sample()), folder.fold(.sample(durationMs: 500_000)))
        let statistics = LibraryStatistics(assumedTracks: 1_000)
        func learned(from draw: TrainingCounts.Draw) -> Profile {
            var counts = TrainingCounts(of: start)
            for _ in 0..<5_000 {
                counts.add(same: model.compare(row, row, statistics))
                counts.add(different: model.compare(row, other, statistics), drawn: draw)
                if draw == .candidate { counts.add(row: model.compare(row, row, statistics)) }
            }
            return Learner(from: start).profile(from: counts, name: "learned")
        }
        func twins(_ profile: Profile) -> Double? {
            profile.fields.first { $0.matcher == "title" }?.weights["exact"]?.unmatched[0]
        }
        let before = try #require(twins(start))
        #expect(abs((twins(learned(from: .picked)) ?? 0) - before) < before / 100)
        // The frequency follows m a little, where the level was not often seen.
        let most = before * Learner.mostScale
        #expect(abs((twins(learned(from: .candidate)) ?? 0) - most) < most / 100)
    }
}

extension LevelWeight {
    /// Whether its number at that place is a probability that adds up to 1 with those of the other levels.
    fileprivate func isPartition(_ number: Int) -> Bool {
        switch self {
        case .fixed: number == 0
        case .conditional: true
        case .artistShare, .albumShare, .impostors: false
        }
    }
}
