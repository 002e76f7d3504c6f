import ArgumentParser
import Foundation
import GRDBSQLite

/// SQLite alone: reads both tables and inserts the mappings of another database; prints the seconds.
struct Floor: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "floor", abstract: "Reads both tables and inserts given mappings, by SQLite alone.",
        shouldDisplay: false)

    @Argument(help: "An unresolved database; it is written to.") var database: String

    @Option(help: "The same database, resolved: where the mappings are taken from.") var mappingsOf: String

    @Flag(help: "Look up no foreign keys, as a run does that knows them to stand.") var trustsKeys = false

    /// Mappings in one transaction: larger ones gain nothing, and the log stays in memory.
    private static let batch = 20_000

    func run() throws {
        let mappings = try StoredMappings(path: mappingsOf)
        let start = ContinuousClock.now
        let target = try RawDatabase(path: database)
        try readAll(target)
        if trustsKeys { try target.execute("PRAGMA foreign_keys = OFF") }
        try insert(mappings, into: target)
        target.close()
        print(start.duration(to: .now).seconds)
    }

    /// Reads what a run needs of both tables: every column is fetched as text, as every reader must.
    private func readAll(_ target: RawDatabase) throws {
        var bytes = 0
        for sql in [
            "SELECT id, title, artists, album, duration_ms, release_date, isrc FROM tracks WHERE is_deleted = 0",
            """
            SELECT id, connector_name, connector_track_id, title, artists, album, duration_ms, release_date, isrc,
                raw_metadata FROM connector_tracks WHERE is_deleted = 0
            """,
        ] {
            let statement = try target.prepare(sql)
            defer { sqlite3_finalize(statement) }
            let columns = sqlite3_column_count(statement)
            while sqlite3_step(statement) == SQLITE_ROW {
                for column in 0..<columns where sqlite3_column_text(statement, column) != nil {
                    bytes &+= Int(sqlite3_column_bytes(statement, column))
                }
            }
        }
        guard bytes > 0 else { throw BenchFault.database(path: database, words: "both tables are empty") }
    }

    private func insert(_ mappings: StoredMappings, into target: RawDatabase) throws {
        // The run's own row stands outside the measure; foreign keys ask for it.
        try target.execute("BEGIN IMMEDIATE")
        try target.execute(mappings.runInsertion)
        let statement = try target.prepare(
            """
            INSERT INTO track_mappings (track_id, connector_track_id, match_method, confidence, evidence,
                matcher_version, run_id, created_at, updated_at, is_deleted)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?8, 0)
            """)
        defer { sqlite3_finalize(statement) }
        for (index, mapping) in mappings.rows.enumerated() {
            if index > 0, index % Self.batch == 0 {
                try target.execute("COMMIT")
                try target.execute("BEGIN IMMEDIATE")
            }
            sqlite3_bind_int64(statement, 1, mapping.track)
            sqlite3_bind_int64(statement, 2, mapping.connectorTrack)
            mappings.bind(mapping.method, to: statement, at: 3)
            sqlite3_bind_int64(statement, 4, mapping.confidence)
            mappings.bind(mapping.evidence, to: statement, at: 5)
            mappings.bind(mapping.version, to: statement, at: 6)
            sqlite3_bind_int64(statement, 7, mapping.run)
            mappings.bind(mapping.createdAt, to: statement, at: 8)
            guard sqlite3_step(statement) == SQLITE_DONE else { throw target.fault() }
            sqlite3_reset(statement)
        }
        try target.execute("COMMIT")
    }
}
