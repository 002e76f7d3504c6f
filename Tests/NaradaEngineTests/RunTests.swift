import NaradaEngine
import NaradaModel
import NaradaReview
import NaradaStore
import NaradaTestSupport
import Testing

@Suite struct RunTests {
    static let creep = "creep,Creep,Radiohead,Pablo Honey,3:58,GBAYE9200070"
    static let hurt = "hurt,Hurt,Johnny Cash,American IV,3:38,USAM10200001"
    static let numb = "numb,Numb,Linkin Park,Meteora,3:07,"

    /// Two tracks; a row of each, a live take to be asked about, and a row of nobody.
    static func home() throws -> Home {
        let home = try Home()
        try home.add(creep, hurt)
        try home.add(creep, hurt, "live,Creep (Live),Radiohead,,4:00,GBAYE9200070", numb, to: "spotify")
        return home
    }

    @Test func everyRowGetsItsAnswer() throws {
        let home = try Self.home()
        let report = try home.run()
        #expect(report.connectorRows == 4 && report.newMappings == 2 && report.toReview == 1 && report.unmatched == 1)
        #expect(try home.mappings() == ["spotify:creep > 1 isrc", "spotify:hurt > 2 isrc"])
        #expect(try home.rows("SELECT connector_track_id, track_id, state FROM review_items") == ["3 1 open"])
        #expect(try home.rows("SELECT connector_track_id, attempts FROM match_attempts") == ["4 1"])
        #expect(try home.rows("SELECT state FROM match_runs") == ["finished"])
    }

    @Test func aSecondRunWritesNothing() throws {
        let home = try Self.home()
        try home.run()
        let before = try home.dump()
        let report = try home.run()
        #expect(report.nothingToDo && report.runID == nil)
        #expect(try home.dump() == before)
    }

    @Test func aDryRunWritesNothingAndCountsAlike() throws {
        let home = try Self.home()
        let before = try home.dump()
        let dry = try home.run(RunOptions(createMissing: true, dryRun: true))
        #expect(try home.dump() == before)
        let real = try home.run(RunOptions(createMissing: true))
        #expect(dry.runID == nil && real.runID == 1)
        #expect(dry.byMethod == real.byMethod)
        #expect(
            [dry.connectorRows, dry.newMappings, dry.toReview, dry.unmatched, dry.foundedTracks, dry.pairs]
                == [
                    real.connectorRows, real.newMappings, real.toReview, real.unmatched, real.foundedTracks, real.pairs,
                ])
    }

    @Test func onlyAChangedRowIsJudgedAgain() throws {
        let home = try Self.home()
        try home.run()
        try home.add(Self.creep, "hurt,Hurt (Live),Johnny Cash,American IV,3:38,USAM10200001", to: "spotify")
        let report = try home.run()
        #expect(report.connectorRows == 1 && report.retired == 1 && report.toReview == 1)
        #expect(try home.mappings() == ["spotify:creep > 1 isrc"])
        // What was replaced is kept, with the run that did it.
        #expect(
            try home.rows("SELECT connector_track_id, retired_by_run_id FROM track_mappings WHERE is_deleted") == [
                "2 2"
            ])
    }

    @Test func aQuestionIsSupersededByANewOne() throws {
        let home = try Self.home()
        try home.run()
        try home.add("live,Creep (Live),Radiohead,The Bends,4:01,GBAYE9200070", to: "spotify")
        try home.run()
        let items = "SELECT connector_track_id, state, run_id FROM review_items ORDER BY id"
        #expect(try home.rows(items) == ["3 superseded 1", "3 open 2"])
        // The row turns out to be the studio recording: the question is closed, the mapping stands.
        try home.add("live,Creep,Radiohead,Pablo Honey,3:58,GBAYE9200070", to: "spotify")
        try home.run()
        #expect(try home.rows(items) == ["3 superseded 1", "3 superseded 2"])
        #expect(try home.mappings().contains("spotify:live > 1 isrc"))
    }

    @Test func anUnmatchedRowWaitsForATrackOrForItsTime() throws {
        let home = try Self.home()
        try home.run()
        #expect(try home.run().nothingToDo)
        // Its time comes.
        try home.write("UPDATE match_attempts SET next_attempt_at = '2020-01-01 00:00:00.000000'")
        #expect(try home.run().connectorRows == 1)
        #expect(try home.rows("SELECT attempts FROM match_attempts") == ["2"])
        #expect(try home.run().nothingToDo)
        // A track comes.
        try home.add(Self.numb)
        let report = try home.run()
        #expect(report.connectorRows == 1 && report.newMappings == 1)
        #expect(try home.mappings().contains("spotify:numb > 3 title_artist_duration"))
        #expect(try home.rows("SELECT count(*) FROM match_attempts WHERE NOT is_deleted") == ["0"])
    }

    @Test func rowsWithoutATrackFoundOneAndOnlyOnce() throws {
        let home = try Self.home()
        try home.add("one,Numb,Linkin Park,Meteora,3:07,", to: "lastfm")
        let report = try home.run(RunOptions(createMissing: true))
        // The second row of the song answers to the track that the first one founded.
        #expect(report.foundedTracks == 1)
        #expect(try home.mappings().filter { $0.contains("> 3") }.count == 2)
        let before = try home.dump()
        #expect(try home.run(RunOptions(createMissing: true)).nothingToDo)
        #expect(try home.dump() == before)
        let again = try home.run(RunOptions(all: true, createMissing: true))
        #expect(again.foundedTracks == 0 && again.changed == 0 && again.retired == 0)
        #expect(try home.rows("SELECT count(*) FROM tracks") == ["3"])
    }

    @Test func anotherProgramsMappingIsLeftAlone() throws {
        let home = try Self.home()
        // It says that Creep is Hurt, and that the row of nobody is Creep.
        try home.write(
            """
            INSERT INTO track_mappings (track_id, connector_track_id, match_method, confidence, is_deleted, created_at,
                updated_at)
            VALUES (2, 1, 'fuzzy_v2', 70, 0, '2025-01-01 00:00:00', '2025-01-01 00:00:00'),
                (1, 4, 'fuzzy_v2', 70, 0, '2025-01-01 00:00:00', '2025-01-01 00:00:00')
            """)
        #expect(try home.run().connectorRows == 2)
        let theirs = ["spotify:creep > 2 fuzzy_v2", "spotify:numb > 1 fuzzy_v2"]
        #expect(try home.mappings().filter { $0.contains("fuzzy") } == theirs)
        // Asked for all rows, the engine corrects the one it knows better and keeps the one it knows nothing of.
        try home.run(RunOptions(all: true))
        #expect(
            try home.mappings() == ["spotify:creep > 1 isrc", "spotify:hurt > 2 isrc", "spotify:numb > 1 fuzzy_v2"])
    }

    @Test func aConnectorMayBeResolvedAlone() throws {
        let home = try Self.home()
        try home.add(Self.creep, to: "lastfm")
        #expect(try home.run(RunOptions(connectors: ["lastfm"])).connectorRows == 1)
        #expect(throws: EngineFault.unknownConnector(name: "deezer", known: ["lastfm", "spotify"])) {
            try home.run(RunOptions(connectors: ["deezer"]))
        }
    }

    struct Refused: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let options: RunOptions
        let fault: EngineFault
    }

    @Test(arguments: [
        Refused(
            testDescription: "acceptance of 0", options: RunOptions(accept: 0),
            fault: .threshold(name: "--accept", value: 0)),
        Refused(
            testDescription: "review above 100", options: RunOptions(review: 101),
            fault: .threshold(name: "--review", value: 101)),
        Refused(
            testDescription: "thresholds crossed", options: RunOptions(accept: 60, review: 61),
            fault: .thresholdsCrossed(accept: 60, review: 61)),
        Refused(testDescription: "no threads", options: RunOptions(threads: 0), fault: .threads(0)),
    ]) func optionsOutOfRangeAreRefused(_ row: Refused) throws {
        let home = try Home()
        #expect(throws: row.fault) { try home.run(row.options) }
    }
}
