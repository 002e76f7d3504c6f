public import NaradaModel

/// One live mapping as an export writes it.
public struct ExportedMapping: Hashable, Sendable {
    public var id: Int64
    public var track: Track
    /// The imported rows that the track came from, sorted.
    public var origins: [ServiceID]
    public var connectorTrack: ConnectorTrack
    /// A `MatchMethod`'s text, or another program's.
    public var method: String
    public var confidence: Confidence
    /// The stored JSON as it is; nil where no matcher judged the pair.
    public var evidence: String?
    public var matcherVersion: String?
    /// nil where another program wrote no date.
    public var createdAt: Timestamp?
}

/// The live mappings, read at the rate of SQLite.
public enum MappingExportReader {
    /// Calls `body` for every live mapping between two active rows, in order of the mapping's id.
    ///
    /// - Parameter connector: one service's mappings, or all where nil.
    public static func forEach(
        in session: Session, connector: String? = nil, _ body: (ExportedMapping) throws -> Void
    ) throws {
        let origins = try TrackOrigins(in: session)
        // The cross joins fix the order of the loops, so that mappings come by id without sorting.
        let mappings = try RawStatement(
            session.database,
            sql: """
                SELECT p.id, p.match_method, p.confidence, p.evidence, p.matcher_version, p.created_at,
                    \(ConnectorTrackColumns.list), \(TrackColumns.list)
                FROM track_mappings p
                CROSS JOIN connector_tracks c ON c.id = p.connector_track_id AND c.\(BaseColumn.isActive)
                CROSS JOIN tracks t ON t.id = p.track_id AND t.\(BaseColumn.isActive)
                WHERE p.\(BaseColumn.isActive) AND (?1 IS NULL OR c.connector_name = ?1) ORDER BY p.id
                """)
        mappings.bind(connector, at: 1)
        try mappings.forEachRow { row in
            let track = TrackColumns.read(row, from: 6 + ConnectorTrackColumns.count)
            try body(
                ExportedMapping(
                    id: row.int64(0), track: track, origins: try origins.of(track.id),
                    connectorTrack: ConnectorTrackColumns.read(row, from: 6), method: row.text(1) ?? "",
                    confidence: row.confidence(2), evidence: row.text(3), matcherVersion: row.text(4),
                    createdAt: row.timestamp(5)))
        }
    }
}
