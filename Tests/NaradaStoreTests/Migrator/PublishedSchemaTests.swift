import Foundation
import GRDB
import NaradaStore
import NaradaTestSupport
import Testing

@Suite("Published schema")
struct PublishedSchemaTests {
    static let designIsMissing: Comment = "the published design does not lie beside this checkout"

    @Test(.enabled(if: PublishedDesign.isPresent, designIsMissing))
    func migration1MakesTheDesignToTheLetter() throws {
        let sql = try PublishedDesign.sql()
        let design = try DatabaseQueue().write { db in
            try db.execute(sql: sql)
            return try SchemaSnapshot(db)
        }
        let made = try Migrator.embedded().schema(at: 1)
        #expect(made.tables.count == 10)
        #expect(made.description == design.description)
        #expect(made == design)
    }

    @Test(.enabled(if: PublishedDesign.isPresent, designIsMissing))
    func migration1MakesTheListedTables() throws {
        let made = try Migrator.embedded().schema(at: 1)
        #expect(try PublishedDesign.listedTables().sorted() == made.tables.map(\.name))
    }

    @Test func migration1IsTheGoldenFile() throws {
        try GoldenFile.compare(try Migrator.embedded().schema(at: 1).description, to: "schema-0001.txt")
    }

    @Test func allMigrationsAreTheGoldenFile() throws {
        try GoldenFile.compare(try Migrator.embedded().schema().description, to: "schema.txt")
    }

    @Test func aFullFileHoldsWhatAnEmptyDatabaseGets() throws {
        let folder = try ScratchFolder()
        let queue = try folder.database()
        try Migrator.embedded().up(queue)
        #expect(try queue.snapshot() == Migrator.embedded().schema())
    }

    // MARK: The strategy table's indexes

    struct Lookup: CustomTestStringConvertible {
        /// As in the design's table.
        let strategy: String
        let index: String
        let query: String
        var testDescription: String { strategy }
    }

    static let lookups = [
        Lookup(
            strategy: "tracks(spotify_id)", index: "ix_tracks_spotify_id",
            query: "SELECT * FROM tracks WHERE spotify_id = ?"),
        Lookup(strategy: "tracks(isrc)", index: "ix_tracks_isrc", query: "SELECT * FROM tracks WHERE isrc = ?"),
        Lookup(strategy: "tracks(mbid)", index: "ix_tracks_mbid", query: "SELECT * FROM tracks WHERE mbid = ?"),
        Lookup(
            strategy: "connector_tracks(connector_name)", index: "ix_connector_tracks_connector_name",
            query: "SELECT count(*) FROM connector_tracks WHERE connector_name = ?"),
        Lookup(
            strategy: "connector_tracks(connector_name, connector_track_id)", index: "ix_connector_tracks_unique",
            query: "SELECT * FROM connector_tracks WHERE connector_name = ? AND connector_track_id = ?"),
        Lookup(
            strategy: "connector_tracks(connector_name, isrc)", index: "ix_connector_tracks_lookup",
            query: "SELECT * FROM connector_tracks WHERE connector_name = ? AND isrc = ?"),
        Lookup(
            strategy: "track_mappings(track_id, connector_track_id)", index: "ix_track_mappings_lookup",
            query: "SELECT confidence FROM track_mappings WHERE track_id = ?"),
        Lookup(
            strategy: "track_metrics(track_id, connector_name, metric_type)", index: "ix_track_metrics_lookup",
            query: "SELECT value FROM track_metrics WHERE track_id = ? AND connector_name = ? AND metric_type = ?"),
        Lookup(
            strategy: "track_likes(track_id, service)", index: "ix_track_likes_unique",
            query: "SELECT is_liked FROM track_likes WHERE track_id = ? AND service = ?"),
        Lookup(
            strategy: "track_likes(service, is_liked)", index: "ix_track_likes_lookup",
            query: "SELECT track_id FROM track_likes WHERE service = ? AND is_liked = TRUE"),
        Lookup(
            strategy: "track_plays(service)", index: "ix_track_plays_service",
            query: "SELECT * FROM track_plays WHERE service = ?"),
        Lookup(
            strategy: "track_plays(played_at)", index: "ix_track_plays_timeline",
            query: "SELECT * FROM track_plays WHERE played_at >= ? ORDER BY played_at"),
        Lookup(
            strategy: "playlist_tracks(playlist_id, sort_key)", index: "ix_playlist_tracks_order",
            query: "SELECT track_id FROM playlist_tracks WHERE playlist_id = ? ORDER BY sort_key"),
        Lookup(
            strategy: "playlist_mappings(playlist_id, connector_name)", index: "ix_playlist_mappings_unique",
            query: "SELECT * FROM playlist_mappings WHERE playlist_id = ? AND connector_name = ?"),
        Lookup(
            strategy: "sync_checkpoints(user_id, service, entity_type)", index: "ix_sync_checkpoints_unique",
            query: "SELECT * FROM sync_checkpoints WHERE user_id = ? AND service = ? AND entity_type = ?"),
    ]

    /// What our own migrations index, and the questions that runs and reviews ask of it.
    static let ownLookups = [
        Lookup(
            strategy: "track_mappings(connector_track_id)", index: "ix_track_mappings_connector_track",
            query: "SELECT * FROM track_mappings WHERE connector_track_id = ?"),
        Lookup(
            strategy: "review_items(pattern_key) of the open ones", index: "ix_review_items_waiting",
            query: """
                SELECT worth, confidence, track_id FROM review_items
                WHERE pattern_key = ? AND state = 'open' AND is_deleted IS NOT TRUE
                """),
        Lookup(
            strategy: "review_items(connector_track_id) of the open ones", index: "ix_review_items_open",
            query: """
                SELECT * FROM review_items
                WHERE connector_track_id = ? AND state = 'open' AND is_deleted IS NOT TRUE
                """),
        Lookup(
            strategy: "match_decisions(connector_track_id)", index: "ix_match_decisions_connector_track",
            query: "SELECT verdict FROM match_decisions WHERE connector_track_id = ?"),
        Lookup(
            strategy: "match_attempts(connector_track_id)", index: "ix_match_attempts_unique",
            query: "SELECT attempts FROM match_attempts WHERE connector_track_id = ?"),
        Lookup(
            strategy: "track_origins(source_name, source_track_id)", index: "ix_track_origins_unique",
            query: "SELECT track_id FROM track_origins WHERE source_name = ? AND source_track_id = ?"),
        Lookup(
            strategy: "track_origins(track_id)", index: "ix_track_origins_track",
            query: "SELECT source_name FROM track_origins WHERE track_id = ?"),
    ]

    @Test(arguments: lookups + ownLookups)
    func theIndexAnswersItsQuestion(_ lookup: Lookup) throws {
        let folder = try ScratchFolder()
        let queue = try folder.database()
        try Migrator.embedded().up(queue)
        let plan = try queue.read { db in
            try Row.fetchAll(db, sql: "EXPLAIN QUERY PLAN " + lookup.query.replacing("?", with: "'x'")).map {
                $0["detail"] as String
            }
        }
        #expect(plan.count == 1, "one step, so no sorting: \(plan)")
        #expect(plan.first?.contains("SEARCH") == true, "\(plan)")
        #expect(plan.first?.contains("INDEX \(lookup.index) ") == true, "\(plan)")
    }

    @Test(.enabled(if: PublishedDesign.isPresent, designIsMissing))
    func everyIndexOfTheStrategyIsAsked() throws {
        #expect(try PublishedDesign.strategy().sorted() == Self.lookups.map(\.strategy).sorted())
    }

    // MARK: What the database itself forbids

    struct Forbidden: CustomTestStringConvertible {
        let testDescription: String
        let sql: String
        let isForbidden: Bool
    }

    static func review(_ id: Int, confidence: Int = 60, state: String = "open", deleted: String = "FALSE") -> String {
        """
        INSERT INTO review_items VALUES (\(id), 1, 1, 'title_artist', \(confidence), '[]', '{}', 'v', 1, '\(state)',
            'now', 'now', \(deleted), NULL, NULL, NULL, NULL, NULL, NULL, NULL);
        """
    }

    @Test(arguments: [
        Forbidden(testDescription: "one open item", sql: review(1), isForbidden: false),
        Forbidden(testDescription: "two open items of one row", sql: review(1) + review(2), isForbidden: true),
        Forbidden(
            testDescription: "two open items, one with deletion unknown", sql: review(1, deleted: "NULL") + review(2),
            isForbidden: true),
        Forbidden(
            testDescription: "an open item after a deleted one", sql: review(1, deleted: "TRUE") + review(2),
            isForbidden: false),
        Forbidden(
            testDescription: "an open item after a rejected one", sql: review(1, state: "rejected") + review(2),
            isForbidden: false),
        Forbidden(testDescription: "confidence 101", sql: review(1, confidence: 101), isForbidden: true),
        Forbidden(testDescription: "confidence -1", sql: review(1, confidence: -1), isForbidden: true),
        Forbidden(testDescription: "an unknown state", sql: review(1, state: "maybe"), isForbidden: true),
        Forbidden(
            testDescription: "an unknown verdict",
            sql: """
                INSERT INTO match_decisions (connector_track_id, track_id, verdict, decided_at, created_at, updated_at)
                VALUES (1, 1, 'perhaps', 'now', 'now', 'now')
                """,
            isForbidden: true),
        Forbidden(
            testDescription: "a verdict without a track",
            sql: """
                INSERT INTO match_decisions (connector_track_id, track_id, verdict, decided_at, created_at, updated_at)
                VALUES (1, NULL, 'new_track', 'now', 'now', 'now')
                """,
            isForbidden: false),
        Forbidden(
            testDescription: "a mapping of an unknown run",
            sql: """
                INSERT INTO track_mappings (track_id, connector_track_id, match_method, confidence, created_at,
                    updated_at, run_id) VALUES (1, 1, 'direct', 100, 'now', 'now', 99)
                """,
            isForbidden: true),
    ])
    func theDatabaseGuardsTheFacts(_ row: Forbidden) throws {
        let folder = try ScratchFolder()
        let queue = try folder.database()
        try Migrator.embedded().up(queue)
        try queue.write { db in
            try db.execute(
                sql: """
                    INSERT INTO tracks (id, title, artists, created_at, updated_at) VALUES (1, 't', '[]', 'now', 'now');
                    INSERT INTO connector_tracks (id, connector_name, connector_track_id, title, artists, last_updated,
                        created_at, updated_at) VALUES (1, 'spotify', 'a', 't', '[]', 'now', 'now', 'now');
                    INSERT INTO match_runs VALUES (1, 'now', NULL, 'running', 'v', '{}', NULL, 'now', 'now', FALSE, NULL, NULL);
                    """)
        }
        let code = try queue.write { db -> ResultCode? in
            do {
                try db.execute(sql: row.sql)
                return nil
            } catch let error as DatabaseError {
                return error.resultCode
            }
        }
        #expect(code == (row.isForbidden ? .SQLITE_CONSTRAINT : nil))
    }
}
