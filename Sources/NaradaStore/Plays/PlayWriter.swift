import GRDB
public import NaradaModel

/// Adds plays; a play is never changed.
///
/// A service plays a track once at a time: a play of the same row, time and length is the one that is there, so that
/// importing a batch again, or two exports that overlap, adds nothing. That holds for deleted ones too: what a person
/// deleted does not come back with the next export.
///
/// Cost: one insert by a prepared statement, and a look-up for plays without a length; memory does not grow with the batch.
/// Plays of a history go in by the thousand in one statement (`queue`), which takes half as long and 7 MB.
public struct PlayWriter {
    private let insertEvent: RawStatement
    private let insertEventWithoutLength: RawStatement
    private let insertOwn: RawStatement
    private let session: Session
    private let placer: EventPlacer
    private let batch: PlayBatch
    private let queued = Queue()

    /// What a copy of the writer shares with it.
    private final class Queue {
        var pending: PendingPlays?
        var tally = PlayTally()
    }

    /// A writer for the rows of one batch, valid inside the session and as long as no mapping changes in it.
    ///
    /// - Parameter memory: what earlier sessions of the same import found out.
    public init(session: Session, batch: PlayBatch, memory: ConnectorTrackIDs? = nil) throws {
        self.session = session
        self.batch = batch
        placer = try EventPlacer(session: session, memory: memory?.places ?? EventPlaceMemory())
        // Statements of their own: what is the same for all plays stays bound.
        func statement(_ sql: String) throws -> RawStatement {
            try Self.statement(sql, batch: batch, in: session)
        }
        // The unique index of events knows a play that is there; an insert that it refuses costs no look-up of its own.
        insertEvent = try statement("INSERT INTO \(Self.columns) VALUES (\(Self.values)) ON CONFLICT DO NOTHING")
        // To an index NULL is never the same as NULL.
        insertEventWithoutLength = try statement(Self.insert(unless: "connector_track_id = ?9"))
        insertOwn = try statement(
            Self.insert(unless: "track_id = ?1 AND service = ?2 AND connector_track_id IS ?9"))
    }

    /// Adds the play and returns true, or returns false where it is there already.
    ///
    /// - Throws: `StoreFault.noSuchRow` where the connector track is missing.
    public func add(_ play: NewPlay) throws -> Bool {
        var playedAt = play.playedAt.text
        return try playedAt.withUTF8 { playedAt in
            guard var text = play.context else { return try add(play, playedAt, nil) }
            return try text.withUTF8 { try add(play, playedAt, $0) }
        }
    }

    /// Where the plays of a connector track go; right as long as the writer is.
    ///
    /// - Throws: `StoreFault.noSuchRow` where the connector track is missing.
    public func place(of connectorTrackID: Int64, service: String) throws -> PlayPlace {
        PlayPlace(connectorTrackID: connectorTrackID, trackID: try placer.track(of: connectorTrackID), service: service)
    }

    /// Adds packed plays, now or with the next ones; `finish` says what became of them.
    ///
    /// - Parameters:
    ///   - range: the plays to add; they are kept as long as they wait.
    ///   - places: where tracks' plays go, as far as it is known. What becomes known is kept there; while plays wait,
    ///     nobody else may change it.
    ///   - find: finds a place that is not known, by the track's number.
    public func queue(
        _ plays: PackedPlays, _ range: Range<Int>, at places: PlayPlaces, find: (Int) throws -> PlayPlace
    ) throws {
        var next = range.lowerBound
        while next < range.upperBound {
            let row = plays.rows[next]
            let place: PlayPlace
            if let known = places[row.track] {
                place = known
            } else {
                place = try find(row.track)
                places[row.track] = place
            }
            guard row.msPlayed != PackedPlays.Row.noLength else {
                // The look-up must see those before it.
                try flush()
                let isNew = try add(
                    to: place, playedAt: plays.time(of: row), msPlayed: nil, context: plays.context(of: row))
                queued.tally = queued.tally + PlayTally(inserted: isNew ? 1 : 0, known: isNew ? 0 : 1)
                next += 1
                continue
            }
            next += try pending(place.service, places).append(plays, next..<range.upperBound)
        }
    }

    /// Adds the plays that are queued: after this the numbers of tracks may begin anew.
    public func flush() throws {
        guard let pending = queued.pending else { return }
        queued.tally = queued.tally + (try pending.flush())
    }

    /// Adds the plays that are queued, and says what became of all that were since the last call.
    ///
    /// To be called before the session ends: what is still queued then is lost.
    public func finish() throws -> PlayTally {
        try endPending()
        defer { queued.tally = PlayTally() }
        return queued.tally
    }

    /// Plays of the service, with room for one.
    private func pending(_ service: String, _ places: PlayPlaces) throws -> PendingPlays {
        if let pending = queued.pending, pending.places === places {
            if pending.isFull || pending.service != service { try flush() }
            pending.service = service
            return pending
        }
        try endPending()
        let pending = try PendingPlays(session: session, service: service, places: places) { table in
            try Self.statement(Self.insert(from: table), batch: batch, in: session)
        }
        queued.pending = pending
        return pending
    }

    private func endPending() throws {
        try flush()
        guard let table = queued.pending?.table else { return }
        // The statement first: it holds on to the table.
        queued.pending = nil
        PendingPlayTable.forget(table, in: session.database)
    }

    private func add(
        to place: PlayPlace, playedAt: UnsafeBufferPointer<UInt8>, msPlayed: Int?,
        context: UnsafeBufferPointer<UInt8>?
    ) throws -> Bool {
        let statement = msPlayed == nil ? insertEventWithoutLength : insertEvent
        statement.bind(place.trackID, at: 1)
        statement.bind(place.connectorTrackID, at: 9)
        return try run(statement, place.service, playedAt, msPlayed, context)
    }

    private func add(
        _ play: NewPlay, _ playedAt: UnsafeBufferPointer<UInt8>, _ context: UnsafeBufferPointer<UInt8>?
    ) throws -> Bool {
        switch play.target {
        case .connectorTrack(let id):
            return try add(
                to: try place(of: id, service: play.service), playedAt: playedAt, msPlayed: play.msPlayed,
                context: context)
        case .track(let id):
            insertOwn.bind(id, at: 1)
            insertOwn.bind(nil as Int64?, at: 9)
            return try run(insertOwn, play.service, playedAt, play.msPlayed, context)
        }
    }

    private func run(
        _ statement: RawStatement, _ service: String, _ playedAt: UnsafeBufferPointer<UInt8>, _ msPlayed: Int?,
        _ context: UnsafeBufferPointer<UInt8>?
    ) throws -> Bool {
        statement.bind(service, at: 2)
        statement.bind(msPlayed, at: 4)
        try statement.run(lending: playedAt, at: 3, context, at: 5)
        return session.database.changesCount == 1
    }

    // MARK: Statements

    private static func statement(_ sql: String, batch: PlayBatch, in session: Session) throws -> RawStatement {
        let statement = try RawStatement(session.database, sql: sql)
        statement.bind(session.now.text, at: 6)
        statement.bind(batch.source, at: 7)
        statement.bind(batch.id, at: 8)
        return statement
    }

    private static let columns = """
        track_plays (track_id, service, played_at, ms_played, context, import_timestamp, import_source,
            import_batch_id, created_at, updated_at, is_deleted, connector_track_id)
        """
    private static let values = "?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?6, ?6, 0, ?9"

    private static func insert(from table: String) -> String {
        // OR FAIL: a row that is refused for another reason than being there ends the session, which takes all of it
        // back. With SQLite's usual ABORT the statement alone would be taken back, and for that it keeps a copy of each
        // page that it changes. Without the WHERE, SQLite takes ON for the beginning of a join.
        """
        INSERT OR FAIL INTO \(columns) SELECT track_id, ?2, played_at, ms_played, context, ?6, ?7, ?8, ?6, ?6, 0, connector_track_id
        FROM \(table) WHERE TRUE ON CONFLICT DO NOTHING
        """
    }

    private static func insert(unless sameRow: String) -> String {
        """
        INSERT INTO \(columns) SELECT \(values)
        WHERE NOT EXISTS (SELECT 1 FROM track_plays WHERE \(sameRow) AND played_at = ?3 AND ms_played IS ?4)
        """
    }
}
