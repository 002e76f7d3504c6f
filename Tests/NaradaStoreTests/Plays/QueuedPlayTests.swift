import GRDB
import NaradaModel
import NaradaTestSupport
import Testing

@testable import NaradaStore

/// Plays that go in by one statement against the same plays one by one.
@Suite struct QueuedPlayTests {
    private static func scene() throws -> MemoryScene {
        let scene = try MemoryScene()
        try scene.fill(tracks: 2, rows: 4)
        try scene.map(1, to: 1)
        return scene
    }

    struct Row: CustomTestStringConvertible, Sendable {
        var testDescription: String
        var plays: [NewPlay]
    }

    private static func play(
        _ row: Int64, minute: Int64, ms: Int?, service: String = "spotify", context: String? = nil
    ) -> NewPlay {
        NewPlay(
            .connectorTrack(row), service: service,
            playedAt: TestClock.defaultStart.advanced(bySeconds: minute * 60), msPlayed: ms, context: context)
    }

    /// Some lines twice, some without a length, of two services.
    private static func history(seed: UInt64, count: Int) -> [NewPlay] {
        var random = SplitMix64(seed: seed)
        let contexts = [nil, "", "{}", #"{"a":"é\u0000 😀"}"#, String(repeating: "x", count: 9_000), "{\"nul\":\"\0\"}"]
        return (0..<count).map { _ in
            play(
                Int64.random(in: 1...4, using: &random), minute: Int64.random(in: 0...40, using: &random),
                ms: random.chance(0.2) ? nil : Int.random(in: 0...2, using: &random),
                service: random.chance(0.1) ? "lastfm" : "spotify",
                context: contexts.randomElement(using: &random) ?? nil)
        }
    }

    static let rows: [Row] = [
        Row(testDescription: "nothing", plays: []),
        Row(testDescription: "one", plays: [play(1, minute: 0, ms: 5)]),
        Row(testDescription: "one without a length", plays: [play(1, minute: 0, ms: nil)]),
        Row(testDescription: "one twice", plays: [play(1, minute: 0, ms: 5), play(1, minute: 0, ms: 5)]),
        Row(
            testDescription: "one twice without a length",
            plays: [play(1, minute: 0, ms: nil), play(1, minute: 0, ms: 5), play(1, minute: 0, ms: nil)]),
        Row(
            testDescription: "the greatest numbers",
            plays: [play(2, minute: 0, ms: Int.max), play(2, minute: 1, ms: 0), play(2, minute: -2_000_000, ms: 1)]),
        Row(
            testDescription: "texts past the limit of one statement",
            plays: (0..<9).map { play(3, minute: $0, ms: 1, context: String(repeating: "é", count: 1 << 20)) }),
        Row(testDescription: "a history", plays: history(seed: 1, count: 700)),
        Row(testDescription: "another history", plays: history(seed: 2, count: 700)),
    ]

    private struct Name: Hashable {
        var row: Int64
        var service: String
    }

    /// Queues the plays, packed in chunks, each in two ranges.
    private static func queue(
        _ plays: [NewPlay], chunk size: Int = 300, by writer: PlayWriter, at places: PlayPlaces = PlayPlaces()
    ) throws {
        var names: [Name] = []
        for start in stride(from: 0, to: plays.count, by: size) {
            let packed = PackedPlays(capacity: 1)
            for play in plays[start..<min(start + size, plays.count)] {
                guard case .connectorTrack(let id) = play.target else { continue }
                let name = Name(row: id, service: play.service)
                if !names.contains(name) { names.append(name) }
                let context = play.context.map { Array($0.utf8) }
                packed.append(
                    track: names.firstIndex(of: name) ?? 0, startedAt: play.playedAt, msPlayed: play.msPlayed,
                    counts: true, contextLimit: context?.count ?? 0
                ) { target in
                    context.map { bytes in
                        for (index, byte) in bytes.enumerated() { target[index] = byte }
                        return bytes.count
                    }
                }
            }
            for range in [0..<packed.count / 3, packed.count / 3..<packed.count] {
                try writer.queue(packed, range, at: places) { number in
                    try writer.place(of: names[number].row, service: names[number].service)
                }
            }
        }
    }

    /// Queues one play to a place that nobody has found.
    private static func queue(to place: PlayPlace, by writer: PlayWriter) throws {
        let packed = PackedPlays(capacity: 1)
        packed.append(
            track: 0, startedAt: TestClock.defaultStart, msPlayed: 1, counts: true, contextLimit: 0
        ) { _ in nil }
        try writer.queue(packed, 0..<1, at: PlayPlaces()) { _ in place }
    }

    private static let batch = PlayBatch(source: "test", id: "b")

    @Test(arguments: rows) func queuedPlaysAreThoseAddedOneByOne(_ row: Row) throws {
        let slow = try Self.scene()
        let added = try slow.write { session in
            let writer = try PlayWriter(session: session, batch: Self.batch)
            return try row.plays.filter { try writer.add($0) }.count
        }
        let fast = try Self.scene()
        for isAgain in [false, true] {
            let tally = try fast.write { session in
                let writer = try PlayWriter(session: session, batch: Self.batch)
                try Self.queue(row.plays, by: writer)
                return try writer.finish()
            }
            #expect(tally.inserted == (isAgain ? 0 : added))
            #expect(tally.inserted + tally.known == row.plays.count)
            #expect(try fast.read { try TableDump($0) } == slow.read { try TableDump($0) })
        }
    }

    @Test func twoWritersOfOneSessionKeepTheirPlaysApart() throws {
        let scene = try Self.scene()
        try scene.write { session in
            let first = try PlayWriter(session: session, batch: PlayBatch(source: "test", id: "first"))
            let second = try PlayWriter(session: session, batch: PlayBatch(source: "test", id: "second"))
            try Self.queue([Self.play(1, minute: 0, ms: 1)], by: first)
            try Self.queue([Self.play(1, minute: 1, ms: 1), Self.play(1, minute: 2, ms: 1)], by: second)
            try Self.queue([Self.play(1, minute: 3, ms: 1)], by: first)
            #expect(try first.finish() == PlayTally(inserted: 2, known: 0))
            #expect(try second.finish() == PlayTally(inserted: 2, known: 0))
            #expect(try second.finish() == PlayTally())
        }
        let batches = try scene.read { try $0.fetch(TrackPlayRecord.self) }.map(\.importBatchID)
        #expect(batches == ["first", "first", "second", "second"])
    }

    struct Dangling: CustomTestStringConvertible, Sendable {
        var testDescription: String
        var connectorTrackID: Int64 = 1
        var trackID: Int64 = 1
        /// Whether a play of rows that are there stands before it, and not behind it.
        var isLast = true
    }

    @Test(arguments: [
        Dangling(testDescription: "no such connector track", connectorTrackID: 999),
        Dangling(testDescription: "no such track", trackID: 999),
        Dangling(testDescription: "neither", connectorTrackID: 999, trackID: 999),
        Dangling(testDescription: "first of all", connectorTrackID: 999, isLast: false),
        Dangling(testDescription: "a number before all others", connectorTrackID: -1),
    ])
    func aPlayOfNoRowTakesTheWholeSessionBack(_ row: Dangling) throws {
        let scene = try Self.scene()
        let before = try scene.read { try TableDump($0) }
        let error = #expect(throws: StoreFault.self) {
            try scene.write { session in
                let writer = try PlayWriter(session: session, batch: Self.batch)
                if row.isLast { try Self.queue([Self.play(1, minute: 0, ms: 1)], by: writer) }
                try Self.queue(
                    to: PlayPlace(connectorTrackID: row.connectorTrackID, trackID: row.trackID, service: "spotify"),
                    by: writer)
                if !row.isLast { try Self.queue([Self.play(1, minute: 1, ms: 1)], by: writer) }
                _ = try writer.finish()
            }
        }
        // What SQLite says itself of such a row.
        #expect(
            error
                == .refusedStatement(path: scene.temporary.store.path, detail: "FOREIGN KEY constraint failed"))
        #expect(try scene.read { try TableDump($0) } == before)
        try Self.expectLookups(in: scene)
    }

    @Test func aRowThatGoesBetweenTwoStatementsIsMissed() throws {
        let scene = try Self.scene()
        #expect(throws: StoreFault.self) {
            try scene.write { session in
                let writer = try PlayWriter(session: session, batch: Self.batch)
                let place = try writer.place(of: 4, service: "spotify")
                try Self.queue([Self.play(4, minute: 0, ms: nil), Self.play(1, minute: 0, ms: 1)], by: writer)
                try session.database.execute(sql: "DELETE FROM track_plays WHERE connector_track_id = 4")
                try session.database.execute(
                    sql:
                        "DELETE FROM tracks WHERE stands_for_connector_track_id = 4; DELETE FROM connector_tracks WHERE id = 4"
                )
                try Self.queue(to: place, by: writer)
                _ = try writer.finish()
            }
        }
        try Self.expectLookups(in: scene)
    }

    @Test func foreignKeysAreLookedUpAgainAfterPlaysWentIn() throws {
        let scene = try Self.scene()
        try scene.write { session in
            let writer = try PlayWriter(session: session, batch: Self.batch)
            try Self.queue([Self.play(1, minute: 0, ms: 1)], by: writer)
            _ = try writer.finish()
        }
        try Self.expectLookups(in: scene)
    }

    /// The connection refuses a play of no track, as SQLite does.
    private static func expectLookups(in scene: MemoryScene) throws {
        let isOn = try scene.write { try Bool.fetchOne($0.database, sql: "PRAGMA foreign_keys") }
        #expect(isOn == true)
        #expect(throws: StoreFault.self) {
            try scene.write { session in
                try PlayWriter(session: session, batch: batch).add(play(999, minute: 0, ms: 1))
            }
        }
        #expect(throws: StoreFault.self) {
            try scene.write { try $0.database.execute(sql: "DELETE FROM connector_tracks WHERE id = 1") }
        }
    }
}
