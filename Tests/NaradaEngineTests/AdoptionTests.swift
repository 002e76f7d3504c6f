import GRDB
import NaradaEngine
import NaradaReview
import NaradaStore
import NaradaTestSupport
import Testing

/// A file that Narada itself made: the plain schema without a ledger, its rows and its mappings.
@Suite struct AdoptionTests {
    @Test func itsRowsAreResolvedAndItsMappingsLeftAlone() throws {
        let folder = try TemporaryFolder()
        let path = folder.path(of: "narada.db")
        _ = try Engine(databasePath: path).migrateUp(to: 1)
        let file = try Store(path: path, access: .readWrite)
        try file.withSession { session in
            try session.database.execute(
                sql: """
                    DROP TABLE narada_migrations;
                    INSERT INTO tracks (id, title, artists, duration_ms, is_deleted, created_at, updated_at) VALUES
                        (1, 'Roygbiv', '{"names": ["Boards of Canada"]}', 150000, 0, '2025-01-01 00:00:00', '2025-01-01 00:00:00'),
                        (2, 'Hurt', '{"names": ["Johnny Cash"]}', 218000, 0, '2025-01-01 00:00:00', '2025-01-01 00:00:00');
                    INSERT INTO connector_tracks (id, connector_name, connector_track_id, title, artists, duration_ms,
                        last_updated, is_deleted, created_at, updated_at) VALUES
                        (1, 'spotify', 'sp1', 'ROYGBIV', '["Boards of Canada"]', NULL, '2025-01-01 00:00:00', 0, '2025-01-01 00:00:00', '2025-01-01 00:00:00'),
                        (2, 'spotify', 'sp2', 'Hurt', '[{"name": "Johnny Cash", "id": "x"}]', 218400,
                            '2025-01-01 00:00:00', 0, '2025-01-01 00:00:00', '2025-01-01 00:00:00');
                    INSERT INTO track_mappings (id, track_id, connector_track_id, match_method, confidence,
                        is_deleted, created_at, updated_at)
                        VALUES (1, 1, 1, 'fuzzy', 91, 0, '2025-01-01 00:00:00', '2025-01-01 00:00:00');
                    """)
        }
        let home = try Home(adopting: folder)
        let report = try home.run()
        #expect(report.connectorRows == 1 && report.newMappings == 1)
        #expect(try home.mappings() == ["spotify:sp1 > 1 fuzzy", "spotify:sp2 > 2 title_artist_duration"])
        // The artists keep the spelling that Narada reads.
        #expect(try home.rows("SELECT artists FROM tracks WHERE id = 1") == [#"{"names": ["Boards of Canada"]}"#])
        #expect(try home.run().nothingToDo)
    }
}
