import GRDB
import GRDBSQLite
import NaradaModel

/// A prepared statement that is bound and stepped without GRDB in between, for loops over whole tables.
///
/// GRDB's own execution costs more than SQLite's for a narrow row (measured: 154 thousand inserts a second against 247,
/// 0.96 million rows read against 1.2 to 2.0). Parameters are numbered from 1 and columns from 0, as SQLite has it.
struct RawStatement {
    // Holding GRDB's statement keeps the pointer alive.
    private let statement: Statement
    private let pointer: OpaquePointer

    /// A statement of its own: for cursors, which other code must not step.
    init(_ database: Database, sql: String) throws {
        statement = try database.makeStatement(sql: sql)
        pointer = statement.sqliteStatement
    }

    /// The connection's shared statement for this text: for writes and lookups that are finished before they return.
    init(cachedIn database: Database, sql: String) throws {
        statement = try database.cachedStatement(sql: sql)
        pointer = statement.sqliteStatement
    }

    // MARK: Binding

    // SQLite's SQLITE_TRANSIENT, a macro that Swift cannot import: the text is copied while it is bound.
    private static let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)

    func bind(_ text: String?, at index: Int32) {
        guard var text else {
            sqlite3_bind_null(pointer, index)
            return
        }
        // With its length, since a text may hold NUL. An empty one may have no address, which would bind NULL.
        text.withUTF8 { bytes in
            bytes.withMemoryRebound(to: CChar.self) { characters in
                guard let start = characters.baseAddress, !characters.isEmpty else {
                    sqlite3_bind_text(pointer, index, "", 0, Self.copied)
                    return
                }
                sqlite3_bind_text64(
                    pointer, index, start, UInt64(characters.count), Self.copied, UInt8(SQLITE_UTF8))
            }
        }
    }

    func bind(_ number: Int64?, at index: Int32) {
        if let number {
            sqlite3_bind_int64(pointer, index, number)
        } else {
            sqlite3_bind_null(pointer, index)
        }
    }

    func bind(_ number: Int?, at index: Int32) {
        bind(number.map(Int64.init), at: index)
    }

    func bind(_ number: Double, at index: Int32) {
        sqlite3_bind_double(pointer, index, number)
    }

    /// Binds what a column of another statement's row holds, of whatever type it is.
    func bind(valueOf column: Int32, in row: RawStatement, at index: Int32) {
        sqlite3_bind_value(pointer, index, sqlite3_column_value(row.pointer, column))
    }

    // MARK: Stepping

    /// True where a row is ready to be read, false at the end.
    func step() throws -> Bool {
        switch sqlite3_step(pointer) {
        case SQLITE_ROW: return true
        case SQLITE_DONE: return false
        case let code:
            let message = sqlite3_errmsg(sqlite3_db_handle(pointer)).map { String(cString: $0) }
            sqlite3_reset(pointer)
            throw DatabaseError(resultCode: ResultCode(rawValue: code), message: message)
        }
    }

    /// Ends the rows, so that the statement can be bound again and holds no lock.
    func reset() {
        sqlite3_reset(pointer)
    }

    /// Runs a statement that yields no rows.
    func run() throws {
        _ = try step()
        reset()
    }

    /// Runs a statement that yields no rows, with a text in UTF-8 that SQLite reads where it is; nil is NULL.
    ///
    /// The parameter is NULL afterwards, so that nothing points at bytes that may be gone.
    func run(lending text: [UInt8]?, at index: Int32) throws {
        guard let text else {
            sqlite3_bind_null(pointer, index)
            return try run()
        }
        try text.withUnsafeBufferPointer { bytes in
            lend(bytes, at: index)
            defer { sqlite3_bind_null(pointer, index) }
            try run()
        }
    }

    /// The id of the row that the connection inserted last.
    // GRDB's own asks first whether it may be asked on this thread, for more than SQLite's answer costs.
    var lastInsertedRowID: Int64 { sqlite3_last_insert_rowid(sqlite3_db_handle(pointer)) }

    /// Runs a statement that yields no rows, with two texts in UTF-8 that SQLite reads where they are; nil is NULL.
    ///
    /// Both parameters are NULL afterwards, so that nothing points at bytes that may be gone.
    func run(
        lending first: UnsafeBufferPointer<UInt8>?, at firstIndex: Int32, _ second: UnsafeBufferPointer<UInt8>?,
        at secondIndex: Int32
    ) throws {
        lend(first, at: firstIndex)
        lend(second, at: secondIndex)
        defer {
            sqlite3_bind_null(pointer, firstIndex)
            sqlite3_bind_null(pointer, secondIndex)
        }
        try run()
    }

    private func lend(_ bytes: UnsafeBufferPointer<UInt8>?, at index: Int32) {
        guard let bytes else {
            sqlite3_bind_null(pointer, index)
            return
        }
        guard let start = bytes.baseAddress, !bytes.isEmpty else {
            sqlite3_bind_text(pointer, index, "", 0, Self.copied)
            return
        }
        // No destructor is SQLite's SQLITE_STATIC: the bytes stay where they are until the statement has run.
        start.withMemoryRebound(to: CChar.self, capacity: bytes.count) { characters in
            _ = sqlite3_bind_text64(pointer, index, characters, UInt64(bytes.count), nil, UInt8(SQLITE_UTF8))
        }
    }

    /// Calls `body` for each row, then ends the rows, also where `body` throws.
    func forEachRow(_ body: (RawStatement) throws -> Void) throws {
        defer { reset() }
        while try step() { try body(self) }
    }

    /// What `body` reads of the first row, or nil where there is none.
    func firstRow<T>(_ body: (RawStatement) throws -> T) throws -> T? {
        defer { reset() }
        return try step() ? try body(self) : nil
    }

    // MARK: Reading

    func isNull(_ column: Int32) -> Bool {
        sqlite3_column_type(pointer, column) == SQLITE_NULL
    }

    func isText(_ column: Int32) -> Bool {
        sqlite3_column_type(pointer, column) == SQLITE_TEXT
    }

    /// The column as a number; 0 for NULL and for text that is none.
    func int64(_ column: Int32) -> Int64 {
        sqlite3_column_int64(pointer, column)
    }

    /// The column as a number with a fraction; 0 for NULL and for text that is none.
    func double(_ column: Int32) -> Double {
        sqlite3_column_double(pointer, column)
    }

    func optionalInt64(_ column: Int32) -> Int64? {
        isNull(column) ? nil : int64(column)
    }

    /// The column as text, invalid UTF-8 repaired; nil for NULL.
    func text(_ column: Int32) -> String? {
        withBytes(of: column) { String(decoding: $0, as: UTF8.self) }
    }

    /// What `body` makes of the column's UTF-8 bytes; nil for NULL.
    func withBytes<T>(of column: Int32, _ body: (UnsafeBufferPointer<UInt8>) -> T?) -> T? {
        guard let start = sqlite3_column_text(pointer, column) else { return nil }
        // Asked after the text: the call above is what converts the value.
        return body(UnsafeBufferPointer(start: start, count: Int(sqlite3_column_bytes(pointer, column))))
    }

    /// The column as a time; nil for NULL and for what is no date.
    func timestamp(_ column: Int32) -> Timestamp? {
        if sqlite3_column_type(pointer, column) == SQLITE_INTEGER {
            return Timestamp.fromDatabaseValue(int64(column).databaseValue)
        }
        return withBytes(of: column) { Timestamp(utf8: $0) }
    }
}
