import NaradaEngine
import NaradaModel
import NaradaReview
import NaradaTestSupport
import Testing

/// A deluxe edition that lists "Dreams" twice, in the studio and on stage, with no mark; the library has one.
@Suite struct SiblingTests {
    static let near = "near,Dreams,Fleetwood Mac,Rumours,4:17.8,"
    static let far = "far,Dreams,Fleetwood Mac,Rumours,4:07.0,"

    static func home(_ rows: [String]) throws -> Home {
        let home = try Home()
        try home.add("dreams,Dreams,Fleetwood Mac,Rumours,4:17.5,")
        try home.add(rows.joined(separator: "\n"), to: "spotify")
        return home
    }

    static let waiting = """
        SELECT c.connector_track_id, i.track_id, i.reasons, i.state
        FROM review_items i JOIN connector_tracks c ON c.id = i.connector_track_id ORDER BY i.id
        """

    /// Rows that the report accounts for: each connector row is in one of these counts.
    static func accounted(_ report: RunReport) -> Int {
        report.newMappings + report.changed + report.kept + report.demoted + report.toReview + report.unmatched
    }

    struct Order: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let rows: [String]
        let toReview: Int
        let demoted: Int
    }

    @Test func aFarRowOfAnEarlierRunGivesWayToo() throws {
        let home = try Self.home([Self.far])
        #expect(try home.run().newMappings == 1)
        try home.add(Self.near, to: "spotify")
        let report = try home.run()
        #expect(try home.mappings() == ["spotify:near > 1 title_artist_duration"])
        #expect(try home.rows(Self.waiting) == [#"far 1 ["sibling"] open"#])
        #expect(report.newMappings == 1 && report.demoted == 1 && report.connectorRows == 1)
        #expect(try home.run().nothingToDo)
    }

    @Test(arguments: [
        Order(testDescription: "the near row first", rows: [near, far], toReview: 1, demoted: 0),
        Order(testDescription: "the far row first", rows: [far, near], toReview: 0, demoted: 1),
    ])
    func theNearOneIsMappedAndTheFarOneWaits(order: Order) throws {
        let home = try Self.home(order.rows)
        let dry = try home.run(RunOptions(dryRun: true))
        var report = try home.run()
        #expect(try home.mappings() == ["spotify:near > 1 title_artist_duration"])
        #expect(try home.rows(Self.waiting) == [#"far 1 ["sibling"] open"#])
        #expect(report.toReview == order.toReview && report.demoted == order.demoted)
        // A row that was mapped and taken back in one run is not counted twice.
        #expect(report.newMappings == 1 && report.byMethod == [.titleArtistDuration: 1])
        #expect(report.reviewByReason == [.sibling: 1])
        #expect(report.connectorRows == 2 && Self.accounted(report) == 2)
        report.runID = nil
        report.dryRun = true
        report.seconds = dry.seconds
        #expect(dry == report)
        #expect(try home.run().nothingToDo)
        let again = try home.run(RunOptions(all: true))
        #expect(again.kept == 1 && again.toReview == 1 && Self.accounted(again) == 2)
        #expect(try home.mappings() == ["spotify:near > 1 title_artist_duration"])
    }

    @Test func aRowMappedByAnEarlierRunIsTakenBackWhenAllRowsAreSeenAgain() throws {
        let home = try Self.home([Self.far])
        #expect(try home.run().newMappings == 1)
        try home.add(Self.near, to: "spotify")
        let report = try home.run(RunOptions(all: true))
        #expect(report.newMappings == 1 && report.kept == 0 && report.demoted == 1)
        #expect(report.connectorRows == 2 && Self.accounted(report) == 2)
        #expect(try home.mappings() == ["spotify:near > 1 title_artist_duration"])
        #expect(try home.rows(Self.waiting) == [#"far 1 ["sibling"] open"#])
        let retired = "SELECT connector_track_id, retired_by_run_id FROM track_mappings WHERE is_deleted"
        #expect(try home.rows(retired) == ["1 2"])
    }

    /// What an earlier run mapped, and what comes or changes before the next one.
    struct Later: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let earlier: [String]
        let later: [String]
        let waiting: [String]
    }

    static let changedFar = "far,Dreams,Fleetwood Mac,Rumours,4:07.2,"
    static let changedNear = "near,Dreams,Fleetwood Mac,Rumours,4:17.9,"

    @Test(arguments: [
        Later(
            testDescription: "the near row of an earlier run holds", earlier: [near], later: [far],
            waiting: [#"far 1 ["sibling"] open"#]),
        Later(
            testDescription: "the far row of an earlier run gives way", earlier: [far], later: [near],
            waiting: [#"far 1 ["sibling"] open"#]),
        Later(
            testDescription: "the far row of an earlier run is pending itself, before the near one", earlier: [far],
            later: [changedFar, near], waiting: [#"far 1 ["sibling"] open"#]),
        Later(
            testDescription: "the near row of an earlier run is pending itself, before the far one", earlier: [near],
            later: [changedNear, far], waiting: [#"far 1 ["sibling"] open"#]),
        Later(
            testDescription: "the near row of an earlier run is pending itself, behind the far one",
            earlier: ["other,Landslide,Fleetwood Mac,Rumours,3:19.0,", near],
            later: ["other,Dreams,Fleetwood Mac,Rumours,4:07.0,", changedNear],
            waiting: [#"other 1 ["sibling"] open"#]),
    ])
    func claimsOfEarlierRunsAreKnownWhenTheyMatter(later: Later) throws {
        let home = try Self.home(later.earlier)
        #expect(try home.run().newMappings == 1)
        try home.addAll(later.later, to: "spotify")
        let dry = try home.run(RunOptions(dryRun: true))
        var report = try home.run()
        #expect(try home.mappings() == ["spotify:near > 1 title_artist_duration"])
        #expect(try home.rows(Self.waiting).filter { $0.hasSuffix("open") } == later.waiting)
        report.runID = nil
        report.dryRun = true
        report.seconds = dry.seconds
        #expect(dry == report)
        #expect(try home.run().nothingToDo)
        // As if all had come at once.
        let again = try home.run(RunOptions(all: true))
        #expect(again.kept >= 1 && again.newMappings == 0 && again.demoted == 0)
        #expect(try home.mappings() == ["spotify:near > 1 title_artist_duration"])
    }

    @Test(arguments: [[0, 1], [1, 0]])
    func anIdentifierIsNotBeaten(order: [Int]) throws {
        let home = try Home()
        try home.add("dreams,Dreams,Fleetwood Mac,Rumours,4:17.5,USWB10400049")
        // Further than a sibling may be, and not as far as a length that contradicts a code.
        let rows = [Self.near, "far,Dreams,Fleetwood Mac,Rumours,4:09.0,USWB10400049"]
        try home.add(order.map { rows[$0] }.joined(separator: "\n"), to: "spotify")
        let report = try home.run()
        #expect(try home.mappings() == ["spotify:far > 1 isrc", "spotify:near > 1 title_artist_duration"])
        #expect(report.newMappings == 2 && report.demoted == 0 && Self.accounted(report) == 2)
    }
}
