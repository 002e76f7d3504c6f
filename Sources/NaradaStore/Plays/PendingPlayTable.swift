import GRDB
import GRDBSQLite
import NaradaModel

/// A virtual table whose rows are plays in memory, so that one statement inserts them all.
///
/// A statement for each play opens eight cursors and looks each index through from its root. In one statement the cursors
/// stay open, and where indexes grow at their ends SQLite finds the last place in its hand: a million plays take a third
/// less. A list of values in one statement does not do it: SQLite then keeps a copy of each page that the statement
/// changes, in case it fails half-way, and only thousands of rows make up for that.
///
/// What SQLite asks of such a table is in https://www.sqlite.org/vtab.html. The table exists on its own
/// (an "eponymous" one): it is in no schema, and other programs never see it.
enum PendingPlayTable {
    /// Some plays of a chunk, where they lie.
    struct Segment {
        var rows: UnsafePointer<PackedPlays.Row>
        /// nil for rows that tell places alone.
        var texts: UnsafePointer<UInt8>?
        /// At least one.
        var count: Int
    }

    /// The rows that the table has now: none but while `lend` runs.
    struct Lent {
        var segments = UnsafeBufferPointer<Segment>(start: nil, count: 0)
        /// Where plays go, by the numbers of their tracks.
        var places: UnsafePointer<PlayPlaces.Entry>?
        /// How many of the rows were read.
        var read = 0
    }

    /// A table of its own for one writer: were two writers' tables called alike, SQLite would read the one for the other.
    struct Handle {
        let name: String
        /// Where the rows are told. The memory belongs to the connection, and lives as long as the name or a statement
        /// with it.
        let lent: UnsafeMutablePointer<Lent>
    }

    /// Makes a table known to the connection.
    static func register(in database: Database) throws -> Handle {
        let lent = UnsafeMutablePointer<Lent>.allocate(capacity: 1)
        lent.initialize(to: Lent())
        let name = "narada_pending_plays_\(UInt(bitPattern: lent))"
        // SQLite frees `lent` itself where it refuses.
        let code = sqlite3_create_module_v2(database.sqliteConnection, name, module, lent) { pointer in
            pointer?.assumingMemoryBound(to: Lent.self).deallocate()
        }
        guard code == SQLITE_OK else { throw DatabaseError(resultCode: ResultCode(rawValue: code)) }
        return Handle(name: name, lent: lent)
    }

    /// Makes the connection forget the table, and with the last statement that names it its memory.
    static func forget(_ handle: Handle, in database: Database) {
        sqlite3_create_module_v2(database.sqliteConnection, handle.name, nil, nil, nil)
    }

    // MARK: What SQLite calls

    private enum Column: Int32 { case trackID, connectorTrackID, playedAt, msPlayed, context }

    private static let declaration = """
        CREATE TABLE pending (track_id INTEGER, connector_track_id INTEGER, played_at TEXT, ms_played INTEGER, context TEXT)
        """

    /// A table or cursor of ours is SQLite's own structure with our words behind it.
    private static func allocate(_ size: Int) -> UnsafeMutableRawPointer? {
        guard let memory = sqlite3_malloc64(UInt64(size)) else { return nil }
        memory.initializeMemory(as: UInt8.self, repeating: 0, count: size)
        return memory
    }

    /// Behind `sqlite3_vtab` and `sqlite3_vtab_cursor`.
    private struct Tail {
        var lent: UnsafeMutablePointer<Lent>
        /// The row and those behind it in the segment; none at the end.
        var row: UnsafePointer<PackedPlays.Row>?
        var rowsLeft = 0
        var texts: UnsafePointer<UInt8>?
        var nextSegment = 0
        var index: Int64 = 0

        mutating func begin() {
            (nextSegment, index, rowsLeft) = (0, 0, 0)
            goToSegment()
        }

        mutating func next() {
            lent.pointee.read += 1
            index += 1
            rowsLeft -= 1
            if rowsLeft > 0 { row = row.map { $0 + 1 } } else { goToSegment() }
        }

        private mutating func goToSegment() {
            row = nil
            guard nextSegment < lent.pointee.segments.count else { return }
            let segment = lent.pointee.segments[nextSegment]
            (row, rowsLeft, texts) = (segment.rows, segment.count, segment.texts)
            nextSegment += 1
        }
    }

    private static let tableTail = MemoryLayout<sqlite3_vtab>.stride
    private static let cursorTail = MemoryLayout<sqlite3_vtab_cursor>.stride

    private static func tail(_ cursor: UnsafeMutablePointer<sqlite3_vtab_cursor>) -> UnsafeMutablePointer<Tail> {
        (UnsafeMutableRawPointer(cursor) + cursorTail).assumingMemoryBound(to: Tail.self)
    }

    // Made once and never changed: SQLite holds on to it.
    nonisolated(unsafe) private static let module: UnsafePointer<sqlite3_module> = {
        let module = UnsafeMutablePointer<sqlite3_module>.allocate(capacity: 1)
        module.initialize(to: sqlite3_module())
        // No xCreate: the table can be named in statements, and in no CREATE.
        module.pointee.xConnect = { connection, lent, _, _, table, _ in
            let code = sqlite3_declare_vtab(connection, declaration)
            guard code == SQLITE_OK else { return code }
            guard let lent, let memory = allocate(tableTail + MemoryLayout<Tail>.stride) else { return SQLITE_NOMEM }
            (memory + tableTail).initializeMemory(
                as: Tail.self, to: Tail(lent: lent.assumingMemoryBound(to: Lent.self)))
            table?.pointee = memory.assumingMemoryBound(to: sqlite3_vtab.self)
            return SQLITE_OK
        }
        module.pointee.xDisconnect = { table in
            sqlite3_free(table)
            return SQLITE_OK
        }
        module.pointee.xBestIndex = { _, plan in
            // There is one way to read it.
            plan?.pointee.estimatedCost = 1
            return SQLITE_OK
        }
        module.pointee.xOpen = { table, cursor in
            guard let table, let memory = allocate(cursorTail + MemoryLayout<Tail>.stride) else { return SQLITE_NOMEM }
            let tail = (UnsafeMutableRawPointer(table) + tableTail).assumingMemoryBound(to: Tail.self)
            (memory + cursorTail).initializeMemory(as: Tail.self, to: Tail(lent: tail.pointee.lent))
            cursor?.pointee = memory.assumingMemoryBound(to: sqlite3_vtab_cursor.self)
            return SQLITE_OK
        }
        module.pointee.xClose = { cursor in
            sqlite3_free(cursor)
            return SQLITE_OK
        }
        module.pointee.xFilter = { cursor, _, _, _, _ in
            if let cursor { tail(cursor).pointee.begin() }
            return SQLITE_OK
        }
        module.pointee.xNext = { cursor in
            guard let cursor else { return SQLITE_MISUSE }
            tail(cursor).pointee.next()
            return SQLITE_OK
        }
        module.pointee.xEof = { cursor in
            guard let cursor else { return 1 }
            return tail(cursor).pointee.row == nil ? 1 : 0
        }
        module.pointee.xColumn = { cursor, result, column in
            guard let cursor, let row = tail(cursor).pointee.row, let places = tail(cursor).pointee.lent.pointee.places
            else { return SQLITE_MISUSE }
            switch Column(rawValue: column) {
            case .trackID: sqlite3_result_int64(result, places[row.pointee.track].trackID)
            case .connectorTrackID: sqlite3_result_int64(result, places[row.pointee.track].connectorTrackID)
            case .msPlayed: sqlite3_result_int64(result, Int64(row.pointee.msPlayed))
            case .playedAt: give(row.pointee.start, row.pointee.timeEnd, cursor, result)
            case .context: give(row.pointee.timeEnd, row.pointee.contextEnd, cursor, result)
            case nil: return SQLITE_RANGE
            }
            return SQLITE_OK
        }
        module.pointee.xRowid = { cursor, id in
            guard let cursor else { return SQLITE_MISUSE }
            id?.pointee = tail(cursor).pointee.index
            return SQLITE_OK
        }
        return UnsafePointer(module)
    }()

    private static func give(
        _ start: Int, _ end: Int, _ cursor: UnsafeMutablePointer<sqlite3_vtab_cursor>, _ result: OpaquePointer?
    ) {
        guard end >= start, let texts = tail(cursor).pointee.texts else {
            sqlite3_result_null(result)
            return
        }
        // No destructor is SQLite's SQLITE_STATIC: the bytes stay where they are while the statement runs.
        UnsafeRawPointer(texts + start).withMemoryRebound(to: CChar.self, capacity: end - start) { characters in
            sqlite3_result_text64(result, characters, UInt64(end - start), nil, UInt8(SQLITE_UTF8))
        }
    }
}

extension PendingPlayTable.Segment {
    /// The plays of the range, which is not empty; valid as long as the chunk is.
    init(_ plays: PackedPlays, _ range: Range<Int>) {
        self.init(rows: plays.rowAddress + range.lowerBound, texts: plays.texts.baseAddress, count: range.count)
    }
}
