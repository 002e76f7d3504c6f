import GRDBSQLite

/// A connection with nothing between it and SQLite, set up as the store sets up its own.
final class RawDatabase {
    private let path: String
    private var connection: OpaquePointer?

    /// Opens `path` with the store's pragmas (`Store.swift`, and GRDB's `DatabasePool`).
    init(path: String) throws {
        self.path = path
        guard sqlite3_open_v2(path, &connection, SQLITE_OPEN_READWRITE, nil) == SQLITE_OK else { throw fault() }
        for pragma in ["journal_mode = WAL", "synchronous = NORMAL", "foreign_keys = ON", "cache_size = -65536"] {
            try execute("PRAGMA \(pragma)")
        }
    }

    func prepare(_ sql: String) throws -> OpaquePointer? {
        var statement: OpaquePointer?
        guard sqlite3_prepare_v2(connection, sql, -1, &statement, nil) == SQLITE_OK else { throw fault() }
        return statement
    }

    func execute(_ sql: String) throws {
        guard sqlite3_exec(connection, sql, nil, nil, nil) == SQLITE_OK else { throw fault() }
    }

    /// Closes it; the last connection writes the log back into the file, and that belongs to the measure.
    func close() {
        sqlite3_close_v2(connection)
        connection = nil
    }

    func fault() -> BenchFault {
        .database(path: path, words: sqlite3_errmsg(connection).map { String(cString: $0) } ?? "out of memory")
    }

    deinit { sqlite3_close_v2(connection) }
}
