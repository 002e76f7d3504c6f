import Benchmark
import LibraryGenerator
import NaradaMatching
import NaradaModel
import NaradaResolution

/// Whole resolutions on one thread, without a database: fold, index, find candidates, score, decide.
func resolutionBenchmarks() {
    Benchmark("resolve-fixtures") { benchmark in
        let tracks = try Samples.fixtureLibrary()
        let rows = try Samples.fixtureRows()
        let resolver = Resolver(model: ScoringModel(profile: try Profile.standard()))
        benchmark.startMeasurement()
        for _ in benchmark.scaledIterations { resolve(rows, against: tracks, resolver) }
    }
    Benchmark("resolve-10000-by-10000", configuration: .init(maxDuration: .seconds(10), maxIterations: 10)) {
        benchmark in
        let library = GeneratedLibrary(size: 10_000, seed: 1)
        let tracks = Samples.tracks(of: library)
        let rows = Samples.rows(of: library)
        let resolver = Resolver(model: ScoringModel(profile: try Profile.standard()))
        benchmark.startMeasurement()
        for _ in benchmark.scaledIterations { resolve(rows, against: tracks, resolver) }
    }
}

private func resolve(_ rows: [TrackFacts], against tracks: [TrackFacts], _ resolver: Resolver) {
    let folder = TrackFolder()
    var library = Library()
    for (index, facts) in tracks.enumerated() { library.add(id: Int64(index + 1), folder.fold(facts)) }
    for row in rows { blackHole(resolver.resolve(folder.fold(row), in: library)) }
}
