import NaradaEngine
import NaradaModel
import NaradaReview
import NaradaStore
import NaradaTestSupport
import Testing

/// The order of the queue, its groups, and answers at the desk.
@Suite struct QueueTests {
    /// Six waiting pairs of two patterns: live takes of four songs, and two under another name of one artist.
    static func home() throws -> Home {
        let home = try Home()
        let songs = ["Creep", "Karma Police", "No Surprises", "Lucky", "Reckoner", "Nude"]
        for (index, song) in songs.enumerated() {
            try home.add("\(index),\(song),Radiohead,,4:0\(index),GBAYE920007\(index)")
        }
        for (index, song) in songs.enumerated() {
            let row = index < 4 ? "\(song) (Live),Radiohead" : "\(song),On a Friday"
            try home.add("r\(index),\(row),,4:0\(index),GBAYE920007\(index)", to: "spotify")
        }
        try home.run()
        return home
    }

    private static func order(_ home: Home) throws -> [Int64] {
        try home.store().withReadSession { session in
            try ReviewQueueReader.items(in: session, filter: ReviewFilter()).map(\.connectorTrackID)
        }
    }

    @Test func `like questions are one group`() throws {
        let home = try Self.home()
        let report = try #require(try home.engine.reviewGroups() as? GroupReport)
        #expect(report.groups.map(\.pairs) == [4, 2])
        #expect(report.pairs == 6 && report.single == 0)
        #expect(report.groups[0].pattern.sentence.contains("live against studio"))
        #expect(report.groups[1].pattern.sentence.contains(#"artist "On a Friday" = "Radiohead""#))
    }

    /// Where a question is asked, its group is named from what was compared; later it is read from the row.
    @Test func `a run names its questions as the queue would`() throws {
        let home = try FixtureTests.home()
        try home.run()
        func names() throws -> [String] {
            try home.rows(
                "SELECT id, pattern_key, pattern, pattern_revision FROM review_items WHERE state = 'open' ORDER BY id")
        }
        let named = try names()
        #expect(named.count > 10)
        try home.write("UPDATE review_items SET pattern_key = NULL, pattern = NULL, pattern_revision = NULL")
        #expect(try names() != named)
        _ = try home.engine.reviewGroups()
        #expect(try names() == named)
    }

    @Test func `the order is worth, then the size of the group`() throws {
        let home = try Self.home()
        #expect(Set(try Self.order(home).prefix(4)) == [1, 2, 3, 4], "the larger group first")
        try home.write(
            """
            INSERT INTO track_plays (track_id, service, played_at, import_timestamp, import_source, import_batch_id,
                created_at, updated_at, is_deleted)
            SELECT 6, 'spotify', '2024-01-0' || value, '2024-02-01', 'test', '1', '2024-02-01', '2024-02-01', 0
            FROM json_each('[1,2,3]');
            INSERT INTO track_likes (track_id, service, is_liked, created_at, updated_at, is_deleted)
            VALUES (2, 'spotify', 1, '2024-02-01', '2024-02-01', 0), (3, 'spotify', 0, '2024-02-01', '2024-02-01', 0);
            """)
        let desk = try home.engine.reviewDesk()
        // A like counts as ten plays, a like taken back as none.
        #expect(try Self.order(home).prefix(2) == [2, 6])
        let card = try #require(try desk.current())
        #expect(card.worth == ReviewWorth(likes: 1) && card.pairsInGroup == 4)
    }

    @Test func `what is put off comes last`() throws {
        let home = try Self.home()
        let first = try #require(try Self.order(home).first)
        try home.engine.decide(.skip, on: .rows(["\(first)"], trackID: nil)).ignored()
        #expect(try Self.order(home).last == first)
    }

    @Test func `a group is decided in one stroke and taken back in one`() throws {
        let home = try Self.home()
        let desk = try home.engine.reviewDesk()
        let before = try home.mappings()
        #expect(try desk.answerGroup(.accept) == 4)
        #expect(try home.mappings().count == before.count + 4)
        #expect(desk.answeredCount == 4)
        #expect(try desk.current()?.pairsInGroup == 2)
        #expect(try desk.undo() == 4)
        #expect(try home.mappings() == before)
        #expect(try desk.current()?.pairsInGroup == 4)
        #expect(try desk.undo() == 0)
    }

    @Test func `a group is named by its beginning`() throws {
        let home = try Self.home()
        let report = try #require(try home.engine.reviewGroups() as? GroupReport)
        let key = report.groups[1].pattern.key
        let dry = try home.engine.decide(.reject, on: .group(String(key.prefix(6))), dryRun: true)
        #expect((dry as? VerdictReport)?.lines.count == 2)
        #expect(try Self.order(home).count == 6)
        try home.engine.decide(.reject, on: .group(key)).ignored()
        #expect(try Self.order(home).count == 4)
        #expect(throws: EngineFault.unknownGroup("zz", matches: 0)) {
            try home.engine.decide(.accept, on: .group("zz"))
        }
        #expect(throws: EngineFault.unknownGroup("", matches: 0)) { try home.engine.decide(.accept, on: .group("")) }
    }

    @Test func `another candidate can be chosen`() throws {
        let home = try Self.home()
        let desk = try home.engine.reviewDesk()
        let card = try #require(try desk.current())
        #expect(try desk.answer(.accept, trackID: 6, note: "by ear"))
        #expect(try home.mappings().contains("spotify:\(card.entry.connectorTrack.serviceID.id) > 6 manual"))
        #expect(try home.rows("SELECT note FROM match_decisions") == ["by ear"])
    }

    @Test func `a question that ended elsewhere is passed over`() throws {
        let home = try Self.home()
        let desk = try home.engine.reviewDesk()
        let row = try #require(try desk.current()).entry.connectorTrack.id
        try home.engine.decide(.accept, on: .rows(["\(row)"], trackID: nil)).ignored()
        #expect(try desk.current()?.entry.connectorTrack.id != row)
        #expect(desk.answeredCount == 0)
    }

    @Test func `the history tells what happened and why`() throws {
        let home = try Self.home()
        try home.engine.decide(.reject, on: .rows(["spotify:r4"], trackID: nil), note: "another band").ignored()
        try home.engine.decide(.accept, on: .rows(["spotify:r4"], trackID: 6)).ignored()
        try home.engine.takeVerdictsBack(["spotify:r4"]).ignored()
        try home.engine.undo(run: 1).ignored()
        let report = try #require(try home.engine.history("spotify:r4") as? HistoryReport)
        #expect(report.events.map(\.kind) == [.asked, .decided, .decided, .mapped, .decided, .unmapped])
        #expect(report.events[1].details == ["Note: another band"])
    }

    @Test func `runs are listed and taken back once`() throws {
        let home = try Self.home()
        try home.run(RunOptions(all: true))
        try home.engine.undo(run: 2, dryRun: true).ignored()
        try home.engine.undo(run: 2).ignored()
        let list = try #require(try home.engine.runs() as? RunListReport)
        #expect(list.runs.map(\.id) == [2, 1])
        #expect(list.runs.map { $0.undoneAt == nil } == [false, true])
        #expect(list.runs[1].counts?.toReview == 6)
        #expect(throws: EngineFault.runIsUndone(2)) { try home.engine.undo(run: 2) }
        #expect(throws: EngineFault.unknownRun(9)) { try home.engine.undo(run: 9) }
    }
}
