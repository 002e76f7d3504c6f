import GRDB
import NaradaModel
import NaradaTestSupport
import Testing

@testable import NaradaStore

@Suite struct DistinctTracksTests {
    private static func scene() throws -> MemoryScene {
        let scene = try MemoryScene()
        try scene.fill(tracks: 4, rows: 0)
        return scene
    }

    private static func say(_ scene: MemoryScene, _ one: Int64, _ other: Int64) throws {
        try scene.write { _ = try DistinctTracks.record(DistinctPair(one, other), note: "by ear", in: $0) }
    }

    private static func pairs(_ scene: MemoryScene) throws -> Set<DistinctPair> {
        try scene.read { try DistinctTracks.pairs(in: $0) }
    }

    @Test(arguments: [(1, 2), (2, 1)] as [(Int64, Int64)])
    func thePairIsKnownInAnyOrder(_ one: Int64, _ other: Int64) throws {
        let scene = try Self.scene()
        try Self.say(scene, one, other)
        try Self.say(scene, other, one)
        #expect(try Self.pairs(scene) == [DistinctPair(1, 2)])
        #expect(try scene.texts("SELECT count(*) FROM distinct_tracks WHERE is_deleted = 0") == ["1"])
        #expect(try scene.write { try DistinctTracks.forget(DistinctPair(other, one), in: $0) })
        #expect(try Self.pairs(scene) == [])
        #expect(try scene.write { try DistinctTracks.forget(DistinctPair(one, other), in: $0) } == false)
    }

    struct Change: CustomTestStringConvertible, Sendable {
        var testDescription: String
        var sql: String
        var holds: Bool
    }

    @Test(arguments: [
        Change(testDescription: "another title", sql: "title = 'Track 2 (Live)'", holds: false),
        Change(testDescription: "another length", sql: "duration_ms = 7", holds: false),
        Change(testDescription: "letter case", sql: "title = ' TRACK 2'", holds: true),
        Change(testDescription: "a stamp", sql: "updated_at = '2030-01-01'", holds: true),
    ])
    func itHoldsUntilATrackSaysSomethingElse(_ change: Change) throws {
        let scene = try Self.scene()
        try Self.say(scene, 1, 2)
        try scene.write { try $0.database.execute(sql: "UPDATE tracks SET \(change.sql) WHERE id = 2") }
        #expect(try Self.pairs(scene).isEmpty == !change.holds)
    }

    @Test func whatWasSaidOfALoserIsSaidOfItsKeeper() throws {
        let scene = try Self.scene()
        try Self.say(scene, 2, 3)
        let edit = try #require(try scene.write { try TrackMerger.merge(keep: 1, losers: [2], in: $0).id })
        #expect(try Self.pairs(scene) == [DistinctPair(1, 3)])
        let second = try #require(try scene.write { try TrackMerger.merge(keep: 1, losers: [3], in: $0).id })
        #expect(try Self.pairs(scene) == [], "the person merged the two after all")
        try scene.expectSound()
        for id in [second, edit] { try scene.write { _ = try EditUndo.undo(id, in: $0) } }
        #expect(try Self.pairs(scene) == [DistinctPair(2, 3)])
    }

    @Test func itGoesWithATrackAndComesBackWithIt() throws {
        let scene = try Self.scene()
        for other in [1, 3] as [Int64] { try Self.say(scene, 2, other) }
        let start = try scene.dump()
        try scene.write { _ = try Deletion.delete(TrackRecord.self, id: 2, in: $0) }
        #expect(try scene.texts("SELECT count(*) FROM distinct_tracks WHERE is_deleted = 0") == ["0"])
        try scene.write { _ = try Deletion.restore(TrackRecord.self, id: 2, in: $0) }
        try scene.expect(start)
        try scene.expectSound()
    }

    @Test func anUnknownOrEqualTrackIsRefused() throws {
        let scene = try Self.scene()
        #expect(throws: StoreFault.noSuchRow(table: "tracks", id: 9)) { try Self.say(scene, 9, 1) }
        #expect(throws: StoreFault.mergeIntoItself(trackID: 1)) { try Self.say(scene, 1, 1) }
    }
}
