import GRDB
import NaradaEngine
import NaradaModel
import NaradaReview
import NaradaStore
import NaradaTestSupport
import Testing

/// Merges, splits and deletions through the engine, with their reports, their history and their way back.
@Suite struct EditTests {
    /// Tracks 1 and 2 are one recording, each with a row of Spotify that has plays and a like.
    private static func home() throws -> Home {
        let home = try Home()
        try home.addAll(
            ["l1,Jóga,Björk,,,", "l2,Jóga,Björk,Homogenic,5:05,GBAAN9700001", "l3,Intro,The xx,xx,2:07,"], to: nil)
        try home.addAll(["a,Jóga,Björk,Homogenic,5:05,", "b,Joga,Bjork,Homogenic,5:04,"], to: "spotify")
        try home.store().withSession { session in
            for (row, track) in [(1, 1), (2, 2)] as [(Int64, Int64)] {
                _ = try DecisionWriter.record(.accept, connectorTrackID: row, trackID: track, in: session)
            }
            let plays = try PlayWriter(session: session, batch: PlayBatch(source: "test", id: "b"))
            for minute in 0..<6 as Range<Int64> {
                let time = Timestamp(microseconds: 1_795_255_200_000_000 + minute * 60_000_000)
                _ = try plays.add(
                    NewPlay(.connectorTrack(minute % 3 == 0 ? 1 : 2), service: "spotify", playedAt: time, msPlayed: 1))
            }
            let likes = try LikeWriter(session: session)
            _ = try likes.record(NewLike(.connectorTrack(2), service: "spotify", isLiked: true))
            try likes.finish()
        }
        return home
    }

    private static func edit(_ report: any Report) throws -> EditReport { try #require(report as? EditReport) }

    private static func standing(_ home: Home) throws -> String {
        try home.dump(without: ["_at"], tables: ["edits", "edit_rows"])
    }

    @Test func aMergeTellsWhatMovedAndIsTakenBackWhole() throws {
        let home = try Self.home()
        let start = try Self.standing(home)
        let dry = try Self.edit(home.engine.merge(keep: 1, losers: [2], dryRun: true))
        #expect(try Self.standing(home) == start)
        let report = try Self.edit(home.engine.merge(keep: 1, losers: [2]))
        #expect(dry.tracks == report.tracks && dry.filled == report.filled)
        #expect(report.filled == ["album", "duration_ms", "isrc"])
        #expect(report.tracks.map(\.after) == [Holdings(mappings: 2, plays: 6, likes: 1), Holdings()])
        #expect(report.what == "Track 2 merged into track 1 (Jóga – Björk)")
        #expect(try home.rows("SELECT DISTINCT track_id FROM track_plays") == ["1"])
        _ = try home.engine.undo(edit: try #require(report.edit))
        // What a merge makes on the way, such as stand-ins, may stay; they hold nothing.
        #expect(try Self.standing(home) == start)
    }

    @Test func aSplitTakesTheRowOutWithItsPlays() throws {
        let home = try Self.home()
        _ = try home.engine.merge(keep: 1, losers: [2])
        let merged = try Self.standing(home)
        let report = try Self.edit(home.engine.split(["spotify:b"]))
        #expect(report.what.hasPrefix("Row 2 split off into track "))
        #expect(
            report.tracks.map(\.after) == [Holdings(mappings: 1, plays: 2), Holdings(mappings: 1, plays: 4, likes: 1)])
        _ = try home.engine.undo(edit: try #require(report.edit))
        #expect(
            try home.rows("SELECT track_id, count(*) FROM track_plays GROUP BY 1") == ["1 6"])
        let waiting = try Self.edit(home.engine.split(["2"], into: .unmatched))
        #expect(waiting.tracks.map(\.after) == [Holdings(mappings: 1, plays: 2)])
        #expect(try home.rows("SELECT count(*) FROM track_plays WHERE track_id = 1") == ["2"])
        // A run looks for another track, and not for the one it was taken out of.
        try home.run()
        #expect(
            try home.rows("SELECT count(*) FROM track_mappings WHERE connector_track_id = 2 AND NOT is_deleted") == [
                "0"
            ])
        #expect(!merged.isEmpty)
    }

    @Test func historyTellsOfMergesAndSplits() throws {
        let home = try Self.home()
        let merge = try Self.edit(home.engine.merge(keep: 1, losers: [2]))
        _ = try home.engine.split(["spotify:b"])
        let history = try #require(try home.engine.history("spotify:b") as? HistoryReport)
        #expect(
            history.events.map(\.what) == [
                "A person said that it is track 2, \"Jóga – Björk\"",
                "A person mapped it to track 2, \"Jóga – Björk\"",
                "A merge (e\(merge.edit ?? 0)) moved the mapping to track 2 to track 1, \"Jóga – Björk\"",
                "A person said that it is not track 1, \"Jóga – Björk\"",
                "A person said that it is a new track", "A split (e2) ended the mapping to track 1",
                "A person mapped it to track 4, \"Joga – Bjork\"",
            ])
        let list = try #require(try home.engine.edits(limit: 9) as? EditListReport)
        #expect(list.edits.map(\.kind) == ["split", "merge"])
        #expect(list.edits.map(\.id) == [2, 1])
    }

    @Test func aDeletedPlaylistOrPlayComesBack() throws {
        let home = try Self.home()
        let start = try Self.standing(home)
        let report = try Self.edit(home.engine.delete(fromTable: "track_plays", id: 1))
        #expect(report.rows == ["track_plays": 1])
        _ = try home.engine.restore(fromTable: "track_plays", id: 1)
        #expect(try Self.standing(home) == start)
        // Another program only marks it.
        try home.write("UPDATE track_plays SET is_deleted = 1 WHERE id = 1")
        let alone = try Self.edit(home.engine.restore(fromTable: "track_plays", id: 1))
        #expect(alone.edit == nil)
        #expect(try Self.standing(home) == start)
        #expect(throws: StoreFault.notDeleted(table: "track_plays", id: 1)) {
            _ = try home.engine.restore(fromTable: "track_plays", id: 1)
        }
    }

    @Test func whatIsNotThereIsRefused() throws {
        let home = try Self.home()
        #expect(throws: EngineFault.unknownTrack(99)) { _ = try home.engine.merge(keep: 1, losers: [99]) }
        #expect(throws: StoreFault.mergeIntoItself(trackID: 1)) { _ = try home.engine.merge(keep: 1, losers: [1]) }
        #expect(throws: EngineFault.unknownConnectorTrack("spotify:z")) { _ = try home.engine.split(["spotify:z"]) }
        #expect(throws: StoreFault.noSuchEdit(id: 7)) { _ = try home.engine.undo(edit: 7) }
        #expect(throws: EngineFault.self) { _ = try home.engine.delete(fromTable: "sqlite_master", id: 1) }
    }

    @Test func aConfirmedMappingOutlivesItsRun() throws {
        let home = try Home()
        try home.add("l1,Jóga,Björk,Homogenic,5:05,", to: nil)
        try home.add("a,Joga,Bjork,Homogenic,5:04,", to: "spotify")
        try home.run()
        _ = try home.engine.decide(.accept, on: .rows(["spotify:a"], trackID: nil))
        let report = try #require(try home.engine.undo(run: 1) as? UndoReport)
        #expect(report.confirmed == 1 && report.corrected == 0 && report.verdictsKept == 1)
        #expect(try home.mappings() == ["spotify:a > 1 manual"])
    }

    @Test func anAdoptedStepIsNotCalledApplied() throws {
        let folder = try TemporaryFolder()
        let engine = Engine(databasePath: folder.path(of: "narada.db"))
        _ = try engine.migrateUp(to: 1)
        try Store(path: engine.databasePath, access: .readWrite).withSession {
            try $0.database.execute(sql: "DROP TABLE narada_migrations")
        }
        let report = try #require(try engine.migrateUp() as? SchemaReport)
        #expect(report.steps.filter(\.isAdopted).map(\.version) == [1])
        #expect(report.text(style: .plain).hasPrefix("adopted 1 initial_schema: the file had it already\napplied 2 "))
    }
}
