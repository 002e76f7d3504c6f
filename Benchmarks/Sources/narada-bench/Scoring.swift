import ArgumentParser
import Foundation
import LibraryGenerator
import NaradaMatching
import NaradaModel
import NaradaResolution

/// The steps before anything is written, on a made-up library in memory: folding, keys, candidate search, scoring.
struct Scoring: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "scoring",
        abstract: "Folding, candidate search and scoring of a made-up library in memory, each per second of one core.",
        discussion: """
            A pair is scored in full: every matcher, every further reading of its fields, weights, findings of the \
            rules. What candidate search finds is what is scored. The best round counts: noise only ever adds.

              narada-bench scoring --tracks 100000
            """)

    @Option(help: "Internal tracks, and as many connector rows.") var tracks = 10_000

    @Option(help: "Rounds of which the best is taken.") var rounds = 3

    @Option(help: "Another seed makes another library.") var seed: UInt64 = 1

    @Flag(help: "Prints JSON.") var json = false

    func validate() throws {
        guard tracks > 0, rounds > 0 else { throw ValidationError("tracks and rounds are 1 at least") }
    }

    func run() throws {
        let made = GeneratedLibrary(size: tracks, seed: seed)
        let model = ScoringModel(profile: try Profile.standard())
        let folder = TrackFolder()
        var rates: [(name: String, perSecond: Double)] = []
        func measure(_ name: String, _ count: Int, _ body: () -> Void) {
            let seconds = (0..<rounds).map { _ in Kernels.processorSeconds(body) }.min() ?? 0
            rates.append((name, Double(count) / seconds))
        }

        let facts = (0..<tracks).map { made.track(at: $0).facts }
        let rowFacts = (0..<tracks).map { made.row(at: $0).track.facts }
        var folded: [FoldedTrack] = []
        // With a folder of its own each time, which remembers nothing.
        measure("fold", tracks) {
            let folder = TrackFolder()
            folded = facts.map(folder.fold)
        }
        var keys: [SearchKeys] = []
        measure("keys", tracks) { keys = folded.map { SearchKeys($0) } }
        var builder = LibraryBuilder()
        for (index, track) in folded.enumerated() {
            builder.add([.init(id: Int64(index + 1), track: track, keys: keys[index])])
        }
        let library = builder.finish(threads: 1)
        let rows = rowFacts.map(folder.fold)
        var candidates: [[Int32]] = []
        measure("search", tracks) {
            candidates = rows.map { row in library.candidateIDs(for: row).map { Int32($0 - 1) } }
        }
        let pairs = candidates.reduce(0) { $0 + $1.count }
        var best = 0
        measure("score", pairs) {
            best = 0
            for (row, positions) in zip(rows, candidates) {
                let scores = model.scores(row, folded, at: positions, library.statistics)
                if scores.contains(where: { $0.total > 0 }) { best += 1 }
            }
        }
        try show(rates, pairs: pairs, answered: best)
    }

    private func show(_ rates: [(name: String, perSecond: Double)], pairs: Int, answered: Int) throws {
        if json {
            let encoder = JSONEncoder()
            encoder.outputFormatting = .sortedKeys
            let values = Dictionary(uniqueKeysWithValues: rates.map { ($0.name, $0.perSecond) })
            print(String(decoding: try encoder.encode(values), as: UTF8.self))
            return
        }
        let units = ["fold": "tracks", "keys": "tracks", "search": "rows, keys included", "score": "pairs"]
        for rate in rates {
            let name = rate.name.padding(toLength: 8, withPad: " ", startingAt: 0)
            print("\(name)\(String(format: "%10.0f", rate.perSecond)) \(units[rate.name] ?? "") a second")
        }
        print("\(pairs) pairs, \(answered) of \(tracks) rows with a candidate above even odds")
    }
}

extension ImportedTrack {
    /// What a run would read of the track.
    fileprivate var facts: TrackFacts {
        TrackFacts(
            title: title, artists: artists, album: album, durationMs: durationMs, releaseDate: releaseDate,
            position: position, isrcs: isrcs, mbids: mbid.map { [$0] } ?? [], serviceIDs: [])
    }
}
