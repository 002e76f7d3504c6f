import Benchmark
import NaradaMatching
import NaradaModel

/// One pair comparison, matcher by matcher and scored as a whole: the innermost loop of a run.
///
/// Every fixture row is compared with every fixture track: 13,000 pairs, few of them alike, as among real candidates of
/// a common word.
func matcherBenchmarks() {
    for matcher in MatcherCatalogue.all {
        Benchmark("level-\(matcher.name)") { benchmark in
            let (rows, tracks) = try foldedFixtures()
            benchmark.startMeasurement()
            for _ in benchmark.scaledIterations {
                for row in rows { for track in tracks { blackHole(matcher.level(row, track)) } }
            }
        }
    }
    Benchmark("score-fixture-pairs") { benchmark in
        let (rows, tracks) = try foldedFixtures()
        let model = ScoringModel(profile: try Profile.standard())
        var statistics = LibraryStatistics()
        for track in tracks { statistics.add(track) }
        benchmark.startMeasurement()
        for _ in benchmark.scaledIterations {
            for row in rows { for track in tracks { blackHole(model.score(row, track, statistics)) } }
        }
    }
}

private func foldedFixtures() throws -> (rows: [FoldedTrack], tracks: [FoldedTrack]) {
    let folder = TrackFolder()
    return (try Samples.fixtureRows().map(folder.fold), try Samples.fixtureLibrary().map(folder.fold))
}
