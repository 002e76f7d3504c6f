import GRDB
import NaradaModel
import NaradaTestSupport
import Testing

@testable import NaradaStore

@Suite struct CheckTests {
    /// A sound database: two tracks, two rows, one mapped, a play, a like, and a playlist of both.
    private static func scene() throws -> MemoryScene {
        let scene = try MemoryScene()
        try scene.fill(tracks: 2, rows: 2)
        try scene.write { session in
            let run = try RunWriter.begin(in: session, matcherVersion: "v", settings: "{}")
            try ResolutionWriter(session: session, runID: run, matcherVersion: "v").insert(.sample())
        }
        try scene.play(.connectorTrack(1))
        try scene.like(.connectorTrack(2))
        try scene.write { try PlaylistWriter.create(name: "Road", in: $0).append([.track(1), .track(2)]) }
        return scene
    }

    struct Row: CustomTestStringConvertible, Sendable {
        var testDescription: String
        var sql: String
        var rule: CheckRule
        var table: String
        var id: Int64?
        var detail: String?

        init(
            _ name: String, _ rule: CheckRule, _ table: String, _ id: Int64?, _ detail: String? = nil, sql: String
        ) {
            testDescription = name
            self.sql = sql
            self.rule = rule
            self.table = table
            self.id = id
            self.detail = detail
        }
    }

    static let rows: [Row] = [
        Row(
            "a play of a deleted track", .orphan, "track_plays", 2, "hangs on the deleted row 2 of tracks",
            sql: """
                INSERT INTO track_plays (track_id, service, played_at, import_timestamp, import_source, import_batch_id,
                    created_at, updated_at) VALUES (2, 's', '2024-01-01', '2024-01-01', 'x', 'y', 'z', 'z');
                DELETE FROM playlist_tracks WHERE track_id = 2; UPDATE playlists SET track_count = 1;
                UPDATE tracks SET is_deleted = 1 WHERE id = 2
                """),
        Row(
            "entries of a deleted playlist", .orphan, "playlist_tracks", 1, "hangs on the deleted row 1 of playlists",
            sql: "UPDATE playlists SET is_deleted = 1"),
        Row(
            "an event on a merged track", .onMergedTrack, "playlist_tracks", 2, "hangs on track 2, merged into 1",
            sql: "UPDATE tracks SET is_deleted = 1, merged_into_track_id = 1 WHERE id = 2"),
        Row(
            "a mapping to a deleted track", .mappingToDeleted, "track_mappings", 2, "joins the deleted track 2",
            sql: """
                INSERT INTO track_mappings (track_id, connector_track_id, match_method, confidence, created_at, updated_at)
                VALUES (2, 2, 'isrc', 90, 'x', 'x');
                DELETE FROM playlist_tracks WHERE track_id = 2; UPDATE playlists SET track_count = 1;
                UPDATE tracks SET is_deleted = 1 WHERE id = 2
                """),
        Row(
            "a mapping of a deleted row", .mappingToDeleted, "track_mappings", 2,
            "joins the deleted connector track 2",
            sql: """
                INSERT INTO track_mappings (track_id, connector_track_id, match_method, confidence, created_at, updated_at)
                VALUES (2, 2, 'isrc', 90, 'x', 'x'); DELETE FROM track_likes;
                UPDATE connector_tracks SET is_deleted = 1 WHERE id = 2
                """),
        Row(
            "two mappings by runs", .doubleMapping, "track_mappings", 1, "maps connector track 1 a second time",
            sql: """
                INSERT INTO track_mappings (track_id, connector_track_id, match_method, confidence, run_id, created_at,
                    updated_at) VALUES (1, 1, 'isrc', 90, 1, 'x', 'x')
                """),
        Row(
            "a confidence above 100", .confidence, "track_mappings", 1, "confidence 101",
            sql: "UPDATE track_mappings SET confidence = 101"),
        Row(
            "a confidence that is no number", .confidence, "track_mappings", 1, "confidence high",
            sql: "UPDATE track_mappings SET confidence = 'high'"),
        Row(
            "an ISRC", .isrc, "connector_tracks", 2, "isrc \"USS1Z99\"",
            sql: "UPDATE connector_tracks SET isrc = 'USS1Z99' WHERE id = 2"),
        Row(
            "one ISRC of several", .isrc, "tracks", 1, "isrc \"USS1Z9900001 nonsense\"",
            sql: "UPDATE tracks SET isrc = 'USS1Z9900001 nonsense' WHERE id = 1"),
        Row("an MBID", .mbid, "tracks", 1, "mbid \"1234\"", sql: "UPDATE tracks SET mbid = '1234' WHERE id = 1"),
        Row(
            "a play on another track", .strayEvent, "track_plays", 1,
            "came with connector track 1, is on track 2, belongs on 1", sql: "UPDATE track_plays SET track_id = 2"),
        Row(
            "a like that another program moved", .strayEvent, "track_likes", 1,
            "came with connector track 2, is on track 2, belongs on no track",
            sql: "UPDATE track_likes SET track_id = 2"),
        Row("a count", .playlistCount, "playlists", 1, "says 7, has 2", sql: "UPDATE playlists SET track_count = 7"),
        Row(
            "no count", .playlistCount, "playlists", 1, "says nothing, has 2",
            sql: "UPDATE playlists SET track_count = NULL"),
        Row(
            "equal keys", .equalSortKeys, "playlist_tracks", 2, "has key m of playlist 1 like another one",
            sql: "UPDATE playlist_tracks SET sort_key = 'm'"),
        Row(
            "a play twice", .doublePlay, "track_plays", 2, "says the same as play 1",
            sql: """
                INSERT INTO track_plays (track_id, service, played_at, ms_played, import_timestamp, import_source,
                    import_batch_id, created_at, updated_at)
                SELECT track_id, service, played_at, ms_played, import_timestamp, 'other', 'b', created_at, updated_at
                FROM track_plays
                """),
        Row(
            "a track twice", .doubleTrack, "tracks", 2, "has the Spotify id of track 1",
            sql: "UPDATE tracks SET spotify_id = 'x'"),
        Row(
            "a date", .date, "track_plays", 1, "played_at \"yesterday\"",
            sql: "UPDATE track_plays SET played_at = 'yesterday'"),
        Row("JSON", .json, "track_plays", 1, "context", sql: "UPDATE track_plays SET context = '{'"),
        Row("artists", .json, "tracks", 1, "artists \"Cher\"", sql: "UPDATE tracks SET artists = 'Cher' WHERE id = 1"),
        Row(
            "a row that is not there", .foreignKey, "playlist_tracks", 1,
            "names a row of tracks that does not exist",
            sql: """
                PRAGMA foreign_keys = OFF; UPDATE playlist_tracks SET track_id = 99 WHERE id = 1;
                PRAGMA foreign_keys = ON
                """),
        Row(
            "a stale index", .staleIndex, "", nil, nil,
            sql: """
                CREATE INDEX ix_stale ON tracks (title); PRAGMA writable_schema = ON;
                UPDATE sqlite_master SET sql = 'CREATE INDEX ix_stale ON tracks (artists)' WHERE name = 'ix_stale';
                PRAGMA writable_schema = RESET
                """),
    ]

    @Test func aSoundDatabaseHasNoFindings() throws {
        try Self.scene().expectSound()
        for seed in 1...5 as ClosedRange<UInt64> { try MemoryScene.rich(seed: seed).expectSound() }
    }

    @Test(arguments: rows)
    func eachRuleFindsItsRowAndTheSafeOnesMendIt(_ row: Row) throws {
        let scene = try Self.scene()
        // As another program would: round the store, without a transaction, since foreign keys cannot be switched in one.
        try scene.temporary.store.writer.writeWithoutTransaction { try $0.execute(sql: row.sql) }
        let findings = try scene.read { try StoreCheck.findings(in: $0) }
        #expect(findings.map(\.rule) == [row.rule], "\(findings)")
        let sample = try #require(findings.first?.samples.first)
        #expect(sample.table == row.table)
        #expect(sample.id == row.id)
        if let detail = row.detail { #expect(sample.detail == detail) }
        let left = try scene.write { try StoreCheck.fix(findings, in: $0) }
        #expect(left.isEmpty == row.rule.isSafeToFix, "\(left)")
        #expect(try scene.read { try StoreCheck.findings(in: $0) }.isEmpty == row.rule.isSafeToFix)
    }

    @Test func mendingGoesOnUntilOnlyAPersonCanHelp() throws {
        let scene = try Self.scene()
        for row in Self.rows
        where ["a count", "equal keys", "an MBID", "two mappings by runs"].contains(row.testDescription) {
            try scene.write { try $0.database.execute(sql: row.sql) }
        }
        let mended = try scene.write { try StoreCheck.mend(in: $0) }
        #expect(mended.found.map(\.rule) == [.doubleMapping, .mbid, .playlistCount, .equalSortKeys])
        #expect(mended.left.map(\.rule) == [.mbid])
        let again = try scene.write { try StoreCheck.mend(in: $0) }
        #expect(again.found == mended.left && again.left == mended.left)
    }

    @Test func everyRuleIsTestedOrNeedsADamagedFile() {
        #expect(Set(CheckRule.allCases).subtracting(Self.rows.map(\.rule)) == [.integrity])
    }

    @Test func samplesAreFewAndTheCountIsTrue() throws {
        let scene = try MemoryScene()
        try scene.fill(tracks: 50, rows: 0)
        try scene.write { try $0.database.execute(sql: "UPDATE tracks SET mbid = 'x'") }
        let finding = try #require(try scene.read { try StoreCheck.findings(in: $0) }.first)
        #expect(finding.count == 50)
        #expect(finding.samples.count == StoreCheck.shownSamples)
    }

    @Test func onlyTheRulesAskedForAreLookedAt() throws {
        let scene = try Self.scene()
        try scene.write {
            try $0.database.execute(sql: "UPDATE playlists SET track_count = 9; UPDATE tracks SET mbid = 'x'")
        }
        #expect(try scene.read { try StoreCheck.findings(in: $0, rules: [.mbid]) }.map(\.rule) == [.mbid])
    }

    @Test func everyRuleSpeaksForItself() throws {
        let lines = CheckRule.allCases.map { rule in
            "\(rule.rawValue) (\(rule.severity.rawValue)): \(rule.label); \(rule.remedy)\n"
        }
        try GoldenFile.compare(lines.joined(), to: "check-rules.txt")
        for rule in CheckRule.allCases { #expect(rule.isSafeToFix == rule.remedy.contains("--fix"), "\(rule)") }
    }
}
