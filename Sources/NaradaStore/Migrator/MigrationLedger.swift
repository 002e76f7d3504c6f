import GRDB
import NaradaModel

/// The table that remembers which steps a file has taken.
///
/// It is written in the transaction of the step itself, so that a kill between the two is impossible.
enum MigrationLedger {
    static let table = "narada_migrations"

    static func exists(_ db: Database) throws -> Bool {
        try Bool.fetchOne(
            db, sql: "SELECT EXISTS (SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?)",
            arguments: [table]) ?? false
    }

    /// The steps taken, by number; none where there is no ledger.
    static func entries(_ db: Database) throws -> [AppliedMigration] {
        guard try exists(db) else { return [] }
        let rows = try Row.fetchAll(
            db,
            // Cast, since a ledger that somebody edited may hold any type, and decoding another one stops the program.
            sql: """
                SELECT CAST(version AS INTEGER), CAST(coalesce(title, '') AS TEXT),
                    CAST(coalesce(checksum, '') AS TEXT), CAST(coalesce(applied_at, '') AS TEXT),
                    CAST(coalesce(duration_ms, 0) AS INTEGER)
                FROM \(table) WHERE version IS NOT NULL ORDER BY 1
                """)
        return rows.map { row in
            AppliedMigration(
                version: row[0], title: row[1], checksum: row[2],
                appliedAt: Timestamp(row[3] as String) ?? Timestamp(microseconds: 0), milliseconds: row[4])
        }
    }

    static func add(_ entry: AppliedMigration, _ db: Database) throws {
        try db.execute(
            sql: """
                CREATE TABLE IF NOT EXISTS \(table) (
                    version INTEGER PRIMARY KEY,
                    title VARCHAR NOT NULL,
                    checksum VARCHAR NOT NULL,
                    applied_at DATETIME NOT NULL,
                    duration_ms INTEGER NOT NULL CHECK (duration_ms >= 0)
                )
                """)
        try db.execute(
            sql: """
                INSERT INTO \(table) (version, title, checksum, applied_at, duration_ms) VALUES (?, ?, ?, ?, ?)
                """,
            arguments: [entry.version, entry.title, entry.checksum, entry.appliedAt.text, entry.milliseconds])
    }

    /// Forgets a step; with the last one goes the ledger, so that the file is what it was before us.
    static func remove(version: Int, _ db: Database) throws {
        try db.execute(sql: "DELETE FROM \(table) WHERE version = ?", arguments: [version])
        if try Int.fetchOne(db, sql: "SELECT count(*) FROM \(table)") == 0 {
            try db.execute(sql: "DROP TABLE \(table)")
        }
    }
}
