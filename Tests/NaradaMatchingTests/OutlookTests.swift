@testable import NaradaMatching
import NaradaModel
import NaradaTestSupport
import Testing

/// Pairs that are not weighed, since the rules forbid them, beside their scores.
@Suite struct OutlookTests {
    @Test(arguments: UInt64(1)...3) func whatIsNotWeighedWouldNotBeAllowed(seed: UInt64) throws {
        let model = ScoringModel(profile: try Profile.standard())
        let folder = TrackFolder()
        let folded = BatchScoringTests.facts(seed, 150).map(folder.fold)
        let statistics = LibraryStatistics(assumedTracks: 100)
        var random = SplitMix64(seed: seed)
        let rows = (0..<2_000).map { _ in folded[Int.random(in: 0..<folded.count, using: &random)] }
        let tracks = rows.map { row in
            random.chance(0.1) ? row : folded[Int.random(in: 0..<folded.count, using: &random)]
        }
        let outlook = Outlook(model)
        var (out, read) = (0, 0)
        for (row, track) in zip(rows, tracks) {
            let score = model.score(row, track, statistics)
            let may = outlook.mayAllow(row, track)
            if ScoringModel.isFree(score) { #expect(may, "\(row.facts.display)") }
            out += may ? 0 : 1
            read += may && score.readings != (0, 0) ? 1 : 0
        }
        #expect(out > 500 && read > 20)
    }
}
