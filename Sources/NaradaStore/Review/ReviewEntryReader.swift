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
        let waiting = filter.states.contains(.waiting) ? try ReviewQueueReader.count(in: session, filter: filter) : 0
        return try waiting + standing(in: session, filter: filter)
    }

    /// The same of the pairs that stand.
    private static func standing(in session: Session, filter: ReviewFilter) throws -> Int {
        guard asksForStanding(filter) else { return 0 }
        let statement = try RawStatement(session.database, sql: "SELECT count(*) FROM (\(mappings))")
        bind(filter, to: statement)
        return try statement.firstRow { Int($0.int64(0)) } ?? 0
    }

    /// Calls `body` for each pair in the list's order.
    public static func forEach(
        in session: Session, filter: ReviewFilter, _ body: (ReviewEntry) throws -> Void
    ) throws {
        var rest = (offset: max(filter.offset, 0), limit: filter.limit)
        if filter.states.contains(.waiting) {
            var listed = 0
            for item in try ReviewQueueReader.items(in: session, filter: filter) {
                if let entry = try entry(.waiting, id: item.id, in: session) { try body(entry) }
                listed += 1
            }
            // What the waiting ones took of the page, the others do not get.
            if rest.offset > 0 {
                let waiting = try ReviewQueueReader.count(in: session, filter: filter)
                rest.offset = max(rest.offset - waiting, 0)
            }
            rest.limit = rest.limit.map { $0 - listed }
        }
        guard asksForStanding(filter), rest.limit != 0 else { return }
        // Two steps, so that SQLite sorts narrow keys and not whole rows with their evidence.
        let keyed = try RawStatement(
            session.database,
            sql: """
                SELECT kind, id FROM (\(mappings))
                ORDER BY confidence DESC, connector_track_id, id LIMIT ?7 OFFSET ?8
                """)
        bind(filter, to: keyed)
        keyed.bind(rest.limit ?? -1, at: 7)
        keyed.bind(rest.offset, at: 8)
        try keyed.forEachRow { key in
            let state: ReviewEntry.State = key.int64(0) == Kind.decided.rawValue ? .decided : .mapped
            if let entry = try entry(state, id: key.int64(1), in: session) { try body(entry) }
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

    /// Whether mappings are asked for at all: a list of what waits does not look at a million of them.
    private static func asksForStanding(_ filter: ReviewFilter) -> Bool {
        filter.group == nil && filter.reasons.isEmpty && !filter.states.isDisjoint(with: [.mapped, .decided])
    }

    /// The keys of the pairs that stand.
    private static let mappings = """
        SELECT \(kindOfMapping) AS kind, p.id, p.confidence, p.connector_track_id FROM track_mappings p
        WHERE CASE \(kindOfMapping) WHEN \(Kind.decided.rawValue) THEN ?6 ELSE ?5 END
            AND p.\(BaseColumn.isActive) AND \(ReviewQueue.isLive) AND \(ReviewQueue.isBetween)
        """

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
        ReviewQueue.bindBetween(filter, to: statement)
        statement.bind(filter.states.contains(.mapped) ? 1 : 0, at: 5)
        statement.bind(filter.states.contains(.decided) ? 1 : 0, at: 6)
    }
}
