@testable import NaradaMatching
import NaradaModel
import NaradaTestSupport
import Testing

/// What cards say for certain is so.
@Suite struct TextCardTests {
    static let lengths = [0, 1, 2, 5, 9, 63, 64, 65, 254, 255, 256, 300]

    /// Pairs of texts that are often nearly one.
    static func pairs(_ length: Int) -> [(FoldedText, FoldedText)] {
        var random = SplitMix64(seed: UInt64(length) + 3)
        var pairs: [(FoldedText, FoldedText)] = []
        for alphabet in LetterCountsTests.alphabets + ["abcd ", "live remix "] {
            for slips in [0, 0, 1, 1, 2, max(1, length / 10), length] {
                let text = LetterCountsTests.text(length: length, from: alphabet, &random)
                var other = LetterCountsTests.slips(text, slips, &random)
                if random.chance(0.2) { other = other.split(separator: " ").reversed().joined(separator: " ") }
                if random.chance(0.2) { other = other.filter { $0 != " " } }
                if random.chance(0.2) { other = other.split(separator: " ").dropLast().joined(separator: " ") }
                pairs.append((FoldedText(text), FoldedText(other)))
            }
        }
        return pairs + pairs.map { ($1, $0) }
    }

    @Test(arguments: lengths) func whatIsRuledOutIsNotSo(length: Int) {
        var ruledOut = 0
        for (one, other) in Self.pairs(length) {
            let (card, otherCard) = (one.card, other.card)
            let names = "\(one.text) | \(other.text)"
            for least in [0.5, 0.8, 0.85, 0.87, 1] where !card.mayBeSimilar(to: otherCard, atLeast: least) {
                #expect(one.similarity(to: other) < least, "\(names)")
                ruledOut += 1
            }
            if !card.mayHaveLetters(of: otherCard) { #expect(one.letters != other.letters, "\(names)") }
            if !card.mayBeMisspelt(otherCard) { #expect(!one.isMisspelt(other), "\(names)") }
            if !card.mayBeWithin(otherCard) {
                #expect(one.words.contains { !other.hasWord($0.key) }, "\(names)")
            }
            #expect(card.isEmpty == one.isEmpty && card.script == one.script && card.key == one.key)
        }
        #expect(ruledOut > 0 || length < 5 || length > 255)
    }

    @Test func mostTextsThatDifferAreRuledOut() {
        let words = [
            "Hurt", "Numb", "Creep", "Yesterday", "Smells Like Teen Spirit", "Innuendo", "Dreams", "Go Your Own Way",
        ]
        let texts = words.map { FoldedText($0.lowercased()).card }
        var (told, count) = (0, 0)
        for (index, one) in texts.enumerated() {
            for other in texts[(index + 1)...] {
                count += 1
                let mayBeOne =
                    one.mayBeSimilar(to: other, atLeast: 0.8) || one.mayHaveLetters(of: other)
                    || one.mayBeMisspelt(other) || one.mayBeWithin(other)
                if !mayBeOne { told += 1 }
            }
        }
        #expect(told * 10 > count * 9)
    }

    @Test(arguments: UInt64(1)...6) func matchersSayWithCardsWhatTheySayWithout(seed: UInt64) {
        let folder = TrackFolder()
        let folded = BatchScoringTests.facts(seed, 90).map(folder.fold).flatMap { [$0] + $0.alternatives }
        let matchers = MatcherCatalogue.all.filter { SlowLevels.names.contains($0.name) }
        #expect(matchers.count == SlowLevels.names.count)
        for row in folded {
            for track in folded {
                for matcher in matchers {
                    let level = matcher.level(row, track)
                    #expect(
                        level == SlowLevels.level(matcher.name, row, track),
                        "\(matcher.name): \(row.read.display) | \(track.read.display)")
                }
            }
        }
    }

    @Test func aBatchTakesTracksByTheirPositions() throws {
        let folder = TrackFolder()
        let tracks = BatchScoringTests.facts(5, 30).map(folder.fold)
        let model = ScoringModel(profile: try Profile.standard())
        var statistics = LibraryStatistics()
        for track in tracks { statistics.add(track) }
        let positions: [Int32] = [0, 7, 7, 3, Int32(tracks.count - 1)]
        let scores = model.scores(tracks[4], tracks, at: positions, statistics)
        #expect(
            scores.map(BatchScoringTests.Gist.init)
                == positions.map { .init(model.score(tracks[4], tracks[Int($0)], statistics)) })
        #expect(model.scores(tracks[4], tracks, at: [], statistics).isEmpty)
    }
}
