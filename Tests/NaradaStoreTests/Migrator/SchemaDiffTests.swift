import GRDB
import NaradaTestSupport
import Testing

@testable import NaradaStore

@Suite("Schema diff")
struct SchemaDiffTests {
    @Test func aCurrentFileDiffersInNothing() throws {
        let folder = try ScratchFolder()
        let queue = try folder.database()
        try Migrator.embedded().up(queue)
        let diff = try Migrator.embedded().diff(queue)
        #expect(diff.isEmpty)
        #expect(diff.description.isEmpty)
    }

    @Test func theSQLOfAnEmptyFilesDiffMakesTheSchema() throws {
        let folder = try ScratchFolder()
        let queue = try folder.database()
        let sql = try Migrator.embedded().diff(queue).missingSQL.joined(separator: "\n")
        try queue.write { db in try db.execute(sql: sql) }
        #expect(try queue.snapshot() == Migrator.embedded().schema())
    }

    @Test func whatCanBeAddedIsMendedByTheDiffsOwnText() throws {
        let folder = try ScratchFolder()
        let queue = try folder.database()
        try Migrator.embedded().up(queue)
        try queue.write { db in
            try db.execute(
                sql: """
                    DROP INDEX ix_review_items_open; DROP INDEX ix_tracks_isrc; DROP TABLE track_origins;
                    ALTER TABLE track_mappings DROP COLUMN retired_by_run_id; ALTER TABLE playlists DROP COLUMN track_count;
                    """)
        }
        let text = try Migrator.embedded().diff(queue).description
        try queue.write { db in try db.execute(sql: text) }
        let again = try Migrator.embedded().diff(queue)
        #expect(again.description.isEmpty)
    }

    @Test func aWildFilesDiffIsTheGoldenFile() throws {
        let folder = try ScratchFolder()
        let queue = try AdoptionTests.file(
            folder, edit: ["title VARCHAR(255) NOT NULL": "title BLOB"],
            sql: """
                ALTER TABLE tracks ADD COLUMN mood VARCHAR; DROP INDEX ix_tracks_mbid; DROP TABLE sync_checkpoints;
                ALTER TABLE playlists DROP COLUMN name; ALTER TABLE tracks DROP COLUMN album;
                CREATE VIEW live AS SELECT * FROM tracks;
                """)
        try GoldenFile.compare(try Migrator.embedded().diff(queue).description, to: "schema-diff.sql")
    }

    struct Default: CustomTestStringConvertible {
        let left: String?
        let right: String?
        let areEqual: Bool
        var testDescription: String { "\(left ?? "nil") and \(right ?? "nil")" }
    }

    @Test(arguments: [
        Default(left: "FALSE", right: "0", areEqual: true), Default(left: "false", right: "'0'", areEqual: true),
        Default(left: "TRUE", right: "((1))", areEqual: true), Default(left: "NULL", right: nil, areEqual: true),
        Default(left: "FALSE", right: "1", areEqual: false), Default(left: "FALSE", right: nil, areEqual: false),
        Default(left: "'a'", right: "'b'", areEqual: false), Default(left: "'0'", right: "''", areEqual: false),
    ])
    func defaultsAreComparedByMeaning(_ row: Default) {
        let (left, right) = (SchemaComparison.meaning(row.left), SchemaComparison.meaning(row.right))
        #expect((left == right) == row.areEqual)
        #expect((right == left) == row.areEqual)
    }

    struct Affinity: CustomTestStringConvertible {
        let type: String
        let affinity: TypeAffinity
        var testDescription: String { type }
    }

    // The table of "Datatypes In SQLite", §3.1.1, and the types of the design.
    @Test(arguments: [
        Affinity(type: "BIGINT", affinity: .integer), Affinity(type: "CHARINT", affinity: .integer),
        Affinity(type: "FLOATING POINT", affinity: .integer), Affinity(type: "VARCHAR(255)", affinity: .text),
        Affinity(type: "text", affinity: .text), Affinity(type: "CLOB", affinity: .text),
        Affinity(type: "BLOB", affinity: .blob), Affinity(type: "", affinity: .blob),
        Affinity(type: "DOUBLE", affinity: .real), Affinity(type: "FLOAT", affinity: .real),
        Affinity(type: "DATETIME", affinity: .numeric), Affinity(type: "BOOLEAN", affinity: .numeric),
        Affinity(type: "JSON", affinity: .numeric), Affinity(type: "STRING", affinity: .numeric),
    ])
    func aTypeHasSQLitesAffinity(_ row: Affinity) {
        #expect(TypeAffinity(declaredType: row.type) == row.affinity)
    }

    @Test func aHostileNameStaysAName() {
        #expect("order".asIdentifier == "\"order\"")
        #expect("a\"; DROP TABLE x".asIdentifier == "\"a\"\"; DROP TABLE x\"")
    }
}
