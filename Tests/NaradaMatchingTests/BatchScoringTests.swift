@testable import NaradaMatching
import NaradaModel
import NaradaTestSupport
import Testing

/// Many pairs at once beside one after the other.
@Suite struct BatchScoringTests {
    /// A score's parts, as far as two scores may differ.
    struct Gist: Equatable {
        let levels: SIMD16<UInt8>
        let row: Int
        let track: Int
        let total: Double
        let calibrated: Double
        let findings: Findings

        init(_ score: PairScore) {
            levels = score.levels
            (row, track) = score.readings
            (total, calibrated, findings) = (score.total, score.calibrated, score.findings)
        }
    }

    static func facts(_ seed: UInt64, _ count: Int) -> [TrackFacts] {
        var facts = RandomFacts(seed: seed)
        let named: [TrackFacts] = [
            .sample(title: "Radiohead - Creep", artists: []), .sample(title: "Creep - Radiohead", artists: []),
            .sample(title: "Creep - Pablo Honey", album: nil),
            .sample(title: "SmellsLikeTeenSpirit", artists: ["Nirvana"]),
            .sample(title: "Smells Like Teen Spirit", artists: ["Nirvana"]),
            .sample(title: "Creep", artists: ["Radiohead"]),
            .sample(title: "RadioheadCreep", artists: []), .sample(title: "Radiohead Creep Live", artists: []),
            .sample(title: "", artists: [], durationMs: nil),
        ]
        return named + (0..<count).map { _ in facts.next() }
    }

    @Test(arguments: UInt64(1)...4) func aBatchScoresAsItsPairsDo(seed: UInt64) throws {
        let model = ScoringModel(profile: try Profile.standard())
        let folder = TrackFolder()
        let folded = Self.facts(seed, 120).map(folder.fold)
        var statistics = LibraryStatistics()
        for track in folded { statistics.add(track) }
        var random = SplitMix64(seed: seed)
        let rows = (0..<600).map { _ in folded[Int.random(in: 0..<folded.count, using: &random)] }
        let tracks = rows.map { row in
            // A third of the pairs meet themselves or those with several readings.
            random.chance(0.1)
                ? row : folded[Int.random(in: 0..<(random.chance(0.3) ? 9 : folded.count), using: &random)]
        }
        var further = 0
        for (left, right) in [(rows, tracks), (tracks, rows)] {
            let batch = model.scores(left, right, statistics)
            #expect(batch.count == left.count)
            for index in left.indices {
                let alone = model.score(left[index], right[index], statistics)
                #expect(
                    Gist(batch[index]) == Gist(alone), "\(left[index].facts.display) | \(right[index].facts.display)")
                if batch[index].readings != (0, 0) { further += 1 }
            }
        }
        // There were pairs that another reading explains.
        #expect(further > 10)
        let row = folded[5]
        #expect(
            model.scores(row, folded, statistics).map(Gist.init)
                == folded.map { Gist(model.score(row, $0, statistics)) })
        #expect(model.scores([], [], statistics).isEmpty && model.scores(row, [], statistics).isEmpty)
    }

    @Test func aChosenReadingScoresAsThatReadingDoes() throws {
        let model = ScoringModel(profile: try Profile.standard())
        let folder = TrackFolder()
        let folded = Self.facts(9, 60).map(folder.fold)
        let statistics = LibraryStatistics(assumedTracks: 1_000)
        for row in folded {
            for track in folded {
                let score = model.score(row, track, statistics)
                let (read, other) = model.readings(of: score, row, track)
                let levels = MatcherLevels.of(read, other, in: model)
                #expect((0..<model.fields.count).allSatisfy { score.levels[$0] == levels[$0] })
                let fields = model.fields(of: score, row, track, statistics)
                let sum = fields.reduce(model.prior(statistics)) { $0 + $1.weight }
                #expect(abs(sum - score.total) < 1e-9)
            }
        }
    }

    /// The same sum to the last bit, whichever of the table's two ways it was made.
    @Test func aTotalIsTheSumOfItsWeightsInTheOrderOfTheFields() throws {
        let model = ScoringModel(profile: try Profile.standard())
        let folder = TrackFolder()
        let folded = Self.facts(21, 70).map(folder.fold)
        var statistics = LibraryStatistics()
        for track in folded { statistics.add(track) }
        for row in folded {
            for track in folded {
                let score = model.score(row, track, statistics)
                let (read, other) = model.readings(of: score, row, track)
                let context = model.context(read, other, score.findings, statistics)
                var total = model.prior(statistics) - read.hypothesis.cost - other.hypothesis.cost
                model.forEachField { lane, field in
                    total += field.weights[Int(score.levels[lane])]?.bits(in: context) ?? 0
                }
                #expect(total == score.total, "\(row.facts.display) | \(track.facts.display)")
            }
        }
    }

    /// The levels of a pair, each matcher asked by itself.
    enum MatcherLevels {
        static func of(_ row: FoldedTrack, _ track: FoldedTrack, in model: ScoringModel) -> [UInt8] {
            model.fields.indices.map { place in
                model.fields.with(place) { UInt8($0.matcher.level(row, track)) }
            }
        }
    }

    @Test func aBatchAsksEachMatcherWhatThePairWouldBeAsked() {
        let folder = TrackFolder()
        let rows = Self.facts(11, 40).map(folder.fold)
        let tracks = rows.reversed() as [FoldedTrack]
        PairBatch.with(rows: rows, tracks: tracks) { batch in
            for (lane, matcher) in MatcherCatalogue.all.enumerated() where lane < 16 {
                var levels = [SIMD16<UInt8>](repeating: SIMD16(repeating: 99), count: batch.count)
                levels.withUnsafeMutableBufferPointer { matcher.compare(batch, into: LevelLane(lane, of: $0)) }
                for index in rows.indices {
                    #expect(Int(levels[index][lane]) == matcher.level(rows[index], tracks[index]), "\(matcher.name)")
                    // No lane but its own.
                    #expect((0..<16).allSatisfy { $0 == lane || levels[index][$0] == 99 })
                }
            }
        }
    }

    @Test(arguments: [(0, 0), (0, 3), (3, 0), (1, 1), (4, 2), (2, 4)]) func aBatchHasAsManyPairsAsTheShorterSide(
        rows: Int, tracks: Int
    ) {
        let folder = TrackFolder()
        func folded(_ count: Int, _ name: String) -> [FoldedTrack] {
            (0..<count).map { folder.fold(.sample(title: "\(name) \($0)")) }
        }
        var met: [String] = []
        PairBatch.with(rows: folded(rows, "row"), tracks: folded(tracks, "track")) { batch in
            batch.forEach { index, row, track in met.append("\(index) \(row.facts.title) \(track.facts.title)") }
            #expect(batch.count == min(rows, tracks))
        }
        #expect(met == (0..<min(rows, tracks)).map { "\($0) row \($0) track \($0)" })
    }

    @Test func furtherReadingsLeaveOutThePlainPairAndWhatIsSettled() {
        let folder = TrackFolder()
        let row = folder.fold(.sample(title: "Radiohead - Creep", artists: []))
        let track = folder.fold(.sample(title: "Creep", artists: ["Radiohead"]))
        var readings = FurtherReadings()
        readings.add(row, track, of: 3, isSettled: true)
        #expect(readings.pairs.isEmpty)
        readings.add(track, track, of: 4, isSettled: false)
        #expect(readings.pairs.isEmpty)
        readings.add(row, track, of: 5, isSettled: false)
        readings.add(track, row, of: 6, isSettled: false)
        let places = readings.pairs.map(\.index)
        #expect(places == places.sorted() && Set(places) == [5, 6])
        #expect(readings.pairs.allSatisfy { $0.readings.row + $0.readings.track > 0 })
        withExtendedLifetime(readings) {
            // The pair lends what its numbers name.
            let suggested = row.readings(suggestedBy: track)
            for pair in readings.pairs where pair.index == 5 {
                #expect(pair.row.takeUnretainedValue() === row.reading(pair.readings.row, suggested))
                #expect(pair.track.takeUnretainedValue() === track)
            }
            #expect(readings.pairs.contains { $0.index == 5 && $0.readings.row >= row.readingCount })
        }
        // Both orders read the same pairs.
        func gist(_ index: Int) -> Set<[Int]> {
            Set(readings.pairs.filter { $0.index == index }.map { [$0.readings.row, $0.readings.track] })
        }
        #expect(gist(5) == Set(gist(6).map { [$0[1], $0[0]] }))
    }
}
