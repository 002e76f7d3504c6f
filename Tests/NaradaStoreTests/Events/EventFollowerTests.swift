import GRDB
import NaradaModel
import NaradaTestSupport
import Testing

@testable import NaradaStore

@Suite struct EventFollowerTests {
    /// Two tracks and two rows; row 1 has a play, a like, a metric and a playlist entry.
    private static func scene() throws -> MemoryScene {
        let scene = try MemoryScene()
        try scene.fill(tracks: 2, rows: 2)
        try scene.play(.connectorTrack(1))
        try scene.like(.connectorTrack(1))
        try scene.write { session in
            _ = try MetricWriter(session: session).append(
                MetricPoint(value: 5, collectedAt: session.now), to: .connectorTrack(1), connector: "spotify",
                type: "popularity")
            _ = try PlaylistWriter.create(name: "Road", in: session).insert(.connectorTrack(1))
        }
        return scene
    }

    private static let tables = ["track_plays", "track_likes", "track_metrics", "playlist_tracks"]

    private static func places(_ scene: MemoryScene) throws -> [[String]] { try tables.map { try scene.places($0) } }

    @Test func eventsOfAnUnmappedRowWaitOnOneStandIn() throws {
        let scene = try Self.scene()
        #expect(try Self.places(scene) == [["w"], ["w"], ["w"], ["w"]])
        #expect(
            try scene.texts("SELECT title || is_deleted FROM tracks WHERE stands_for_connector_track_id = 1") == [
                "Row 11"
            ])
        #expect(try scene.read { try TrackReader.count(in: $0) } == 2)
        #expect(try scene.read { try StoreCounts.read(in: $0).deleted } == [])
        #expect(try scene.texts("SELECT track_count FROM playlists") == ["1"])
    }

    /// A like's stand-in is made by one statement for many, a play's from values that were read before.
    @Test(arguments: [
        "title = ''", "artists = '{\"artists\": []}'", "album = NULL", "album = x'c3'", "duration_ms = 'three minutes'",
        "duration_ms = 0.5", "release_date = 1999", "release_date = '1999-02'",
    ])
    func aStandInHasTheValuesOfItsRowHoweverItIsMade(_ change: String) throws {
        let scene = try MemoryScene()
        try scene.fill(tracks: 0, rows: 2)
        try scene.write { try $0.database.execute(sql: "UPDATE connector_tracks SET title = 'Row', \(change)") }
        try scene.play(.connectorTrack(1))
        try scene.like(.connectorTrack(2))
        func values(of table: String) throws -> [String] {
            let columns = ["title", "artists", "album", "duration_ms", "release_date"]
            return try scene.texts(
                "SELECT \(columns.map { "typeof(\($0)) || quote(\($0))" }.joined(separator: " || ")) FROM \(table)")
        }
        let rows = try values(of: "connector_tracks")
        #expect(rows.count == 2)
        #expect(rows[0] == rows[1])
        #expect(try values(of: "tracks") == rows)
    }

    @Test func aVerdictANewVerdictAndARejectionMoveThem() throws {
        let scene = try Self.scene()
        try scene.map(1, to: 1)
        #expect(try Self.places(scene) == [["1"], ["1"], ["1"], ["1"]])
        try scene.map(1, to: 2)
        #expect(try Self.places(scene) == [["2"], ["2"], ["2"], ["2"]])
        try scene.write { try DecisionWriter.record(.reject, connectorTrackID: 1, trackID: 2, in: $0) }
        #expect(try Self.places(scene) == [["w"], ["w"], ["w"], ["w"]])
        #expect(try scene.texts("SELECT count(*) FROM tracks WHERE stands_for_connector_track_id IS NOT NULL") == ["1"])
    }

    @Test func aRunsBatchMovesThem() throws {
        let scene = try Self.scene()
        let mapping = try scene.write { session in
            let run = try RunWriter.begin(in: session, matcherVersion: "v", settings: "{}")
            let writer = try ResolutionWriter(session: session, runID: run, matcherVersion: "v")
            let id = try writer.insert(.sample(trackID: 1, connectorTrackID: 1))
            #expect(try writer.finishBatch() == EventFollower.Moved(plays: 1, metrics: 1, entries: 1, likes: 1))
            return id
        }
        #expect(try Self.places(scene) == [["1"], ["1"], ["1"], ["1"]])
        try scene.write { session in
            let writer = try ResolutionWriter(session: session, runID: 1, matcherVersion: "v")
            try writer.retire(
                CurrentMapping(id: mapping, trackID: 1, method: "isrc", confidence: .certain, runID: 1))
            try writer.finishBatch()
        }
        #expect(try Self.places(scene) == [["w"], ["w"], ["w"], ["w"]])
    }

    @Test func newEventsGoWhereTheRowIsMapped() throws {
        let scene = try Self.scene()
        try scene.map(1, to: 2)
        try scene.play(.connectorTrack(1), minute: 9)
        #expect(try scene.places("track_plays") == ["2", "2"])
    }

    @Test func ownEventsStay() throws {
        let scene = try Self.scene()
        try scene.play(.track(2))
        try scene.map(1, to: 1)
        #expect(try scene.places("track_plays") == ["1", "2"])
        try scene.write { _ = try EventFollower.followAll(in: $0) }
        #expect(try scene.places("track_plays") == ["1", "2"])
    }

    @Test func whatAnotherProgramMappedIsFollowedByAll() throws {
        let scene = try Self.scene()
        try scene.write { session in
            try session.insert(
                TrackMappingRecord(trackID: 2, connectorTrackID: 1, matchMethod: "fuzzy", confidence: 80))
        }
        let before = try scene.read { try EventReconciliation.read(in: $0) }
        #expect(!before.addsUp)
        #expect(before.plays == .init(own: 0, mapped: 0, waiting: 0, behind: 0, astray: 1))
        #expect(try scene.write { try EventFollower.followAll(in: $0) }.total == 4)
        #expect(try Self.places(scene) == [["2"], ["2"], ["2"], ["2"]])
        let after = try scene.read { try EventReconciliation.read(in: $0) }
        #expect(after.addsUp)
        #expect(after.likes == .init(own: 0, mapped: 1, waiting: 0, behind: 0, astray: 0))
        #expect(try scene.write { try EventFollower.followAll(in: $0) }.total == 0)
    }

    @Test func anEventOfAMissingRowIsRefused() throws {
        let scene = try MemoryScene()
        #expect(throws: StoreFault.noSuchRow(table: "connector_tracks", id: 9)) { try scene.play(.connectorTrack(9)) }
        #expect(throws: (any Error).self) { try scene.like(.connectorTrack(9)) }
    }

    @Test func theNumberOfStatementsDoesNotGrow() throws {
        func statements(rows: Int) throws -> Int {
            let scene = try MemoryScene()
            try scene.fill(tracks: rows, rows: rows)
            try scene.write { session in
                let plays = try PlayWriter(session: session, batch: PlayBatch(source: "t", id: "b"))
                let likes = try LikeWriter(session: session)
                for row in 1...Int64(rows) {
                    _ = try plays.add(.sample(.connectorTrack(row)))
                    _ = try likes.record(NewLike(.connectorTrack(row), service: "spotify", isLiked: true))
                }
                try likes.finish()
                for row in 1...Int64(rows) {
                    try session.insert(
                        TrackMappingRecord(trackID: row, connectorTrackID: row, matchMethod: "isrc", confidence: 90))
                }
            }
            return try scene.write { session in
                // The first call of a connection makes its scratch tables.
                try EventFollower.follow([1], in: session)
                return try session.statements { try EventFollower.follow(1...Int64(rows), in: session) }
            }
        }
        let few = try statements(rows: 5)
        #expect(try statements(rows: 300) == few)
        #expect(few < 30)
    }

    // MARK: Likes that meet

    struct Meeting: CustomTestStringConvertible, Sendable {
        var testDescription: String
        /// Row 1's like, then row 2's: whether it is liked, and when.
        var first: (isLiked: Bool, minute: Int64?)
        var second: (isLiked: Bool, minute: Int64?)
        /// The places of both when both rows are mapped to track 1.
        var places: [String]
    }

    @Test(arguments: [
        Meeting(testDescription: "the earlier like", first: (true, 9), second: (true, 3), places: ["w", "1"]),
        Meeting(testDescription: "the one that is liked", first: (false, 1), second: (true, 9), places: ["w", "1"]),
        Meeting(testDescription: "a known time", first: (true, nil), second: (true, 9), places: ["w", "1"]),
        Meeting(testDescription: "the older row", first: (true, nil), second: (true, nil), places: ["1", "w"]),
    ])
    func oneLikeOfAServiceStandsOnATrack(_ row: Meeting) throws {
        for order in [[1, 2], [2, 1]] as [[Int64]] {
            let scene = try MemoryScene()
            try scene.fill(tracks: 1, rows: 2)
            try scene.like(.connectorTrack(1), row.first.isLiked, minute: row.first.minute)
            try scene.like(.connectorTrack(2), row.second.isLiked, minute: row.second.minute)
            for connectorTrack in order { try scene.map(connectorTrack, to: 1) }
            #expect(try scene.places("track_likes") == row.places)
            let sums = try scene.read { try EventReconciliation.read(in: $0) }.likes
            #expect(sums == .init(own: 0, mapped: 1, waiting: 0, behind: 1, astray: 0))
        }
    }

    @Test func theOneBehindComesUpWhenTheFirstLeaves() throws {
        let scene = try MemoryScene()
        try scene.fill(tracks: 2, rows: 2)
        for row in [1, 2] as [Int64] {
            try scene.like(.connectorTrack(row), minute: row)
            try scene.map(row, to: 1)
        }
        #expect(try scene.places("track_likes") == ["1", "w"])
        try scene.map(1, to: 2)
        #expect(try scene.places("track_likes") == ["2", "1"])
        try scene.map(1, to: 1)
        #expect(try scene.places("track_likes") == ["1", "w"])
    }

    @Test func aDeletedLikeMakesRoom() throws {
        let scene = try MemoryScene()
        try scene.fill(tracks: 1, rows: 2)
        try scene.like(.connectorTrack(1))
        try scene.map(1, to: 1)
        let edit = try scene.write { try Deletion.delete(TrackLikeRecord.self, id: 1, in: $0) }
        try scene.like(.connectorTrack(2))
        try scene.map(2, to: 1)
        #expect(try scene.places("track_likes") == ["1"])
        try scene.write { _ = try EditUndo.undo(try #require(edit.id), in: $0) }
        #expect(try scene.places("track_likes") == ["1", "w"])
    }

    @Test(arguments: [1, 2, 3] as [UInt64])
    func randomMappingsAlwaysAddUp(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let scene = try MemoryScene()
        try scene.fill(tracks: 5, rows: 12)
        for row in 1...12 as ClosedRange<Int64> {
            for minute in 0..<Int64.random(in: 1...3, using: &random) {
                try scene.play(.connectorTrack(row), minute: minute)
            }
            try scene.like(
                .connectorTrack(row), random.chance(0.7), minute: Int64.random(in: 0...5, using: &random))
        }
        try scene.like(.track(5))
        let plays = try scene.read { try PlayReader.totals(in: $0).plays }
        for _ in 0..<150 {
            let row = Int64.random(in: 1...12, using: &random)
            let track = Int64.random(in: 1...5, using: &random)
            let verdict: Verdict = random.chance(0.7) ? .accept : .reject
            try scene.write { _ = try DecisionWriter.record(verdict, connectorTrackID: row, trackID: track, in: $0) }
            let sums = try scene.read { try EventReconciliation.read(in: $0) }
            #expect(sums.addsUp)
            #expect(sums.plays.total == plays)
            #expect(sums.likes.total == 13)
            // The plain way: what each track should show.
            let expected = try scene.texts(
                """
                SELECT m.track_id || ' ' || max(l.is_liked) FROM track_mappings m
                JOIN track_likes l ON l.connector_track_id = m.connector_track_id
                WHERE m.is_deleted = 0 AND m.track_id <> 5 GROUP BY m.track_id ORDER BY 1
                """)
            #expect(
                try scene.texts(
                    """
                    SELECT l.track_id || ' ' || l.is_liked FROM track_likes l
                    JOIN tracks t ON t.id = l.track_id AND t.is_deleted = 0 WHERE l.track_id <> 5 ORDER BY 1
                    """) == expected)
        }
    }
}
