import GRDB
public import NaradaModel

/// Which plays are read.
public struct PlayFilter: Hashable, Sendable {
    /// The plays of one internal track, whatever service they came from; all where nil.
    public var trackID: Int64?
    /// The plays of one service's row; all where nil.
    public var connectorTrackID: Int64?
    /// One service's; all where nil.
    public var service: String?
    /// One import's; all where nil.
    public var batchID: String?
    /// From this time on; from the beginning where nil.
    public var from: Timestamp?
    /// Before this time; to the end where nil.
    public var before: Timestamp?
    /// Also those whose connector track is mapped to nothing.
    public var includeWaiting: Bool

    public init(
        trackID: Int64? = nil, connectorTrackID: Int64? = nil, service: String? = nil, batchID: String? = nil,
        from: Timestamp? = nil, before: Timestamp? = nil, includeWaiting: Bool = true
    ) {
        self.trackID = trackID
        self.connectorTrackID = connectorTrackID
        self.service = service
        self.batchID = batchID
        self.from = from
        self.before = before
        self.includeWaiting = includeWaiting
    }
}

/// One play as it stands.
public struct StoredPlay: Hashable, Sendable {
    public var id: Int64
    /// The internal track, or the stand-in of a connector track that is mapped to nothing.
    public var trackID: Int64
    /// nil where it belongs to the track itself.
    public var connectorTrackID: Int64?
    public var service: String
    public var playedAt: Timestamp
    /// Milliseconds.
    public var msPlayed: Int?
    /// JSON.
    public var context: String?
    public var importSource: String
    public var importBatchID: String
    /// Whether its connector track is mapped to nothing.
    public var isWaiting: Bool
}

/// How often and how long something was played.
public struct PlayTotals: Hashable, Sendable {
    public var plays: Int
    /// Milliseconds, of those plays that say so.
    public var msPlayed: Int64
    public var first: Timestamp?
    public var last: Timestamp?

    /// Nothing played.
    public static let none = PlayTotals(plays: 0, msPlayed: 0, first: nil, last: nil)
}

/// The plays, read at the rate of SQLite.
public enum PlayReader {
    /// Calls `body` with the active plays in order of time, then of their ids. A row without a readable date is left
    /// out; `StoreCheck` reports it.
    public static func forEach(
        in session: Session, _ filter: PlayFilter = PlayFilter(), _ body: (StoredPlay) throws -> Void
    ) throws {
        let statement = try RawStatement(
            session.database,
            sql: """
                SELECT p.id, p.track_id, p.connector_track_id, p.service, p.played_at, p.ms_played, p.context,
                    p.import_source, p.import_batch_id, t.stands_for_connector_track_id IS NOT NULL
                \(source(filter)) ORDER BY p.played_at, p.id
                """)
        bind(filter, to: statement)
        try statement.forEachRow { row in
            guard let playedAt = row.timestamp(4) else { return }
            try body(
                StoredPlay(
                    id: row.int64(0), trackID: row.int64(1), connectorTrackID: row.optionalInt64(2),
                    service: row.text(3) ?? "", playedAt: playedAt, msPlayed: row.optionalInt64(5).map(Int.init),
                    context: row.text(6), importSource: row.text(7) ?? "", importBatchID: row.text(8) ?? "",
                    isWaiting: row.int64(9) != 0))
        }
    }

    /// The sums over the active plays.
    public static func totals(in session: Session, _ filter: PlayFilter = PlayFilter()) throws -> PlayTotals {
        let statement = try RawStatement(session.database, sql: "SELECT \(totals) \(source(filter))")
        bind(filter, to: statement)
        return try statement.firstRow { read($0, from: 0) } ?? .none
    }

    /// The sums for each track that has active plays, by id. One statement for all tracks.
    public static func totalsByTrack(
        in session: Session, _ filter: PlayFilter = PlayFilter(includeWaiting: false)
    ) throws -> [Int64: PlayTotals] {
        let statement = try RawStatement(
            session.database, sql: "SELECT p.track_id, \(totals) \(source(filter)) GROUP BY 1")
        bind(filter, to: statement)
        var sums: [Int64: PlayTotals] = [:]
        try statement.forEachRow { sums[$0.int64(0)] = read($0, from: 1) }
        return sums
    }

    private static let totals = "count(*), total(p.ms_played), min(p.played_at), max(p.played_at)"

    private static func read(_ row: RawStatement, from first: Int32) -> PlayTotals {
        PlayTotals(
            plays: Int(row.int64(first)), msPlayed: row.int64(first + 1), first: row.timestamp(first + 2),
            last: row.timestamp(first + 3))
    }

    /// Only the conditions that are asked for, so that SQLite can choose the index for them.
    private static func source(_ filter: PlayFilter) -> String {
        var conditions = ["p.\(BaseColumn.isActive)"]
        if filter.trackID != nil { conditions.append("p.track_id = ?1") }
        if filter.connectorTrackID != nil { conditions.append("p.connector_track_id = ?2") }
        if filter.service != nil { conditions.append("p.service = ?3") }
        if filter.batchID != nil { conditions.append("p.import_batch_id = ?4") }
        if filter.from != nil { conditions.append("p.played_at >= ?5") }
        if filter.before != nil { conditions.append("p.played_at < ?6") }
        if !filter.includeWaiting { conditions.append("t.stands_for_connector_track_id IS NULL") }
        // ?6 is always there, so that all six can be bound.
        return """
            FROM track_plays p CROSS JOIN tracks t ON t.id = p.track_id
            WHERE \(conditions.joined(separator: " AND ")) AND (?6 IS NULL OR TRUE)
            """
    }

    private static func bind(_ filter: PlayFilter, to statement: RawStatement) {
        statement.bind(filter.trackID, at: 1)
        statement.bind(filter.connectorTrackID, at: 2)
        statement.bind(filter.service, at: 3)
        statement.bind(filter.batchID, at: 4)
        statement.bind(filter.from?.text, at: 5)
        statement.bind(filter.before?.text, at: 6)
    }
}
