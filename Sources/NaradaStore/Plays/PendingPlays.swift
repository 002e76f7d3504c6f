import GRDB
import NaradaModel

/// Plays that wait to be inserted by one statement.
///
/// Every play has a length, and all are of one service: what the unique index of events tells apart, and what the
/// statement has bound. The rows that plays point to are looked up here, each once, and not by SQLite for each play.
final class PendingPlays {
    /// Plays and bytes of their texts, at most: some 7 MB. In larger numbers they are hardly faster, and the store's cache
    /// has more use of the memory.
    private static let (rowLimit, textLimit) = (16_384, 5 << 20)

    private(set) var service: String
    private let insert: RawStatement
    private let findDangling: RawStatement
    private let session: Session
    /// For whoever makes the connection forget it, when these plays are gone.
    let table: PendingPlayTable.Handle
    private var rows: [PendingPlayTable.Row] = []
    private var texts: [UInt8] = []
    /// A row for each pair of rows that plays point to, without a play.
    private var places: [PendingPlayTable.Row] = []
    /// The track of each connector track in `places`.
    private var tracks: [Int64: Int64] = [:]

    /// - Parameters:
    ///   - insert: makes the statement that inserts the rows of the table so called; ?2 is the service.
    init(session: Session, service: String, insert: (_ table: String) throws -> RawStatement) throws {
        self.session = session
        self.service = service
        table = try PendingPlayTable.register(in: session.database)
        // Once and for all: an array that grows is two arrays for a while.
        texts.reserveCapacity(Self.textLimit)
        rows.reserveCapacity(Self.rowLimit)
        self.insert = try insert(table.name)
        findDangling = try RawStatement(
            session.database,
            sql: """
                SELECT 1 FROM \(table.name) p LEFT JOIN connector_tracks c ON c.id = p.connector_track_id
                    LEFT JOIN tracks t ON t.id = p.track_id
                WHERE c.id IS NULL OR t.id IS NULL
                """)
    }

    var isFull: Bool { rows.count >= Self.rowLimit || texts.count >= Self.textLimit }

    func append(
        _ place: PlayPlace, playedAt: UnsafeBufferPointer<UInt8>, msPlayed: Int, context: UnsafeBufferPointer<UInt8>?
    ) {
        let start = texts.count
        texts.append(contentsOf: playedAt)
        let timeEnd = texts.count
        if let context { texts.append(contentsOf: context) }
        rows.append(
            PendingPlayTable.Row(
                trackID: place.trackID, connectorTrackID: place.connectorTrackID, msPlayed: Int64(msPlayed),
                start: start, timeEnd: timeEnd, contextEnd: context == nil ? -1 : texts.count))
        if tracks[place.connectorTrackID] != place.trackID {
            tracks[place.connectorTrackID] = place.trackID
            places.append(PendingPlayTable.Row(trackID: place.trackID, connectorTrackID: place.connectorTrackID))
        }
    }

    /// Inserts what waits, and says how many there were and how many of them are new.
    func flush(nextService: String? = nil) throws -> PlayTally {
        defer { service = nextService ?? service }
        guard !rows.isEmpty else { return PlayTally() }
        defer { forgetAll() }
        try checkPlaces()
        insert.bind(service, at: 2)
        try texts.withUnsafeBufferPointer { texts in
            try lend(rows, texts) {
                try session.database.withoutForeignKeyLookups { try insert.run() }
            }
        }
        // Were there any way in which SQLite read another table, it would insert nothing and say nothing.
        guard table.lent.pointee.read == rows.count else {
            throw DatabaseError(resultCode: .SQLITE_INTERNAL, message: "plays that were handed over were not read")
        }
        let inserted = session.database.changesCount
        return PlayTally(inserted: inserted, known: rows.count - inserted)
    }

    /// Throws what SQLite would where a play points to a row that is not there.
    private func checkPlaces() throws {
        // In the order of the tables, so that each of their pages is looked at once.
        places.sort { $0.connectorTrackID < $1.connectorTrackID }
        let isDangling = try lend(places) { try findDangling.firstRow { _ in true } }
        if isDangling == true {
            throw DatabaseError(resultCode: .SQLITE_CONSTRAINT_FOREIGNKEY, message: "FOREIGN KEY constraint failed")
        }
    }

    /// What `body` makes of the virtual table while it holds the rows.
    private func lend<Result>(
        _ rows: [PendingPlayTable.Row], _ texts: UnsafeBufferPointer<UInt8>? = nil, _ body: () throws -> Result
    ) rethrows -> Result {
        try rows.withUnsafeBufferPointer { rows in
            table.lent.pointee = PendingPlayTable.Lent(
                rows: rows.baseAddress, texts: texts?.baseAddress, count: rows.count)
            defer { table.lent.pointee.count = 0 }
            return try body()
        }
    }

    private func forgetAll() {
        rows.removeAll(keepingCapacity: true)
        texts.removeAll(keepingCapacity: true)
        places.removeAll(keepingCapacity: true)
        tracks.removeAll(keepingCapacity: true)
    }
}

/// What became of plays that were to be added.
public struct PlayTally: Hashable, Sendable {
    /// Those that are new.
    public var inserted = 0
    /// Those that were there already.
    public var known = 0

    public static func + (left: PlayTally, right: PlayTally) -> PlayTally {
        PlayTally(inserted: left.inserted + right.inserted, known: left.known + right.known)
    }
}
