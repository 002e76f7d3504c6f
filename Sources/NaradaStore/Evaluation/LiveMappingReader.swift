public import NaradaModel

/// A live mapping, as far as an evaluation looks at it.
public struct LiveMapping: Hashable, Sendable {
    public var connectorTrackID: Int64
    public var serviceID: ServiceID
    public var trackID: Int64
    /// A `MatchMethod`'s text, or another program's.
    public var method: String
    public var confidence: Confidence
    /// The stored JSON as it is; nil where no matcher judged the pair.
    public var evidence: String?
}

/// The live mappings without the descriptions of their rows, read at the rate of SQLite.
public enum LiveMappingReader {
    /// Calls `body` for every live mapping between two active rows, in order of the mapping's id.
    ///
    /// A row may have several; the last one that a run wrote is the one that counts for the next run, and a person's
    /// before all.
    public static func forEach(in session: Session, _ body: (LiveMapping) throws -> Void) throws {
        // The cross joins fix the order of the loops, so that mappings come by id without sorting.
        let statement = try RawStatement(
            session.database,
            sql: """
                SELECT p.connector_track_id, c.connector_name, c.connector_track_id, p.track_id, p.match_method,
                    p.confidence, p.evidence
                FROM track_mappings p
                CROSS JOIN connector_tracks c ON c.id = p.connector_track_id AND c.\(BaseColumn.isActive)
                CROSS JOIN tracks t ON t.id = p.track_id AND t.\(BaseColumn.isActive)
                WHERE p.\(BaseColumn.isActive) ORDER BY p.id
                """)
        try statement.forEachRow { row in
            try body(
                LiveMapping(
                    connectorTrackID: row.int64(0),
                    serviceID: ServiceID(service: row.text(1) ?? "", id: row.text(2) ?? ""), trackID: row.int64(3),
                    method: row.text(4) ?? "", confidence: row.confidence(5), evidence: row.text(6)))
        }
    }
}
