public import NaradaModel

/// A person's verdict that counts, with both rows: what travels to another database and trains a profile.
public struct StoredVerdict: Hashable, Sendable {
    public var verdict: Verdict
    public var connectorTrack: ConnectorTrack
    /// nil where no track was meant, or it is gone.
    public var track: Track?
    /// The imported rows that the track came from, sorted.
    public var origins: [ServiceID]
    public var note: String?
    public var decidedAt: Timestamp?
}

/// The verdicts that count: neither replaced by later ones nor taken back.
public enum VerdictReader {
    /// Calls `body` for each verdict in the order in which they were given; those on deleted rows are left out.
    ///
    /// - Parameter connector: one service's rows, or all where nil.
    public static func forEach(
        in session: Session, connector: String? = nil, _ body: (StoredVerdict) throws -> Void
    ) throws {
        let origins = try TrackOrigins(in: session)
        let statement = try RawStatement(
            session.database,
            sql: """
                SELECT d.verdict, d.note, d.decided_at, t.id IS NULL, \(ConnectorTrackColumns.list), \(TrackColumns.list)
                FROM match_decisions d
                CROSS JOIN connector_tracks c ON c.id = d.connector_track_id AND c.\(BaseColumn.isActive)
                LEFT JOIN tracks t ON t.id = d.track_id AND t.\(BaseColumn.isActive)
                WHERE d.\(BaseColumn.isActive) AND (?1 IS NULL OR c.connector_name = ?1) ORDER BY d.id
                """)
        statement.bind(connector, at: 1)
        try statement.forEachRow { row in
            guard let verdict = row.text(0).flatMap(Verdict.init(rawValue:)) else { return }
            let track = row.int64(3) != 0 ? nil : TrackColumns.read(row, from: 4 + ConnectorTrackColumns.count)
            try body(
                StoredVerdict(
                    verdict: verdict, connectorTrack: ConnectorTrackColumns.read(row, from: 4), track: track,
                    origins: try track.map { try origins.of($0.id) } ?? [], note: row.text(1),
                    decidedAt: row.timestamp(2)))
        }
    }
}
