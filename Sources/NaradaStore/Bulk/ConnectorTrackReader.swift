public import NaradaModel

/// The services' rows, read at the rate of SQLite.
public enum ConnectorTrackReader {
    /// The active row with the id; nil where there is none or it is soft-deleted.
    public static func row(id: Int64, in session: Session) throws -> ConnectorTrack? {
        let statement = try RawStatement(cachedIn: session.database, sql: "\(select) AND c.id = ?")
        statement.bind(id, at: 1)
        return try statement.firstRow { ConnectorTrackColumns.read($0) }
    }

    /// The active row with the service's own id; nil where there is none or it is soft-deleted.
    public static func row(serviceID: ServiceID, in session: Session) throws -> ConnectorTrack? {
        let statement = try RawStatement(
            cachedIn: session.database, sql: "\(select) AND c.connector_name = ? AND c.connector_track_id = ?")
        statement.bind(serviceID.service, at: 1)
        statement.bind(serviceID.id, at: 2)
        return try statement.firstRow { ConnectorTrackColumns.read($0) }
    }

    /// Calls `body` for the active rows in order of their ids.
    ///
    /// - Parameters:
    ///   - connector: one service's rows, or all where nil.
    ///   - after: only rows with greater ids; 0 for all.
    ///   - limit: at most so many rows; nil for all.
    public static func forEach(
        in session: Session, connector: String? = nil, after: Int64 = 0, limit: Int? = nil,
        _ body: (ConnectorTrack) throws -> Void
    ) throws {
        // An index on the name also holds the ids in order within one name, so that both forms read without sorting.
        let ofConnector = connector == nil ? "?1 IS NULL" : "c.connector_name = ?1"
        let statement = try RawStatement(
            session.database, sql: "\(select) AND \(ofConnector) AND c.id > ?2 ORDER BY c.id LIMIT ?3")
        statement.bind(connector, at: 1)
        statement.bind(after, at: 2)
        // A negative limit is SQLite's "no limit".
        statement.bind(limit ?? -1, at: 3)
        try statement.forEachRow { try body(ConnectorTrackColumns.read($0)) }
    }

    /// The services that have active rows, sorted by their bytes.
    public static func connectorNames(in session: Session) throws -> [String] {
        let statement = try RawStatement(
            session.database,
            sql: "SELECT DISTINCT connector_name FROM connector_tracks WHERE \(BaseColumn.isActive) ORDER BY 1")
        var names: [String] = []
        try statement.forEachRow { names.append($0.text(0) ?? "") }
        return names
    }

    private static let select = """
        SELECT \(ConnectorTrackColumns.list) FROM connector_tracks c WHERE c.\(BaseColumn.isActive)
        """
}
