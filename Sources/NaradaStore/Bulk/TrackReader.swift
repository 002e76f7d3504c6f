public import NaradaModel

/// The internal tracks, read at the rate of SQLite.
public enum TrackReader {
    /// How many active tracks there are. Cost: a scan of the table.
    public static func count(in session: Session) throws -> Int {
        let statement = try RawStatement(
            session.database, sql: "SELECT count(*) FROM tracks WHERE \(BaseColumn.isActive)")
        return try statement.firstRow { Int($0.int64(0)) } ?? 0
    }

    /// Calls `body` for every active track in order of its id.
    public static func forEach(in session: Session, _ body: (Track) throws -> Void) throws {
        let statement = try RawStatement(
            session.database,
            sql: "SELECT \(TrackColumns.list) FROM tracks t WHERE t.\(BaseColumn.isActive) ORDER BY t.id")
        try statement.forEachRow { try body(TrackColumns.read($0)) }
    }

    /// The active track with the id; nil where there is none or it is soft-deleted.
    public static func track(id: Int64, in session: Session) throws -> Track? {
        let statement = try RawStatement(
            cachedIn: session.database,
            sql: "SELECT \(TrackColumns.list) FROM tracks t WHERE t.id = ? AND t.\(BaseColumn.isActive)")
        statement.bind(id, at: 1)
        return try statement.firstRow { TrackColumns.read($0) }
    }

    /// When a track was last added, changed or deleted; nil for an empty table. Cost: a scan of the table.
    ///
    /// Stand-ins do not count: an import of plays makes them, and no run can map anything to them.
    public static func latestChange(in session: Session) throws -> Timestamp? {
        let statement = try RawStatement(session.database, sql: latestChangeSQL)
        return try statement.firstRow { $0.timestamp(0) } ?? nil
    }

    static let latestChangeSQL = "SELECT max(updated_at) FROM tracks WHERE stands_for_connector_track_id IS NULL"
}
