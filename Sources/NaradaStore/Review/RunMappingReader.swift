public import NaradaModel

/// The mappings that runs wrote and that stand, with what is needed to hold rows of one release against each other.
public enum RunMappingReader {
    /// A live mapping of a run between two rows whose album and lengths are known.
    public struct Mapping: Hashable, Sendable {
        public var connectorTrack: ConnectorTrack
        public var track: Track
        public var method: MatchMethod
        /// The connector track did not change since it was mapped.
        public var isSettled: Bool
    }

    /// Whether there is any mapping of a run.
    public static func hasAny(in session: Session) throws -> Bool {
        let statement = try RawStatement(
            session.database,
            sql: "SELECT 1 FROM track_mappings WHERE \(BaseColumn.isActive) AND run_id IS NOT NULL LIMIT 1")
        return try statement.firstRow { _ in true } ?? false
    }

    /// Calls `body` with each mapping to the internal track, in order of their ids. Cost: a look-up for each by index.
    public static func forEach(of trackID: Int64, in session: Session, _ body: (Mapping) throws -> Void) throws {
        let statement = try RawStatement(
            cachedIn: session.database,
            sql: """
                SELECT p.match_method, c.updated_at <= p.updated_at, \(ConnectorTrackColumns.list), \(TrackColumns.list)
                FROM track_mappings p
                CROSS JOIN connector_tracks c ON c.id = p.connector_track_id AND c.\(BaseColumn.isActive)
                CROSS JOIN tracks t ON t.id = p.track_id AND t.\(BaseColumn.isActive)
                WHERE p.track_id = ? AND p.\(BaseColumn.isActive) AND p.run_id IS NOT NULL
                    AND c.album IS NOT NULL AND c.duration_ms IS NOT NULL AND t.duration_ms IS NOT NULL
                ORDER BY p.id
                """)
        statement.bind(trackID, at: 1)
        try statement.forEachRow { row in
            guard let method = row.text(0).flatMap(MatchMethod.init(rawValue:)) else { return }
            try body(
                Mapping(
                    connectorTrack: ConnectorTrackColumns.read(row, from: 2),
                    track: TrackColumns.read(row, from: 2 + ConnectorTrackColumns.count), method: method,
                    isSettled: row.int64(1) != 0))
        }
    }
}
