import NaradaEngine
import NaradaModel
import NaradaReview
import NaradaTestSupport
import Testing

/// `run --create-missing`: rows without a track are grouped, and one track is made for each group.
@Suite struct GroupingTests {
    static let founding = RunOptions(createMissing: true)

    static func home() throws -> Home {
        let home = try Home()
        try home.add("1,hWeels of Fire,Saints & Sinners,Saints & Sinners,3:50,", to: "a")
        try home.add(
            "1,Wheels of Fire,Saints & Sinners,Saints & Sinners,3:50,", "2,Walk That Walk,Saints & Sinners,,4:10,",
            to: "b")
        try home.add("1,Wheels Of Fire,Saints & Sinners,,3:50.9,", to: "c")
        return home
    }

    @Test func oneTrackIsMadeForAGroup() throws {
        let home = try Self.home()
        let report = try home.run(Self.founding)
        #expect(report.foundedTracks == 2 && report.newMappings == 4 && report.connectorRows == 4)
        #expect(
            try home.rows("SELECT title, album, duration_ms FROM tracks ORDER BY id") == [
                "Wheels of Fire Saints & Sinners 230900", "Walk That Walk NULL 250000",
            ])
        #expect(try home.run(Self.founding).nothingToDo)
    }

    @Test func aDryRunCountsTheSame() throws {
        let home = try Self.home()
        var dry = try home.run(RunOptions(createMissing: true, dryRun: true))
        #expect(try home.rows("SELECT count(*) FROM tracks") == ["0"])
        let report = try home.run(Self.founding)
        dry.dryRun = false
        dry.seconds = report.seconds
        dry.runID = report.runID
        #expect(dry == report)
    }

    @Test func aLaterRunAddsToTheGroupAndRenumbersNothing() throws {
        let home = try Self.home()
        try home.run(Self.founding)
        let before = try home.rows("SELECT id, title, album, duration_ms, updated_at FROM tracks ORDER BY id")
        try home.add("1,Wheels of Fire,Saints & Sinners,Saints & Sinners,3:50,", to: "d")
        let report = try home.run(Self.founding)
        #expect(report.newMappings == 1 && report.foundedTracks == 0)
        #expect(try home.rows("SELECT id, title, album, duration_ms, updated_at FROM tracks ORDER BY id") == before)
        #expect(try home.mappings().contains("d:1 > 1 title_artist_duration"))
    }

    @Test func lookingAtEveryRowAgainChangesNoMapping() throws {
        let home = try Self.home()
        try home.run(Self.founding)
        let before = try home.mappings()
        let report = try home.run(RunOptions(all: true, createMissing: true))
        #expect(report.kept == 4 && report.newMappings == 0 && report.changed == 0 && report.retired == 0)
        #expect(try home.mappings() == before)
    }

    /// A blank title is placed by album, number and length, which the track must remember for the next look.
    @Test func aTrackRemembersItsPlace() throws {
        let home = try Home()
        let header = "id,title,artists,album,duration,track number\n"
        for (name, title) in [("a", "Wheels of Fire"), ("b", "Track 06")] {
            let path = try home.folder.write(
                header + "1,\(title),Saints & Sinners,Saints & Sinners,3:50,006\n", to: "\(name).csv")
            try home.importFile(path, to: name)
        }
        try home.run(Self.founding)
        #expect(try home.rows("SELECT title, track_number FROM tracks") == ["Wheels of Fire 6"])
        let before = try home.mappings()
        #expect(before.count == 2)
        #expect(try home.run(RunOptions(all: true, createMissing: true)).kept == 2)
        #expect(try home.mappings() == before)
    }

    @Test func anInterruptionBeforeTheEndFoundsNothing() throws {
        let home = try Self.home()
        var asked = 0
        let report = try home.run(Self.founding) {
            asked += 1
            return asked > 1
        }
        #expect(report.interrupted)
        #expect(try home.rows("SELECT count(*) FROM tracks") == ["0"])
        let uninterrupted = try Self.home()
        try uninterrupted.run(Self.founding)
        try home.run(Self.founding)
        #expect(try home.lasting() == uninterrupted.lasting())
    }

    static let twins = ["1,Wheels of Fire,Saints & Sinners,,3:50,", "2,Wheels of Fire,Saints & Sinners,,3:50,"]

    @Test func oneConnectorMayHoldARecordingTwice() throws {
        let home = try Home()
        try home.addAll(Self.twins, to: "a")
        try home.run(Self.founding)
        #expect(try home.mappings() == ["a:1 > 1 founded", "a:2 > 1 title_artist_duration"])
    }

    @Test func oneRowOfEachConnectorWhereThatIsStated() throws {
        let home = try Home()
        try home.addAll(Self.twins, to: "a")
        let report = try home.run(RunOptions(createMissing: true, onePerConnector: true))
        #expect(report.foundedTracks == 2)
        #expect(try home.mappings() == ["a:1 > 1 founded", "a:2 > 2 founded"])
        // The next run knows who has which track, and looks for a place among the others.
        try home.add("1,Wheels of Fire,Saints & Sinners,,3:50,", "2,Wheels of Fire,Saints & Sinners,,3:50,", to: "b")
        try home.run(RunOptions(createMissing: true, onePerConnector: true))
        #expect(Set(try home.rows("SELECT track_id FROM track_mappings WHERE NOT is_deleted GROUP BY 1")).count >= 2)
        #expect(
            try home.rows(
                """
                SELECT count(*) FROM track_mappings m JOIN connector_tracks c ON c.id = m.connector_track_id
                WHERE NOT m.is_deleted GROUP BY m.track_id, c.connector_name HAVING count(*) > 1
                """) == [])
    }
}
