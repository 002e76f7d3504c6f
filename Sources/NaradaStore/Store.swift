public import GRDB
public import NaradaModel

/// The database file: where sessions come from.
///
/// A pool of connections in WAL mode with foreign keys on: one that writes, and up to `readerLimit` that read, each of
/// them a consistent state of the file while another one writes.
public final class Store: Sendable {
    /// What the file is opened for.
    public enum Access: Sendable {
        /// Nothing is written, not even the journal mode.
        case readOnly
        /// The file must exist.
        case readWrite
        /// The file is made where it is missing.
        case create
    }

    /// The path as the caller gave it.
    public let path: String
    private let access: Access
    private let pool: DatabasePool
    private let clock: @Sendable () -> Timestamp
    private let log: LogFlusher

    /// How long a writer waits for another one: an import's batch takes well under a second, a person's patience is
    /// about this long.
    public static let defaultBusyTimeout: Double = 5
    /// Readers at once: a run needs two, the review page a few; each costs a page cache.
    static let readerLimit = 4
    /// KiB of page cache of each connection. The default of 2 MiB makes bulk upserts re-read the pages of three
    /// indexes; 64 MiB holds the inner pages of tables of a few million rows, and the 12,000 pages of 4 KiB that a batch of
    /// 50,000 plays changes, with those that it asks for. One that finds no room goes to the log before its time and is read
    /// back from there: a million plays read 390,000 pages with 48 MiB, 250,000 with 56 and 190,000 with 64, of which
    /// 165,000 are copied from the log to the file. Readers scan, or look rows up in order.
    static let (writerCacheKibibytes, readerCacheKibibytes) = (65_536, 16_384)

    /// Opens the database file at `path`.
    ///
    /// - Parameters:
    ///   - clock: what sessions read their time from; tests set their own.
    ///   - busyTimeout: seconds to wait for another program's write lock.
    /// - Throws: `StoreFault`.
    public init(
        path: String, access: Access, clock: @escaping @Sendable () -> Timestamp = { .now },
        busyTimeout: Double = Store.defaultBusyTimeout
    ) throws {
        try Self.checkFile(at: path, access: access)
        var configuration = Configuration()
        configuration.readonly = access == .readOnly
        configuration.foreignKeysEnabled = true
        configuration.busyMode = BusyWait.mode(seconds: busyTimeout)
        configuration.maximumReaderCount = Self.readerLimit
        configuration.prepareDatabase { database in
            let reads = database.configuration.readonly
            let cache = reads ? Self.readerCacheKibibytes : Self.writerCacheKibibytes
            try database.execute(sql: "PRAGMA cache_size = -\(cache)")
        }
        do {
            pool = try DatabasePool(path: path, configuration: configuration)
            // SQLite opens lazily: only reading the schema shows whether the file is a database that we may read.
            _ = try pool.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM sqlite_master") }
        } catch let error as DatabaseError {
            throw Self.openingFault(error, path: path, access: access)
        }
        self.path = path
        self.access = access
        self.clock = clock
        log = LogFlusher(databasePath: path)
    }

    /// GRDB's access to the file, for the migrator; everything else uses sessions.
    public var writer: any DatabaseWriter { pool }

    // MARK: Sessions

    // The stores whose session is open on this thread. GRDB stops the program at a nested access; this turns it into
    // a fault. A task-local value also works on GRDB's own threads, where there is no task.
    @TaskLocal private static var open: Set<ObjectIdentifier> = []

    /// Runs `body` in one write transaction and returns what it returns: committed on return, rolled back on throw.
    ///
    /// The write lock is taken at the start (`BEGIN IMMEDIATE`): a second writer waits, and nobody's work is undone at
    /// its end.
    ///
    /// - Throws: `StoreFault`, or what `body` throws.
    public func withSession<T>(_ body: (Session) throws -> T) throws -> T {
        try checkWritable()
        return try translatingErrors { try pool.writeWithoutTransaction { try transaction(in: $0, body) } }
    }

    /// The same for one of many sessions that write very much in a row.
    ///
    /// The log is copied into the file after 64 MiB instead of 4, so that a page that changes in every transaction is not
    /// copied for each, and goes to the disk beside the next session: a million plays take a fifth less.
    ///
    /// - Throws: `StoreFault`, or what `body` throws.
    public func withBulkSession<T>(_ body: (Session) throws -> T) throws -> T {
        let result = try withSession { session in
            try session.expectBulkWrites()
            return try body(session)
        }
        log.flush()
        return result
    }

    /// The same as `withSession` without blocking the caller's thread while other sessions are at work.
    public func withSession<T: Sendable>(_ body: @Sendable (Session) throws -> T) async throws -> T {
        try checkWritable()
        do {
            return try await pool.writeWithoutTransaction { database in try self.transaction(in: database, body) }
        } catch {
            throw fault(of: error)
        }
    }

    /// Runs `body` on one consistent state of the file, which it cannot change, and returns what it returns.
    ///
    /// - Throws: `StoreFault`, or what `body` throws.
    public func withReadSession<T>(_ body: (Session) throws -> T) throws -> T {
        try checkNotNested()
        return try translatingErrors { try pool.read { try session(on: $0, body) } }
    }

    /// The same without blocking the caller's thread while all readers are at work.
    public func withReadSession<T: Sendable>(_ body: @Sendable (Session) throws -> T) async throws -> T {
        try checkNotNested()
        do {
            return try await pool.read { database in try self.session(on: database, body) }
        } catch {
            throw fault(of: error)
        }
    }

    private func transaction<T>(in database: Database, _ body: (Session) throws -> T) throws -> T {
        var result: T?
        try database.inTransaction(.immediate) {
            result = try session(on: database, body)
            return .commit
        }
        guard let result else { throw StoreFault.nestedSession }
        return result
    }

    private func session<T>(on database: Database, _ body: (Session) throws -> T) throws -> T {
        try Self.$open.withValue(Self.open.union([ObjectIdentifier(self)])) {
            try body(Session(database: database, now: clock()))
        }
    }

    func checkWritable() throws {
        try checkNotNested()
        if access == .readOnly { throw StoreFault.openedReadOnly(path: path) }
    }

    private func checkNotNested() throws {
        if Self.open.contains(ObjectIdentifier(self)) { throw StoreFault.nestedSession }
    }

    // MARK: Faults

    private func translatingErrors<T>(_ body: () throws -> T) throws -> T {
        do {
            return try body()
        } catch {
            throw fault(of: error)
        }
    }

    private func fault(of error: any Error) -> any Error {
        switch error {
        case let error as DatabaseError: StoreFault(error, path: path)
        case let error as RowDecodingError: StoreFault.unreadableRow(path: path, detail: "\(error)")
        default: error
        }
    }
}
