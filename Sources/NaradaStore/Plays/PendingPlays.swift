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

    /// Some of a chunk's plays.
    private struct Part {
        var plays: PackedPlays
        var range: Range<Int>
    }

    /// To be changed where nothing waits.
    var service: String
    let places: PlayPlaces
    private let insert: RawStatement
    private let findDangling: RawStatement
    private let session: Session
    /// For whoever makes the connection forget it, when these plays are gone.
    let table: PendingPlayTable.Handle
    private var parts: [Part] = []
    private var rowCount = 0
    private var textCount = 0
    /// The numbers of the tracks of the plays, each once.
    private var tracks: [Int] = []

    /// - Parameters:
    ///   - insert: makes the statement that inserts the rows of the table so called; ?2 is the service.
    init(
        session: Session, service: String, places: PlayPlaces, insert: (_ table: String) throws -> RawStatement
    ) throws {
        self.session = session
        self.service = service
        self.places = places
        table = try PendingPlayTable.register(in: session.database)
        self.insert = try insert(table.name)
        findDangling = try RawStatement(
            session.database,
            sql: """
                SELECT 1 FROM \(table.name) p LEFT JOIN connector_tracks c ON c.id = p.connector_track_id
                    LEFT JOIN tracks t ON t.id = p.track_id
                WHERE c.id IS NULL OR t.id IS NULL
                """)
        places.beginStatement()
    }

    var isFull: Bool { rowCount >= Self.rowLimit || textCount >= Self.textLimit }

    /// Takes plays of the range from its first, and says how many: those that may go in with the ones before.
    func append(_ plays: PackedPlays, _ range: Range<Int>) -> Int {
        let upper = min(range.upperBound, range.lowerBound + max(Self.rowLimit - rowCount, 0))
        let count = places.take(plays.rows[range.lowerBound..<upper], service: service, needed: &tracks)
        guard count > 0 else { return 0 }
        let taken = range.lowerBound..<range.lowerBound + count
        let (first, last) = (plays.rows[taken.lowerBound], plays.rows[taken.upperBound - 1])
        textCount += max(last.contextEnd, last.timeEnd) - first.start
        rowCount += count
        if let part = parts.last, part.plays === plays, part.range.upperBound == taken.lowerBound {
            parts[parts.count - 1].range = part.range.lowerBound..<taken.upperBound
        } else {
            parts.append(Part(plays: plays, range: taken))
        }
        return count
    }

    /// Inserts what waits, and says how many there were and how many of them are new.
    func flush() throws -> PlayTally {
        guard rowCount > 0 else { return PlayTally() }
        defer { forgetAll() }
        try checkPlaces()
        insert.bind(service, at: 2)
        try lend(parts.map { PendingPlayTable.Segment($0.plays, $0.range) }) {
            try session.database.withoutForeignKeyLookups { try insert.run() }
        }
        // Were there any way in which SQLite read another table, it would insert nothing and say nothing.
        guard table.lent.pointee.read == rowCount else {
            throw DatabaseError(resultCode: .SQLITE_INTERNAL, message: "plays that were handed over were not read")
        }
        let inserted = session.database.changesCount
        return PlayTally(inserted: inserted, known: rowCount - inserted)
    }

    /// Throws what SQLite would where a play points to a row that is not there.
    private func checkPlaces() throws {
        // By their numbers, which tracks got in the order of their rows in a new file: each page is looked at once then.
        tracks.sort()
        let rows = tracks.map { PackedPlays.Row(placeOf: $0) }
        let isDangling = try rows.withUnsafeBufferPointer { rows in
            try lend(rows.baseAddress.map { [PendingPlayTable.Segment(rows: $0, texts: nil, count: rows.count)] } ?? [])
            {
                try findDangling.firstRow { _ in true }
            }
        }
        if isDangling == true {
            throw DatabaseError(resultCode: .SQLITE_CONSTRAINT_FOREIGNKEY, message: "FOREIGN KEY constraint failed")
        }
    }

    /// What `body` makes of the virtual table while it holds the segments.
    private func lend<Result>(_ segments: [PendingPlayTable.Segment], _ body: () throws -> Result) rethrows -> Result {
        try segments.withUnsafeBufferPointer { segments in
            try places.entries.withUnsafeBufferPointer { places in
                table.lent.pointee = PendingPlayTable.Lent(segments: segments, places: places.baseAddress)
                defer { table.lent.pointee = PendingPlayTable.Lent(read: table.lent.pointee.read) }
                return try body()
            }
        }
    }

    private func forgetAll() {
        parts.removeAll(keepingCapacity: true)
        tracks.removeAll(keepingCapacity: true)
        (rowCount, textCount) = (0, 0)
        places.beginStatement()
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
