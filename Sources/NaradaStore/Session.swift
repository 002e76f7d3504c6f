public import GRDB
public import NaradaModel

/// One transaction on the database: what it writes is committed or rolled back as a whole.
///
/// A session is valid inside the closure that it was given to, on that thread; it cannot be kept.
public struct Session {
    /// GRDB's connection, inside its transaction.
    public let database: Database
    /// The time of every stamp of this session: one clock reading, so that rows written together say so.
    public let now: Timestamp

    /// A session on a connection whose transaction the caller keeps.
    public init(database: Database, now: Timestamp) {
        self.database = database
        self.now = now
    }

    /// A number that is another one when another connection has committed since it was last asked for on this one
    /// (sqlite.org/pragma.html#pragma_data_version).
    public func commitsOfOthers() throws -> Int64? {
        try RawStatement(cachedIn: database, sql: "PRAGMA data_version").firstRow { $0.int64(0) }
    }

    /// The result of `body`, run while SQLite does not look up what new rows point to, where the caller knows that it
    /// stands: it was read from this file, where nobody has deleted anything since.
    ///
    /// SQLite looks into each parent's table for every row, at places in no order: a third of what reading a million tracks
    /// and rows and inserting their mappings takes (`Scripts/bench runs`).
    public func writing<Result>(trustingKeys: Bool, _ body: () throws -> Result) rethrows -> Result {
        trustingKeys ? try database.withoutForeignKeyLookups(body) : try body()
    }

    /// Tells SQLite that this connection writes very much in a row: see `Store.withBulkSession`.
    func expectBulkWrites() throws {
        let pages = Self.bulkLogBytes / 4_096
        try RawStatement(cachedIn: database, sql: "PRAGMA wal_autocheckpoint = \(pages)").firstRow { _ in }
    }

    private static let bulkLogBytes = 64 << 20
}
