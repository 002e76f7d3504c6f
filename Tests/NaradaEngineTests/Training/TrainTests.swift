import Foundation
import NaradaMatching
import NaradaModel
import NaradaReview
import NaradaTestSupport
import Testing

@testable import NaradaEngine

@Suite struct TrainTests {
    // MARK: Material

    /// Songs that a seeded generator makes up: three words, an artist, an album, a length.
    private struct Song {
        var title: String
        var artist: String
        var album: String
        var ms: Int
    }

    private static let syllables = [
        "ba", "ce", "di", "fo", "gu", "ka", "le", "mi", "no", "pu", "ra", "se", "ti", "vo", "zu", "sha", "bre", "glo",
    ]

    private static func songs(_ count: Int, seed: UInt64) -> [Song] {
        var random = SplitMix64(seed: seed)
        func word() -> String {
            (0..<3).map { _ in syllables[Int.random(in: 0..<syllables.count, using: &random)] }.joined()
        }
        let artists = (0..<max(2, count / 6)).map { _ in "\(word()) \(word())" }
        return (0..<count).map { _ in
            Song(
                title: "\(word()) \(word()) \(word())",
                artist: artists[Int.random(in: 0..<artists.count, using: &random)],
                album: "\(word()) \(word())", ms: Int.random(in: 100_000...400_000, using: &random))
        }
    }

    /// The song as another source has it.
    private static func copy(_ song: Song, _ random: inout SplitMix64) -> Song {
        var song = song
        song.ms += Int.random(in: -2_500...2_500, using: &random)
        if random.chance(0.3) { song.album = "" }
        if random.chance(0.15) { song.title.removeLast() }
        return song
    }

    private static func line(_ id: String, _ song: Song) -> String {
        "\(id),\(song.title),\(song.artist),\(song.album),\(song.ms),"
    }

    private static let pairHeader =
        "left_title,left_artists,left_album,left_duration_ms,right_title,right_artists,right_album,right_duration_ms,label\n"

    /// Pairs of one song, of two songs by one artist, and of any two.
    private static func pairLines(_ count: Int, seed: UInt64) -> [String] {
        var random = SplitMix64(seed: seed)
        let songs = songs(count, seed: seed)
        func fields(_ song: Song) -> String { "\(song.title),\(song.artist),\(song.album),\(song.ms)" }
        return songs.indices.flatMap { index -> [String] in
            let song = songs[index]
            let other = songs[(index + 1) % count]
            var sibling = other
            sibling.artist = song.artist
            return [
                fields(song) + "," + fields(copy(song, &random)) + ",1", fields(song) + "," + fields(sibling) + ",0",
                fields(song) + "," + fields(other) + ",0",
            ]
        }
    }

    /// Two services and a library with the same songs, and the rows' clusters.
    private static func home(_ count: Int, seed: UInt64, order: UInt64? = nil) throws -> (Home, truth: String) {
        var random = SplitMix64(seed: seed)
        let songs = songs(count, seed: seed)
        var clusters: [String] = []
        let home = try Home()
        for (number, service) in [nil, "spotify", "lastfm"].enumerated() {
            var lines: [String] = []
            for (index, song) in songs.enumerated() where !random.chance(0.2) {
                lines.append(line("\(number)-\(index)", copy(song, &random)))
                if let service { clusters.append("\(service),\(number)-\(index),\(index)") }
            }
            if let order {
                var mixed = SplitMix64(seed: order)
                lines.shuffle(using: &mixed)
            }
            try home.add(lines.joined(separator: "\n"), to: service)
        }
        let truth = try home.folder.write(
            "connector,id,cluster\n" + clusters.joined(separator: "\n") + "\n", to: "truth.csv")
        return (home, truth)
    }

    private static let day = Timestamp("2026-01-02 03:04:05") ?? .now

    private static func train(_ engine: Engine, _ options: TrainOptions) throws -> (profile: String, TrainReport) {
        let training = try engine.train(options, today: day)
        var report = try #require(training.report as? TrainReport)
        report.seconds = 0
        return (training.profile, report)
    }

    // MARK: Labelled pairs

    @Test func pairsTeachAProfileThatReadsBack() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write(Self.pairHeader + Self.pairLines(60, seed: 61).joined(separator: "\n"), to: "p.csv")
        let (text, report) = try Self.train(Engine(databasePath: ""), TrainOptions(truth: path, calibrate: true))
        #expect(report.folds.count == 5)
        let pooled = try #require(report.pooled)
        #expect(pooled.same == 60 && pooled.different == 120)
        #expect(report.folds.reduce(0) { $0 + $1.same } == 60)
        #expect((pooled.after.metrics.f1 ?? 0) > 0.9)
        let profile = try Profile(path: folder.write(text, to: "learned.json"))
        #expect(profile.version == report.learned.version)
        #expect(profile.calibration != nil)
        #expect(
            profile.provenance.hasPrefix(
                "Learned on 2026-01-02 from p.csv: 60 pairs of one recording and 120 of two; started from default "))
        #expect(!profile.provenance.contains("/"))
    }

    @Test func threadsAndTheOrderOfLinesChangeNothing() throws {
        let folder = try TemporaryFolder()
        var lines = Self.pairLines(80, seed: 62)
        let path = try folder.write(Self.pairHeader + lines.joined(separator: "\n"), to: "p.csv")
        let engine = Engine(databasePath: "")
        let one = try Self.train(engine, TrainOptions(truth: path, calibrate: true, threads: 1))
        let two = try Self.train(engine, TrainOptions(truth: path, calibrate: true, threads: 2))
        #expect(one == two)
        var random = SplitMix64(seed: 63)
        lines.shuffle(using: &random)
        _ = try folder.write(Self.pairHeader + lines.joined(separator: "\n"), to: "p.csv")
        let shuffled = try Self.train(engine, TrainOptions(truth: path, calibrate: true, threads: 2))
        #expect(shuffled.profile == one.profile)
        #expect(shuffled.1.folds == one.1.folds)
    }

    @Test func aTrainedProfileCanBeTrainedOn() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write(Self.pairHeader + Self.pairLines(60, seed: 64).joined(separator: "\n"), to: "p.csv")
        let engine = Engine(databasePath: "")
        let first = try Self.train(engine, TrainOptions(truth: path, name: "first", folds: 0))
        #expect(first.1.folds.isEmpty && first.1.pooled == nil)
        let file = try folder.write(first.profile, to: "first.json")
        let second = try Self.train(engine, TrainOptions(truth: path, from: file, name: "second", folds: 0))
        #expect(second.1.start.name == "first")
        #expect(second.profile != first.profile)
    }

    // MARK: Rows

    @Test func rowsTeachFromAllTheirCandidates() throws {
        let (home, truth) = try Self.home(120, seed: 65)
        let (text, report) = try Self.train(home.engine, TrainOptions(truth: truth))
        #expect(report.counts.contains { $0.key == "different" && $0.value > 200 })
        #expect((report.pooled?.after.metrics.precision ?? 0) > 0.95)
        #expect(report.weights.contains { $0.matcher == "duration" && $0.different > 1_000 })
        _ = try Profile(path: home.folder.write(text, to: "learned.json"))
        let (again, _) = try Self.train(home.engine, TrainOptions(truth: truth, threads: 1))
        #expect(again == text)
        let (other, _) = try Self.home(120, seed: 65, order: 9)
        #expect(try Self.train(other.engine, TrainOptions(truth: truth)).profile == text)
    }

    @Test func tracksOfRowsTeachToo() throws {
        let (home, _) = try Self.home(120, seed: 66)
        let library = Set(try home.rows("SELECT source_track_id FROM track_origins"))
        let rows = try home.rows("SELECT connector_track_id FROM connector_tracks WHERE connector_name = 'spotify'")
        let lines = rows.map { row in
            let track = "0-" + row.dropFirst(2)
            return "spotify,\(row)," + (library.contains(track) ? "library,\(track)" : ",")
        }
        let truth = try home.folder.write(
            "connector,id,track_source,track_id\n" + lines.joined(separator: "\n"), to: "tracks.csv")
        let (_, report) = try Self.train(home.engine, TrainOptions(truth: truth, folds: 3))
        #expect(report.folds.count == 3)
        #expect(report.counts.contains { $0.key == "same" && $0.value > 50 })
    }

    // MARK: Without labels

    @Test func rowsTeachWithoutLabels() throws {
        let (home, _) = try Self.home(300, seed: 67)
        let (text, report) = try Self.train(home.engine, TrainOptions())
        let fit = try #require(report.fit)
        #expect(fit.sources == 3)
        // 300 songs in three sources, each with four of five: 192 true pairs of each two sources, 576 in all.
        #expect(abs(fit.matches - 576) < 60)
        _ = try Profile(path: home.folder.write(text, to: "learned.json"))
        #expect(try Self.train(home.engine, TrainOptions(threads: 1)).profile == text)
        let (other, _) = try Self.home(300, seed: 67, order: 10)
        #expect(try Self.train(other.engine, TrainOptions(threads: 2)).profile == text)
        // The library of a run that founded tracks repeats the rows, which changes nothing.
        try home.run(RunOptions(createMissing: true))
        #expect(try Self.train(home.engine, TrainOptions()).profile == text)
    }

    // MARK: Folds

    @Test func aRecordingIsInOneFold() {
        var random = SplitMix64(seed: 68)
        var clusters = TrainingClusters()
        let places = (0..<300).map { _ in clusters.add(random.next()) }
        var joined: [(Int, Int)] = []
        for _ in 0..<250 {
            let pair = (Int.random(in: 0..<300, using: &random), Int.random(in: 0..<300, using: &random))
            clusters.join(places[pair.0], places[pair.1])
            joined.append(pair)
        }
        let (ofRow, numbered) = clusters.numbered()
        let split = FoldSplit(numbered, into: 5)
        for (one, other) in joined {
            #expect(split.folds[Int(ofRow[one])] == split.folds[Int(ofRow[other])])
        }
        #expect(Set(split.folds).count == 5)
    }

    /// What a fold holds out is not learned from: neither its pairs nor pairs with one of its rows.
    @Test func whatIsHeldOutTeachesNothing() throws {
        let start = try Profile.standard()
        let (model, folder) = (ScoringModel(profile: start), TrackFolder())
        let row = folder.fold(.sample())
        let pair = model.compare(row, row, LibraryStatistics(assumedTracks: 10))
        var set = TrainingSet(draw: .picked)
        set.clusters = (0..<3).map { FoldSplit.Cluster(key: $0) }
        for (home, other) in [(0, 0), (0, 1), (1, 1), (2, 2)] as [(Int32, Int32)] {
            set.samples.append(
                TrainingSample(pair: pair, part: .labelled(isSame: true), home: home, other: other))
        }
        let split = FoldSplit(set.clusters, into: 3)
        func same(without folds: Set<Int>) -> Double {
            start.weights(beside: set.counts(of: start, without: folds, in: split))
                .filter { $0.matcher == "title" }.reduce(0) { $0 + $1.same }
        }
        #expect(same(without: []) == 4)
        #expect(same(without: [split.folds[0]]) == 2)
        #expect(same(without: [split.folds[1]]) == 2)
        #expect(same(without: [split.folds[2]]) == 3)
        #expect(same(without: [split.folds[0], split.folds[2]]) == 1)
    }

    @Test func allPairsAreCounted() {
        let sources: [String?] = ["a", nil, "a", "b", nil, "a"]
        for lookedUp in 0...6 {
            var slow = 0.0
            for row in 0..<lookedUp {
                for track in (row + 1)..<max(6, row + 1) where sources[row] != sources[track] { slow += 1 }
            }
            #expect(UnlabelledTraining.allPairs(sources, lookedUp: lookedUp) == slow)
        }
    }

    // MARK: Refusals

    @Test func tooLittleTruthIsRefused() throws {
        let folder = try TemporaryFolder()
        let lines = Self.pairLines(40, seed: 69)
        let engine = Engine(databasePath: "")
        let same = try folder.write(
            Self.pairHeader + lines.filter { $0.hasSuffix("1") }.joined(separator: "\n"), to: "same.csv")
        #expect(throws: TrainingFault.fewLabelled(file: same, same: 40, different: 0, needed: 10)) {
            try engine.train(TrainOptions(truth: same))
        }
        let different = try folder.write(
            Self.pairHeader + lines.filter { $0.hasSuffix("0") }.joined(separator: "\n"), to: "different.csv")
        #expect(throws: TrainingFault.fewLabelled(file: different, same: 0, different: 80, needed: 10)) {
            try engine.train(TrainOptions(truth: different))
        }
        let one = Array(repeating: lines[0], count: 20) + lines.filter { $0.hasSuffix("0") }
        let single = try folder.write(Self.pairHeader + one.joined(separator: "\n"), to: "single.csv")
        #expect(throws: TrainingFault.fewClusters(file: single, folds: 5, clusters: 1)) {
            try engine.train(TrainOptions(truth: single))
        }
        let few = try folder.write(Self.pairHeader + lines.prefix(60).joined(separator: "\n"), to: "few.csv")
        #expect(throws: TrainingFault.fewToCalibrate(file: few, pairs: 60, needed: 100)) {
            try engine.train(TrainOptions(truth: few, calibrate: true))
        }
    }

    @Test func aDatabaseWithoutPairsIsRefused() throws {
        let home = try Home()
        #expect(throws: TrainingFault.oneSource(names: [])) { try home.engine.train(TrainOptions()) }
        try home.add("1,Hurt,Johnny Cash,,218000,", to: "spotify")
        #expect(throws: TrainingFault.oneSource(names: ["spotify"])) { try home.engine.train(TrainOptions()) }
        try home.add("1,Hurt,Johnny Cash,,218000,")
        #expect(throws: TrainingFault.fewCandidates(count: 1, needed: 200)) { try home.engine.train(TrainOptions()) }
        let truth = try home.folder.write("connector,id,cluster\ndeezer,1,a\n", to: "absent.csv")
        #expect(throws: TrainingFault.absentRows(file: truth)) {
            try home.engine.train(TrainOptions(truth: truth))
        }
    }
}
