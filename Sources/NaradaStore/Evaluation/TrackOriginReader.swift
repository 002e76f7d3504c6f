public import NaradaModel

/// Which imported rows the internal tracks came from.
public enum TrackOriginReader {
    /// Calls `body` with each imported row's name and its active track: of a merged one, the keeper.
    public static func forEach(
        in session: Session, _ body: (_ origin: ServiceID, _ trackID: Int64) throws -> Void
    ) throws {
        let statement = try RawStatement(
            session.database,
            sql: """
                WITH \(Keeper.table)
                SELECT o.source_name, o.source_track_id, t.id FROM track_origins o
                LEFT JOIN keepers k ON k.track_id = o.track_id
                JOIN tracks t ON t.id = coalesce(k.keeper_id, o.track_id) AND t.\(BaseColumn.isActive)
                WHERE o.\(BaseColumn.isActive) ORDER BY o.id
                """)
        try statement.forEachRow { row in
            try body(ServiceID(service: row.text(0) ?? "", id: row.text(1) ?? ""), row.int64(2))
        }
    }
}

/// The imported rows of one track after the other: one look-up in an index each, by one statement.
struct TrackOrigins {
    private let statement: RawStatement

    init(in session: Session) throws {
        statement = try RawStatement(
            session.database,
            sql: """
                SELECT source_name, source_track_id FROM track_origins
                WHERE track_id = ? AND \(BaseColumn.isActive) ORDER BY source_name, source_track_id
                """)
    }

    /// The imported rows of the track with that id, sorted; empty where it came from none.
    func of(_ trackID: Int64) throws -> [ServiceID] {
        statement.bind(trackID, at: 1)
        var origins: [ServiceID] = []
        try statement.forEachRow { row in
            origins.append(ServiceID(service: row.text(0) ?? "", id: row.text(1) ?? ""))
        }
        return origins
    }
}
