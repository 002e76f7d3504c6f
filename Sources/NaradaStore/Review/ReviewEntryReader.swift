public import NaradaModel

/// The pairs of a review list: first those that wait, then by falling confidence, then by the connector track's id.
///
/// Pairs of which one row is soft-deleted are not shown. Methods that other programs wrote are shown as they are.
///
/// Cost: the list's keys are sorted, 40 bytes each; the rows themselves are read one by one as they are shown.
public enum ReviewEntryReader {
    /// How many pairs the filter lets through, its limit and offset aside.
    public static func count(in session: Session, filter: ReviewFilter) throws -> Int {
        let statement = try RawStatement(session.database, sql: "SELECT count(*) FROM (\(keys))")
        bind(filter, to: statement)
        return try statement.firstRow { Int($0.int64(0)) } ?? 0
    }

    /// Calls `body` for each pair in the list's order.
    public static func forEach(
        in session: Session, filter: ReviewFilter, _ body: (ReviewEntry) throws -> Void
    ) throws {
        // Two steps, so that SQLite sorts narrow keys and not whole rows with their evidence.
        let keyed = try RawStatement(
            session.database,
            sql: """
                SELECT kind, id FROM (\(keys))
                ORDER BY kind <> \(Kind.waiting.rawValue), confidence DESC, connector_track_id, id LIMIT ?7 OFFSET ?8
                """)
        let items = try RawStatement(session.database, sql: entry(of: "review_items", reasons: "p.reasons"))
        let mappings = try RawStatement(session.database, sql: entry(of: "track_mappings", reasons: "NULL"))
        bind(filter, to: keyed)
        keyed.bind(filter.limit ?? -1, at: 7)
        keyed.bind(filter.offset, at: 8)
        try keyed.forEachRow { key in
            let kind = Kind(rawValue: key.int64(0)) ?? .mapped
            let statement = kind == .waiting ? items : mappings
            statement.bind(key.int64(1), at: 1)
            if let entry = try statement.firstRow({ read($0, kind: kind) }) { try body(entry) }
        }
    }

    /// How the pair stands: a live mapping before an open review item; nil for neither.
    public static func state(
        in session: Session, connectorTrackID: Int64, trackID: Int64
    ) throws -> ReviewEntry.State? {
        let statement = try RawStatement(
            session.database,
            sql: """
                SELECT \(kindOfMapping) FROM track_mappings p
                WHERE p.connector_track_id = ?1 AND p.track_id = ?2 AND p.\(BaseColumn.isActive)
                UNION ALL
                SELECT \(Kind.waiting.rawValue) FROM review_items p
                WHERE p.connector_track_id = ?1 AND p.track_id = ?2 AND p.state = 'open' AND p.\(BaseColumn.isActive)
                LIMIT 1
                """)
        statement.bind(connectorTrackID, at: 1)
        statement.bind(trackID, at: 2)
        return try statement.firstRow { Kind(rawValue: $0.int64(0))?.state } ?? nil
    }

    private enum Kind: Int64 {
        case waiting, mapped, decided

        var state: ReviewEntry.State {
            switch self {
            case .waiting: .waiting
            case .mapped: .mapped
            case .decided: .decided
            }
        }
    }

    private static let keys = """
        SELECT \(Kind.waiting.rawValue) AS kind, p.id, p.confidence, p.connector_track_id
        FROM review_items p \(liveRows)
        WHERE ?4 AND p.state = 'open' AND \(shown)
        UNION ALL
        SELECT \(kindOfMapping) AS kind, p.id, p.confidence, p.connector_track_id
        FROM track_mappings p \(liveRows)
        WHERE CASE \(kindOfMapping) WHEN \(Kind.decided.rawValue) THEN ?6 ELSE ?5 END AND \(shown)
        """

    private static let kindOfMapping = """
        CASE p.match_method WHEN '\(MatchMethod.manual.rawValue)' THEN \(Kind.decided.rawValue) \
        ELSE \(Kind.mapped.rawValue) END
        """

    private static let liveRows = """
        JOIN connector_tracks c ON c.id = p.connector_track_id AND c.\(BaseColumn.isActive)
        JOIN tracks t ON t.id = p.track_id AND t.\(BaseColumn.isActive)
        """

    private static let shown = """
        p.\(BaseColumn.isActive) AND p.confidence BETWEEN ?1 AND ?2
            AND (?3 IS NULL OR c.connector_name IN (SELECT value FROM json_each(?3)))
        """

    private static func entry(of table: String, reasons: String) -> String {
        """
        SELECT p.match_method, p.confidence, \(reasons), p.evidence, \(ConnectorTrackColumns.list), \(TrackColumns.list)
        FROM \(table) p JOIN connector_tracks c ON c.id = p.connector_track_id JOIN tracks t ON t.id = p.track_id
        WHERE p.id = ?
        """
    }

    private static func bind(_ filter: ReviewFilter, to statement: RawStatement) {
        statement.bind(filter.minConfidence.percent, at: 1)
        statement.bind(filter.maxConfidence.percent, at: 2)
        let connectors = filter.connectors.map(JSONText.string)
        statement.bind(connectors.isEmpty ? nil : JSONText.array(connectors), at: 3)
        statement.bind(filter.states.contains(.waiting) ? 1 : 0, at: 4)
        statement.bind(filter.states.contains(.mapped) ? 1 : 0, at: 5)
        statement.bind(filter.states.contains(.decided) ? 1 : 0, at: 6)
    }

    private static func read(_ row: RawStatement, kind: Kind) -> ReviewEntry {
        let evidence = row.text(3).flatMap { Evidence(json: $0) }
        // A mapping has no column for reasons; where its evidence names some, a person should see them.
        let reasons = kind == .waiting ? row.reasons(2) : evidence?.reasons ?? []
        return ReviewEntry(
            state: kind.state, connectorTrack: ConnectorTrackColumns.read(row, from: 4),
            track: TrackColumns.read(row, from: 4 + ConnectorTrackColumns.count), method: row.text(0) ?? "",
            confidence: row.confidence(1), reasons: reasons, evidence: evidence)
    }
}
