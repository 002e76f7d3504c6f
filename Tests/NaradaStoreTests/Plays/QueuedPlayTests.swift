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

    private static func queue(_ plays: [NewPlay], by writer: PlayWriter) throws {
        for play in plays {
            guard case .connectorTrack(let id) = play.target else { continue }
            let place = try writer.place(of: id, service: play.service)
            let time = Array(play.playedAt.text.utf8)
            let context = play.context.map { Array($0.utf8) }
            try time.withUnsafeBufferPointer { time in
                guard let context else {
                    return try writer.queue(to: place, playedAt: time, msPlayed: play.msPlayed, context: nil)
                }
                try context.withUnsafeBufferPointer {
                    try writer.queue(to: place, playedAt: time, msPlayed: play.msPlayed, context: $0)
                }
            }
        }
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

    @Test func aPlayOfNoTrackTakesTheWholeSessionBack() throws {
        let scene = try Self.scene()
        let before = try scene.read { try TableDump($0) }
        #expect(throws: (any Error).self) {
            try scene.write { session in
                let writer = try PlayWriter(session: session, batch: Self.batch)
                try Self.queue([Self.play(1, minute: 0, ms: 1)], by: writer)
                let time = Array(TestClock.defaultStart.text.utf8)
                try time.withUnsafeBufferPointer {
                    try writer.queue(
                        to: PlayPlace(connectorTrackID: 999, trackID: 1, service: "spotify"), playedAt: $0,
                        msPlayed: 1, context: nil)
                }
                _ = try writer.finish()
            }
        }
        #expect(try scene.read { try TableDump($0) } == before)
    }
}
