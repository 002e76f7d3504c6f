import GRDB

/// Whether every event is where its mapping says: sums that must add up.
public struct EventReconciliation: Hashable, Sendable {
    /// The active rows of one kind of event.
    public struct Sums: Hashable, Sendable {
        /// Rows that belong to an internal track itself.
        public var own: Int
        /// Rows of connector tracks on the track that these are mapped to.
        public var mapped: Int
        /// Rows of connector tracks that are mapped to nothing, on their stand-ins.
        public var waiting: Int
        /// Likes that wait on their stand-ins behind another like of the same track and service.
        public var behind: Int
        /// Rows elsewhere: a mapping was changed without its events.
        public var astray: Int

        /// Every active row of the table.
        public var total: Int { own + mapped + waiting + behind + astray }
    }

    public var plays: Sums
    public var likes: Sums
    public var metrics: Sums
    public var entries: Sums

    /// Whether nothing is astray.
    public var addsUp: Bool { [plays, likes, metrics, entries].allSatisfy { $0.astray == 0 } }

    /// Counts all events. Cost: a walk over the four tables and a look-up for each connector track with events.
    public static func read(in session: Session) throws -> EventReconciliation {
        EventReconciliation(
            plays: try sums(of: .plays, in: session), likes: try sums(of: .likes, in: session),
            metrics: try sums(of: .metrics, in: session), entries: try sums(of: .entries, in: session))
    }

    private static func sums(of table: EventTable, in session: Session) throws -> Sums {
        let statement = try RawStatement(
            session.database,
            sql: """
                WITH \(places(of: table)), placed AS (
                    SELECT e.connector_track_id, \(state(of: table)) AS state
                    FROM \(table.rawValue) e LEFT JOIN places p ON p.connector_track_id = e.connector_track_id
                    WHERE e.\(BaseColumn.isActive))
                SELECT sum(state = 'own'), sum(state = 'mapped'), sum(state = 'waiting'), sum(state = 'behind'),
                    sum(state = 'astray')
                FROM placed
                """)
        let sums = try statement.firstRow { row in
            Sums(
                own: Int(row.int64(0)), mapped: Int(row.int64(1)), waiting: Int(row.int64(2)),
                behind: Int(row.int64(3)), astray: Int(row.int64(4)))
        }
        return sums ?? Sums(own: 0, mapped: 0, waiting: 0, behind: 0, astray: 0)
    }

    /// The common table `places` with the mapped track and the stand-in of each connector track with events.
    static func places(of table: EventTable) -> String {
        """
        places AS MATERIALIZED (
            SELECT d.connector_track_id, \(EventPlace.mappedTrack(of: "d.connector_track_id")) AS mapped_id,
                \(EventPlace.standIn(of: "d.connector_track_id")) AS stand_in_id
            FROM (SELECT DISTINCT connector_track_id FROM \(table.rawValue) WHERE connector_track_id IS NOT NULL) d)
        """
    }

    /// SQL for how the event `e` with its place `p` stands.
    static func state(of table: EventTable) -> String {
        // A like on its stand-in is in order where a like of the same service stands on the track.
        let behind =
            table != .likes
            ? ""
            : """
            WHEN e.track_id IS p.stand_in_id AND EXISTS (SELECT 1 FROM track_likes o
                WHERE o.track_id = p.mapped_id AND o.service = e.service) THEN 'behind'
            """
        return """
            CASE WHEN e.connector_track_id IS NULL THEN 'own' WHEN e.track_id = p.mapped_id THEN 'mapped'
                WHEN p.mapped_id IS NULL AND e.track_id IS p.stand_in_id THEN 'waiting' \(behind) ELSE 'astray' END
            """
    }
}
