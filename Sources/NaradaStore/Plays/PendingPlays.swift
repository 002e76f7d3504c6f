import GRDB
import NaradaModel

/// Plays that wait to be inserted by one statement.
///
/// Every play has a length, and all are of one service: what the unique index of events tells apart, and what the
/// statement has bound.
final class PendingPlays {
    /// Plays and bytes of their texts, at most: some 16 MB. In larger numbers they are no faster.
    private static let (rowLimit, textLimit) = (65_536, 14 << 20)

    private(set) var service: String
    private let statement: RawStatement
    private let session: Session
    /// For whoever makes the connection forget it, when these plays are gone.
    let table: PendingPlayTable.Handle
    private var rows: [PendingPlayTable.Row] = []
    private var texts: [UInt8] = []

    /// - Parameters:
    ///   - statement: makes the statement that inserts the rows of the table so called; ?2 is the service.
    init(session: Session, service: String, statement: (_ table: String) throws -> RawStatement) throws {
        self.session = session
        self.service = service
        table = try PendingPlayTable.register(in: session.database)
        // Once and for all: an array that grows is two arrays for a while.
        texts.reserveCapacity(Self.textLimit)
        self.statement = try statement(table.name)
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
    }

    /// Inserts what waits, and says how many there were and how many of them are new.
    func flush(nextService: String? = nil) throws -> PlayTally {
        defer { service = nextService ?? service }
        guard !rows.isEmpty else { return PlayTally() }
        defer {
            rows.removeAll(keepingCapacity: true)
            texts.removeAll(keepingCapacity: true)
        }
        statement.bind(service, at: 2)
        try rows.withUnsafeBufferPointer { rows in
            try texts.withUnsafeBufferPointer { texts in
                table.lent.pointee = PendingPlayTable.Lent(
                    rows: rows.baseAddress, texts: texts.baseAddress, count: rows.count)
                defer { table.lent.pointee.count = 0 }
                try statement.run()
            }
        }
        // Were there any way in which SQLite read another table, it would insert nothing and say nothing.
        guard table.lent.pointee.read == rows.count else {
            throw DatabaseError(resultCode: .SQLITE_INTERNAL, message: "plays that were handed over were not read")
        }
        let inserted = session.database.changesCount
        return PlayTally(inserted: inserted, known: rows.count - inserted)
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
