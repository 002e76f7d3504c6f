import Benchmark
import LibraryGenerator
import NaradaMatching
import NaradaModel
import NaradaText

/// Folding: once for each text of a run, so that its cost is a row's and not a pair's.
func foldBenchmarks() {
    let made = Samples.tracks(of: GeneratedLibrary(size: 1_000, seed: 1))
    let titles = made.map(\.title)

    Benchmark("fold-1000-titles") { benchmark in
        let folder = Folder()
        for _ in benchmark.scaledIterations { for title in titles { blackHole(folder.fold(title)) } }
    }
    Benchmark("read-1000-titles") { benchmark in
        let grammar = TitleGrammar(folder: Folder())
        for _ in benchmark.scaledIterations { for title in titles { blackHole(grammar.read(title)) } }
    }
    Benchmark("fold-1000-tracks") { benchmark in
        let folder = TrackFolder()
        for _ in benchmark.scaledIterations { for track in made { blackHole(folder.fold(track)) } }
    }
    Benchmark("fold-fixture-rows") { benchmark in
        let folder = TrackFolder()
        let rows = try Samples.fixtureRows()
        benchmark.startMeasurement()
        for _ in benchmark.scaledIterations { for row in rows { blackHole(folder.fold(row)) } }
    }
}
