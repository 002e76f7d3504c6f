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

    /// Tells SQLite that this connection writes very much in a row.
    ///
    /// The log is copied into the file after 64 MiB instead of 4, so that a page that changes in every transaction is not
    /// copied for each: a million plays take 15 % less. And the cache is smaller than a store's usual one: the pages that
    /// a batch of plays touches fit (`0013_play_indexes`), and an import has other uses for memory.
    public func expectBulkWrites() throws {
        let pages = Self.bulkLogBytes / 4_096
        try RawStatement(cachedIn: database, sql: "PRAGMA wal_autocheckpoint = \(pages)").firstRow { _ in }
        try RawStatement(cachedIn: database, sql: "PRAGMA cache_size = -\(Self.bulkCacheKibibytes)").firstRow { _ in }
    }

    /// An import's batch changes up to 12,000 pages of 4 KiB. One that finds no room goes to the log before its time; where
    /// it changes again, SQLite reads the log from there on and sums it up anew: with 40 MiB once for every third page.
    private static let bulkCacheKibibytes = 49_152
    private static let bulkLogBytes = 64 << 20
}
