import NaradaModel
import NaradaTestSupport
import Testing

@testable import NaradaStore

@Suite struct PlayTests {
    private static func scene() throws -> MemoryScene {
        let scene = try MemoryScene()
        try scene.fill(tracks: 2, rows: 3)
        try scene.map(1, to: 1)
        return scene
    }

    /// A made-up history: rows 1 to 3 and track 2 itself, with and without a length, some lines twice.
    private static func batch(seed: UInt64) -> [NewPlay] {
        var random = SplitMix64(seed: seed)
        return (0..<300).map { _ in
            let row = Int64.random(in: 1...4, using: &random)
            return .sample(
                row == 4 ? .track(2) : .connectorTrack(row), minute: Int64.random(in: 0...60, using: &random),
                msPlayed: random.chance(0.3) ? nil : Int.random(in: 1...3, using: &random))
        }
    }

    private static func add(_ plays: [NewPlay], batch: String = "b", to scene: MemoryScene) throws -> Int {
        try scene.write { session in
            let writer = try PlayWriter(session: session, batch: PlayBatch(source: "test", id: batch))
            return try plays.filter { try writer.add($0) }.count
        }
    }

    @Test func aBatchAgainAddsNothing() throws {
        let scene = try Self.scene()
        let plays = Self.batch(seed: 1)
        #expect(try Self.add(plays, to: scene) == Set(plays).count)
        let before = try scene.read { try TableDump($0) }
        #expect(try Self.add(plays, to: scene) == 0)
        #expect(try Self.add(plays.reversed(), batch: "another", to: scene) == 0)
        #expect(try scene.read { try TableDump($0) } == before)
    }

    @Test func abatchThatWasCutOffGoesOnWithoutGapOrDouble() throws {
        let plays = Self.batch(seed: 2)
        let whole = try Self.scene()
        _ = try Self.add(plays, to: whole)
        let cut = try Self.scene()
        _ = try Self.add(Array(plays.prefix(110)), to: cut)
        _ = try Self.add(Array(plays.dropFirst(50)), to: cut)
        #expect(try cut.read { try TableDump($0) } == whole.read { try TableDump($0) })
    }

    @Test func aBatchAgainAfterTheMappingChangedAddsNothing() throws {
        let scene = try Self.scene()
        let plays = Self.batch(seed: 3)
        _ = try Self.add(plays, to: scene)
        try scene.map(2, to: 2)
        try scene.map(1, to: 2)
        #expect(try Self.add(plays, to: scene) == 0)
    }

    @Test func aDeletedPlayDoesNotComeBack() throws {
        let scene = try Self.scene()
        for target in [EventTarget.connectorTrack(1), .track(2)] { try scene.play(target) }
        try scene.write { session in
            for id in [1, 2] as [Int64] { _ = try Deletion.delete(TrackPlayRecord.self, id: id, in: session) }
        }
        for target in [EventTarget.connectorTrack(1), .track(2)] { #expect(try !scene.play(target)) }
    }

    @Test func provenanceIsKept() throws {
        let scene = try Self.scene()
        try scene.play(.connectorTrack(1), batch: "file-7")
        let play = try #require(try scene.read { try $0.fetch(TrackPlayRecord.self) }.first)
        #expect(play.importBatchID == "file-7")
        #expect(play.importSource == "test")
        #expect(play.importTimestamp == scene.temporary.clock.now)
        #expect(play.connectorTrackID == 1)
        #expect(play.trackID == 1)
    }

    struct Row: CustomTestStringConvertible, Sendable {
        var testDescription: String
        var filter: PlayFilter
        /// Minutes of the plays found.
        var minutes: [Int64]
    }

    static func minute(_ minute: Int64) -> Timestamp { TestClock.defaultStart.advanced(bySeconds: minute * 60) }

    @Test(arguments: [
        Row(testDescription: "all", filter: PlayFilter(), minutes: [1, 2, 3, 4]),
        Row(testDescription: "a track", filter: PlayFilter(trackID: 1), minutes: [1, 4]),
        Row(testDescription: "a service's row", filter: PlayFilter(connectorTrackID: 2), minutes: [2]),
        Row(testDescription: "a service", filter: PlayFilter(service: "spotify"), minutes: [1, 2, 3, 4]),
        Row(testDescription: "another service", filter: PlayFilter(service: "lastfm"), minutes: []),
        Row(testDescription: "a batch", filter: PlayFilter(batchID: "late"), minutes: [4]),
        Row(testDescription: "from a time on", filter: PlayFilter(from: minute(2)), minutes: [2, 3, 4]),
        Row(testDescription: "before a time", filter: PlayFilter(before: minute(2)), minutes: [1]),
        Row(testDescription: "a stretch", filter: PlayFilter(from: minute(2), before: minute(4)), minutes: [2, 3]),
        Row(
            testDescription: "a stretch of a track", filter: PlayFilter(trackID: 1, from: minute(2)), minutes: [4]),
        Row(testDescription: "not those that wait", filter: PlayFilter(includeWaiting: false), minutes: [1, 3, 4]),
    ])
    func playsAreFound(_ row: Row) throws {
        let scene = try Self.scene()
        try scene.play(.connectorTrack(1), minute: 1)
        try scene.play(.connectorTrack(2), minute: 2)
        try scene.play(.track(2), minute: 3)
        try scene.play(.connectorTrack(1), minute: 4, batch: "late")
        var found: [StoredPlay] = []
        let totals = try scene.read { session in
            try PlayReader.forEach(in: session, row.filter) { found.append($0) }
            return try PlayReader.totals(in: session, row.filter)
        }
        #expect(found.map(\.playedAt) == row.minutes.map(Self.minute))
        #expect(found.filter(\.isWaiting).allSatisfy { $0.connectorTrackID == 2 })
        #expect(totals.plays == row.minutes.count)
        #expect(totals.msPlayed == Int64(row.minutes.count) * 180_000)
        #expect(totals.first == row.minutes.first.map(Self.minute))
        #expect(totals.last == row.minutes.last.map(Self.minute))
    }

    @Test func totalsByTrackAreOneStatement() throws {
        let scene = try Self.scene()
        _ = try Self.add(Self.batch(seed: 4), to: scene)
        try scene.read { session in
            var sums: [Int64: PlayTotals] = [:]
            let statements = try session.statements { sums = try PlayReader.totalsByTrack(in: session) }
            #expect(statements == 1)
            #expect(sums.keys.sorted() == [1, 2])
            for (track, totals) in sums {
                #expect(try PlayReader.totals(in: session, PlayFilter(trackID: track)) == totals)
            }
        }
    }

    @Test func aPlayIsTwoStatementsAtMost() throws {
        let scene = try Self.scene()
        try scene.write { session in
            let writer = try PlayWriter(session: session, batch: PlayBatch(source: "t", id: "b"))
            let statements = try session.statements {
                for minute in 0..<1000 { _ = try writer.add(.sample(.connectorTrack(1), minute: Int64(minute))) }
            }
            #expect(statements == 1001)
        }
    }
}
