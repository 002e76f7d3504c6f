public import NaradaModel

/// The pairs of a review list: first those that wait, in the queue's order (`ReviewQueueReader`), then the others by
/// falling confidence, then by the connector track's id.
///
/// Pairs of which one row is soft-deleted are not shown. Methods that other programs wrote are shown as they are.
///
/// Cost: the list's keys are sorted, 40 bytes each; the rows themselves are read one by one as they are shown.
public enum ReviewEntryReader {
    /// How many pairs the filter lets through, its limit and offset aside.
    public static func count(in session: Session, filter: ReviewFilter) throws -> Int {
        guard let keys = keys(filter.states) else { return 0 }
        let statement = try RawStatement(session.database, sql: "SELECT count(*) FROM (\(keys))")
        bind(filter, to: statement)
        return try statement.firstRow { Int($0.int64(0)) } ?? 0
    }

    /// Calls `body` for each pair in the list's order.
    public static func forEach(
        in session: Session, filter: ReviewFilter, _ body: (ReviewEntry) throws -> Void
    ) throws {
        guard let keys = keys(filter.states) else { return }
        // Two steps, so that SQLite sorts narrow keys and not whole rows with their evidence.
        let keyed = try RawStatement(
            session.database,
            sql: """
                SELECT kind, id FROM (\(keys))
                ORDER BY kind <> \(Kind.waiting.rawValue), put_off, worth DESC, pairs DESC, pattern_key,
                    confidence DESC, connector_track_id, id LIMIT ?7 OFFSET ?8
                """)
        let items = try RawStatement(session.database, sql: entry(of: "review_items", ReviewEntryColumns.item))
        let mappings = try RawStatement(session.database, sql: entry(of: "track_mappings", ReviewEntryColumns.mapping))
        bind(filter, to: keyed)
        keyed.bind(filter.limit ?? -1, at: 7)
        keyed.bind(filter.offset, at: 8)
        try keyed.forEachRow { key in
            let kind = Kind(rawValue: key.int64(0)) ?? .mapped
            let statement = kind == .waiting ? items : mappings
            statement.bind(key.int64(1), at: 1)
            if let entry = try statement.firstRow({ ReviewEntryColumns.read($0, state: kind.state) }) {
                try body(entry)
            }
        }
    }

    /// The pair of a head; nil where it is gone.
    public static func entry(_ state: ReviewEntry.State, id: Int64, in session: Session) throws -> ReviewEntry? {
        let sql =
            state == .waiting
            ? entry(of: "review_items", ReviewEntryColumns.item)
            : entry(of: "track_mappings", ReviewEntryColumns.mapping)
        let statement = try RawStatement(cachedIn: session.database, sql: sql)
        statement.bind(id, at: 1)
        return try statement.firstRow { ReviewEntryColumns.read($0, state: state) }
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

    /// The keys of the pairs in the states; nil for none. What is not asked for is not read: a list of what waits does not
    /// look at a million mappings.
    private static func keys(_ states: Set<ReviewEntry.State>) -> String? {
        var parts: [String] = []
        if states.contains(.waiting) {
            parts.append(
                """
                SELECT \(Kind.waiting.rawValue) AS kind, p.id, p.confidence, p.connector_track_id,
                    \(ReviewQueue.isPutOff) AS put_off, coalesce(p.worth, 0) AS worth, coalesce(g.pairs, 1) AS pairs,
                    p.pattern_key
                FROM \(ReviewQueue.source)
                WHERE \(ReviewQueue.isWaiting) AND \(ReviewQueue.isLive) AND \(ReviewQueue.isShown)
                """)
        }
        if !states.isDisjoint(with: [.mapped, .decided]) {
            parts.append(
                """
                SELECT \(kindOfMapping) AS kind, p.id, p.confidence, p.connector_track_id, 0 AS put_off, 0 AS worth,
                    1 AS pairs, NULL AS pattern_key
                FROM track_mappings p
                WHERE CASE \(kindOfMapping) WHEN \(Kind.decided.rawValue) THEN ?6 ELSE ?5 END
                    AND p.\(BaseColumn.isActive) AND \(ReviewQueue.isLive) AND ?4 IS NULL AND \(ReviewQueue.isBetween)
                """)
        }
        return parts.isEmpty ? nil : parts.joined(separator: " UNION ALL ")
    }

    private static let kindOfMapping = """
        CASE p.match_method WHEN '\(MatchMethod.manual.rawValue)' THEN \(Kind.decided.rawValue) \
        ELSE \(Kind.mapped.rawValue) END
        """

    private static func entry(of table: String, _ columns: String) -> String {
        """
        SELECT \(columns)
        FROM \(table) p JOIN connector_tracks c ON c.id = p.connector_track_id JOIN tracks t ON t.id = p.track_id
        WHERE p.id = ?
        """
    }

    private static func bind(_ filter: ReviewFilter, to statement: RawStatement) {
        ReviewQueue.bind(filter, to: statement)
        statement.bind(filter.states.contains(.mapped) ? 1 : 0, at: 5)
        statement.bind(filter.states.contains(.decided) ? 1 : 0, at: 6)
    }
}
