public import NaradaModel

/// The mappings that runs wrote and that stand, with what is needed to hold rows of one release against each other.
public enum RunMappingReader {
    /// Calls `body` with each mapped connector track and its track, in order of the mappings' ids.
    ///
    /// Cost: one walk over `track_mappings` with two look-ups each.
    public static func forEach(in session: Session, _ body: (ConnectorTrack, Track) throws -> Void) throws {
        let statement = try RawStatement(
            session.database,
            sql: """
                SELECT \(ConnectorTrackColumns.list), \(TrackColumns.list)
                FROM track_mappings p
                CROSS JOIN connector_tracks c ON c.id = p.connector_track_id AND c.\(BaseColumn.isActive)
                CROSS JOIN tracks t ON t.id = p.track_id AND t.\(BaseColumn.isActive)
                WHERE p.\(BaseColumn.isActive) AND p.run_id IS NOT NULL
                    AND c.album IS NOT NULL AND c.duration_ms IS NOT NULL AND t.duration_ms IS NOT NULL
                ORDER BY p.id
                """)
        try statement.forEachRow { row in
            try body(
                ConnectorTrackColumns.read(row), TrackColumns.read(row, from: ConnectorTrackColumns.count))
        }
    }
}
