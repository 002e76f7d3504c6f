import GRDB
import NaradaModel

/// Moves events to where their connector tracks are mapped now.
///
/// Whoever writes mappings calls `follow` in the same transaction; `ResolutionWriter.finishBatch`, verdicts, merges,
/// splits and undo do. Where a row is mapped to nothing, its events wait on its stand-in. Nothing is noted of a move: an
/// event's place is a function of the mapping, so that taking the mapping back takes the events back.
///
/// Cost: about fifteen statements, whatever the number of rows; each walks by index from the connector tracks.
public enum EventFollower {
    /// How many rows of each kind were moved.
    public struct Moved: Hashable, Sendable {
        public var plays = 0
        public var metrics = 0
        public var entries = 0
        public var likes = 0

        public var total: Int { plays + metrics + entries + likes }
    }

    /// Moves the active events of the connector tracks that are not where they belong, and says how many.
    @discardableResult
    public static func follow(_ connectorTrackIDs: some Sequence<Int64>, in session: Session) throws -> Moved {
        let ids = Set(connectorTrackIDs).sorted()
        guard !ids.isEmpty, try hasEvents(in: session) else { return Moved() }
        return try follow(from: "SELECT value AS connector_track_id FROM json_each(?1)", ids: ids, in: session)
    }

    /// The same for every connector track that has events: after another program wrote mappings.
    ///
    /// Cost: a walk over the events' indexes and a look-up for each connector track with events.
    @discardableResult
    public static func followAll(in session: Session) throws -> Moved {
        guard try hasEvents(in: session) else { return Moved() }
        let sources = EventTable.allCases.map {
            "SELECT connector_track_id FROM \($0.rawValue) WHERE connector_track_id IS NOT NULL"
        }
        return try follow(from: sources.joined(separator: " UNION "), ids: [], in: session)
    }

    /// Whether any event belongs to a connector track; most runs are over when it says no.
    private static func hasEvents(in session: Session) throws -> Bool {
        let some = EventTable.allCases.map {
            "EXISTS (SELECT 1 FROM \($0.rawValue) WHERE connector_track_id IS NOT NULL)"
        }
        let statement = try RawStatement(cachedIn: session.database, sql: "SELECT \(some.joined(separator: " OR "))")
        return try statement.firstRow { $0.int64(0) != 0 } ?? false
    }

    /// `source` yields the connector tracks; ?1 in it is the JSON array of `ids`.
    private static func follow(from source: String, ids: [Int64], in session: Session) throws -> Moved {
        try ScratchTable.movingEvents.clear(in: session)
        let database = session.database
        let collect = try RawStatement(
            cachedIn: database,
            sql: """
                INSERT INTO temp.moving_events (connector_track_id, mapped_id)
                SELECT s.connector_track_id, \(EventPlace.mappedTrack(of: "s.connector_track_id")) FROM (\(source)) s
                """)
        if !ids.isEmpty { collect.bind(JSONText.array(ids.map(String.init)), at: 1) }
        try collect.run()
        try makeStandIns(in: session)
        try database.cachedStatement(
            sql: """
                UPDATE temp.moving_events
                SET track_id = coalesce(mapped_id, \(EventPlace.standIn(of: "connector_track_id")))
                """
        ).execute()
        return Moved(
            plays: try move(.plays, in: session), metrics: try move(.metrics, in: session),
            entries: try move(.entries, in: session), likes: try LikePlaces.settle(in: session))
    }

    /// Stand-ins for the rows that are mapped to nothing and have an active event; likes make theirs themselves.
    private static func makeStandIns(in session: Session) throws {
        let events = EventTable.free.map {
            """
            EXISTS (SELECT 1 FROM \($0.rawValue) e
                WHERE e.connector_track_id = m.connector_track_id AND e.\(BaseColumn.isActive))
            """
        }
        let statement = try session.database.cachedStatement(
            sql: EventPlace.insertStandIns(
                from: """
                    temp.moving_events m CROSS JOIN connector_tracks c ON c.id = m.connector_track_id
                    WHERE m.mapped_id IS NULL AND \(EventPlace.standIn(of: "m.connector_track_id")) IS NULL
                        AND (\(events.joined(separator: " OR ")))
                    ORDER BY c.id
                    """))
        try statement.execute(arguments: [session.now])
    }

    private static func move(_ table: EventTable, in session: Session) throws -> Int {
        // Found in a query of their own, whose cross join goes from the connector tracks to their events: in an UPDATE
        // with a FROM, SQLite walks over every event instead.
        let name = table.rawValue
        let statement = try session.database.cachedStatement(
            sql: """
                UPDATE \(name) SET updated_at = ?, track_id = (
                    SELECT m.track_id FROM temp.moving_events m WHERE m.connector_track_id = \(name).connector_track_id)
                WHERE id IN (
                    SELECT e.id FROM temp.moving_events m
                    CROSS JOIN \(name) e ON e.connector_track_id = m.connector_track_id
                    WHERE e.\(BaseColumn.isActive) AND e.track_id <> m.track_id)
                """)
        try statement.execute(arguments: [session.now])
        return session.database.changesCount
    }
}

/// A table of the connection's own, for steps that several statements share. It holds nothing between two calls.
enum ScratchTable: String {
    case movingEvents = "moving_events"
    case likePlaces = "like_places"

    private var columns: String {
        switch self {
        case .movingEvents: "connector_track_id INTEGER PRIMARY KEY, mapped_id INTEGER, track_id INTEGER"
        case .likePlaces:
            "id INTEGER PRIMARY KEY, connector_track_id INTEGER NOT NULL, service TEXT NOT NULL, track_id INTEGER"
        }
    }

    /// Makes the table where the connection has none yet, and empties it.
    func clear(in session: Session) throws {
        // Looked up first, since a CREATE that does nothing still makes SQLite prepare every statement anew.
        let find = try RawStatement(
            cachedIn: session.database, sql: "SELECT 1 FROM temp.sqlite_master WHERE name = ?")
        find.bind(rawValue, at: 1)
        if try find.firstRow({ _ in true }) == nil {
            try session.database.execute(sql: "CREATE TEMP TABLE \(rawValue) (\(columns))")
        } else {
            try session.database.cachedStatement(sql: "DELETE FROM temp.\(rawValue)").execute()
        }
    }
}
