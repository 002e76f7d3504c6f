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
