@testable import NaradaMatching
import NaradaModel
import NaradaTestSupport
import Testing

/// A folded row with other identifiers is what folding the row with those makes.
@Suite struct IdentifiedTrackTests {
    /// All identifiers of a track's readings, as rows say them and as matchers compare them.
    static func identifiers(_ track: FoldedTrack) -> [String] {
        (0..<track.readingCount).map { index in
            let reading = track.reading(index)
            let facts = [reading.facts, reading.read].map { "\($0.isrcs) \($0.mbids) \($0.serviceIDs)" }
            return "\(facts) \(reading.isrcs) \(reading.mbids) \(reading.serviceIDs)"
        }
    }

    static func expectSame(_ one: FoldedTrack, _ other: FoldedTrack) {
        #expect(FoldCacheTests.gist(one) == FoldCacheTests.gist(other))
        #expect(identifiers(one) == identifiers(other))
        #expect("\(one.card)" == "\(other.card)", "\(one.facts)")
        #expect(one.facts == other.facts && one.read == other.read)
        #expect(PlainTrackTests.written(one.facts) == PlainTrackTests.written(other.facts))
    }

    @Test(arguments: UInt64(1)...3) func itIsWhatFoldingMakes(seed: UInt64) {
        var (random, facts) = (SplitMix64(seed: seed), RandomFacts(seed: seed))
        let folder = TrackFolder()
        let partners = [("Creep", "Radiohead"), ("Yesterday Once More", "Queen"), ("東京 は 夜 の 七時", "Кино")].map {
            folder.fold(.sample(title: $0.0, artists: [$0.1], album: "Pablo Honey"))
        }
        let nameless = BatchScoringTests.facts(seed, 0)
        var suggested = 0
        for number in 0..<2_000 {
            let row =
                number < nameless.count
                ? nameless[number] : number % 2 == 0 ? facts.next() : PlainTrackTests.facts(&random)
            var changed = row
            let other = facts.next()
            (changed.isrcs, changed.mbids, changed.serviceIDs) = (other.isrcs, other.mbids, other.serviceIDs)
            let folded = folder.fold(row)
            let (identified, anew) = (folded.identified(as: changed), folder.fold(changed))
            Self.expectSame(identified, anew)
            // Readings that a pair suggests, made by either first, and by one that was identified twice.
            if random.chance(0.5) { for partner in partners { _ = folded.readings(suggestedBy: partner) } }
            let twice = folded.identified(as: other).identified(as: changed)
            for partner in partners {
                let readings = anew.readings(suggestedBy: partner)
                for copy in [identified, twice] {
                    let suggestions = copy.readings(suggestedBy: partner)
                    #expect(suggestions.count == readings.count)
                    for (one, other) in zip(suggestions, readings) { Self.expectSame(one, other) }
                }
                suggested += readings.count
            }
            Self.expectSame(folded, folder.fold(row))
        }
        #expect(suggested > 20)
    }
}
