import Foundation
import GRDB
import NaradaStore
import Testing

@Suite("Adoption of Narada's own files")
struct AdoptionTests {
    struct Accepted: CustomTestStringConvertible {
        let testDescription: String
        var edit: [String: String] = [:]
        var sql = ""
    }

    struct Refused: CustomTestStringConvertible {
        let testDescription: String
        var edit: [String: String] = [:]
        var sql = ""
        let blockers: [String]
    }

    /// A file as SQLAlchemy made it, with its schema's text edited and further SQL run.
    static func file(_ folder: ScratchFolder, edit: [String: String], sql: String) throws -> DatabaseQueue {
        var schema = SQLAlchemyFile.schema
        for (old, new) in edit.sorted(by: { $0.key < $1.key }) {
            try #require(schema.contains(old), "the row edits what is there")
            schema = schema.replacing(old, with: new)
        }
        return try folder.database(schema + "\n" + SQLAlchemyFile.alembic + sql, enforcingForeignKeys: false)
    }

    @Test(arguments: [
        Accepted(testDescription: "as SQLAlchemy writes it"),
        Accepted(testDescription: "with rows", sql: SQLAlchemyFile.rows),
        Accepted(
            testDescription: "with a default written as text",
            edit: ["is_deleted BOOLEAN NOT NULL": "is_deleted BOOLEAN DEFAULT '0' NOT NULL"]),
        Accepted(
            testDescription: "with a default in parentheses",
            edit: ["is_deleted BOOLEAN NOT NULL": "is_deleted BOOLEAN DEFAULT (false) NOT NULL"]),
        Accepted(
            testDescription: "with the check of older SQLAlchemy",
            edit: [
                "CONSTRAINT pk_tracks PRIMARY KEY (id)":
                    "CONSTRAINT pk_tracks PRIMARY KEY (id), CONSTRAINT ck_tracks_is_deleted CHECK (is_deleted IN (0, 1))"
            ]),
        Accepted(testDescription: "with BIGINT lengths", edit: ["duration_ms INTEGER": "duration_ms BIGINT"]),
        Accepted(
            testDescription: "with further columns",
            sql:
                "ALTER TABLE tracks ADD COLUMN mood VARCHAR; ALTER TABLE tracks ADD COLUMN stars INTEGER NOT NULL DEFAULT 0;"
        ),
        Accepted(
            testDescription: "with further tables, indexes and views",
            sql: """
                CREATE TABLE workflows (id INTEGER NOT NULL, PRIMARY KEY (id));
                CREATE INDEX ix_tracks_title ON tracks (title);
                CREATE VIEW live AS SELECT * FROM tracks WHERE NOT is_deleted;
                """),
        Accepted(
            testDescription: "with an index under another name",
            sql: "DROP INDEX ix_tracks_isrc; CREATE INDEX idx_isrc ON tracks (isrc);"),
        Accepted(
            testDescription: "with an index that goes further",
            sql: "DROP INDEX ix_tracks_isrc; CREATE INDEX idx_isrc ON tracks (isrc, title);"),
        Accepted(
            testDescription: "with a nullable column that holds no NULL",
            edit: ["title VARCHAR(255) NOT NULL": "title VARCHAR(255)"], sql: SQLAlchemyFile.rows),
        Accepted(
            testDescription: "with references that dangle already",
            sql: """
                INSERT INTO track_mappings (track_id, connector_track_id, match_method, confidence, is_deleted)
                VALUES (7, 8, 'direct', 100, 0);
                """),
    ])
    func theFileIsAdoptedAndGoesOnInOneGo(_ row: Accepted) throws {
        let folder = try ScratchFolder()
        let queue = try Self.file(folder, edit: row.edit, sql: row.sql)
        let migrator = try Migrator.embedded()
        guard case .narada(let blockers, _) = try migrator.status(queue).origin else {
            Issue.record("not seen as Narada's file")
            return
        }
        #expect(blockers.map(\.description).isEmpty)
        let rows = try queue.count("track_mappings")
        let applied = try migrator.up(queue)
        #expect(applied.map(\.version) == Array(1...migrator.set.lastVersion))
        #expect(applied.map(\.isAdopted) == applied.map { $0.version == 1 })
        #expect(try migrator.status(queue).isCurrent)
        #expect(try queue.count("track_mappings") == rows)
        #expect(try queue.count("alembic_version") == 1)
        #expect(try migrator.diff(queue).missingSQL.isEmpty)
    }

    @Test(arguments: [
        Refused(
            testDescription: "a missing column", sql: "ALTER TABLE tracks DROP COLUMN album;",
            blockers: ["there is no column tracks.album"]),
        Refused(
            testDescription: "a missing table", sql: "DROP TABLE sync_checkpoints;",
            blockers: ["there is no table sync_checkpoints"]),
        Refused(
            testDescription: "a missing index", sql: "DROP INDEX ix_tracks_isrc;",
            blockers: ["there is no index on tracks(isrc)"]),
        Refused(
            testDescription: "a partial index instead",
            sql: "DROP INDEX ix_tracks_isrc; CREATE INDEX ix_tracks_isrc ON tracks (isrc) WHERE NOT is_deleted;",
            blockers: ["there is no index on tracks(isrc)"]),
        Refused(
            testDescription: "no uniqueness",
            edit: [
                ",\n    CONSTRAINT uq_connector_tracks_connector_name UNIQUE (connector_name, connector_track_id)": ""
            ],
            sql: "CREATE INDEX ix_connector_tracks_unique ON connector_tracks (connector_name, connector_track_id);",
            blockers: ["there is no unique index on connector_tracks(connector_name, connector_track_id)"]),
        Refused(
            testDescription: "another type", edit: ["title VARCHAR(255) NOT NULL": "title BLOB NOT NULL"],
            blockers: ["column tracks.title is BLOB instead of VARCHAR"]),
        Refused(
            testDescription: "a key that numbers nothing",
            edit: ["    id INTEGER NOT NULL,": "    id BIGINT NOT NULL,"],
            blockers: [
                "connector_tracks", "playlist_mappings", "playlist_tracks", "playlists", "sync_checkpoints",
                "track_likes", "track_mappings", "track_metrics", "track_plays", "tracks",
            ].map { "column \($0).id is BIGINT instead of INTEGER" }),
        Refused(
            testDescription: "a foreign key left out",
            edit: [
                ",\n    CONSTRAINT fk_track_plays_track_id_tracks FOREIGN KEY(track_id) REFERENCES tracks (id) ON DELETE CASCADE":
                    ""
            ],
            blockers: ["there is no foreign key track_plays(track_id) to tracks"]),
        Refused(
            testDescription: "NULL where the design has none",
            edit: ["title VARCHAR(255) NOT NULL": "title VARCHAR(255)"],
            sql: "INSERT INTO tracks (artists, is_deleted) VALUES ('[]', 0);",
            blockers: ["column tracks.title holds NULL"]),
        Refused(
            testDescription: "NOT NULL where we may have nothing",
            edit: ["album VARCHAR(255)": "album VARCHAR(255) NOT NULL"],
            blockers: ["column tracks.album is NOT NULL"]),
        Refused(
            testDescription: "a further column that wants a value",
            edit: ["mbid VARCHAR(36),": "mbid VARCHAR(36), mood VARCHAR NOT NULL,"],
            blockers: ["column tracks.mood, which is NOT NULL without a default"]),
        Refused(
            testDescription: "rows deleted by default",
            edit: ["is_deleted BOOLEAN NOT NULL": "is_deleted BOOLEAN DEFAULT 1 NOT NULL"],
            blockers: [
                "connector_tracks", "playlist_mappings", "playlist_tracks", "playlists", "sync_checkpoints",
                "track_likes", "track_mappings", "track_metrics", "track_plays", "tracks",
            ].map { "column \($0).is_deleted has default 1 instead of FALSE" }),
        Refused(
            testDescription: "mappings that cannot be made twice",
            sql: "CREATE UNIQUE INDEX uq_pair ON track_mappings (connector_track_id, track_id);",
            blockers: ["unique index on track_mappings(connector_track_id, track_id)"]),
        Refused(
            testDescription: "several at once",
            sql: "ALTER TABLE tracks DROP COLUMN album; DROP TABLE playlists; DROP INDEX ix_track_plays_service;",
            blockers: [
                "there is no table playlists", "there is no index on track_plays(service)",
                "there is no column tracks.album",
            ]),
    ])
    func theFileIsRefusedAndUnchanged(_ row: Refused) throws {
        let folder = try ScratchFolder()
        let queue = try Self.file(folder, edit: row.edit, sql: row.sql)
        let before = try folder.bytes(of: "narada.db")
        let fault = try fault { try Migrator.embedded().up(queue) }
        guard case .notAdoptable(let differences) = fault else {
            Issue.record("refused otherwise: \(String(describing: fault))")
            return
        }
        #expect(differences.map(\.description) == row.blockers)
        #expect(try folder.bytes(of: "narada.db") == before)
    }

    @Test func goingBackBelowAdoptionGivesTheFileBack() throws {
        let folder = try ScratchFolder()
        let queue = try Self.file(folder, edit: [:], sql: SQLAlchemyFile.rows)
        let before = try queue.snapshot()
        let migrator = try Migrator.embedded()
        try migrator.up(queue)
        #expect(try migrator.rowsLost(queue, downTo: 0).isEmpty)
        try migrator.down(queue, to: 0)
        #expect(try queue.snapshot() == before)
        #expect(try queue.count("tracks") == 1)
        #expect(try queue.count("sqlite_master WHERE name = 'narada_migrations'") == 0)
        #expect(try migrator.up(queue).first?.isAdopted == true)
    }

    @Test func aFileOfThePublishedDesignItselfIsAdopted() throws {
        let folder = try ScratchFolder()
        let first = try #require(try MigrationSet.embedded.migrations.first)
        let queue = try folder.database(first.up)
        let status = try Migrator.embedded().status(queue)
        #expect(status.origin == .narada(blockers: [], tolerated: []))
        try Migrator.embedded().up(queue)
        #expect(try Migrator.embedded().diff(queue).isEmpty)
    }
}
