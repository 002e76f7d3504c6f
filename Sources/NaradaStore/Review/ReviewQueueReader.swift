public import NaradaModel

/// A waiting pair by its numbers: what a walk through the queue keeps in memory.
public struct QueuedItem: Hashable, Sendable {
    /// The row of `review_items`.
    public var id: Int64
    public var connectorTrackID: Int64
    public var trackID: Int64
}

/// Waiting pairs of one pattern, counted.
public struct QueuedGroup: Hashable, Sendable {
    public var pattern: ReviewPattern
    public var pairs: Int
    /// `ReviewWorth.points` of all of them.
    public var worth: Int
    public var lowest: Confidence
    public var highest: Confidence
}

/// The pairs that wait for a person, in the order worth their time.
///
/// The order: pairs that the person has not put off, then the most plays, likes and playlist entries behind the track,
/// then the largest group of like pairs, its members together, then the surest, then the older row.
public enum ReviewQueueReader {
    /// The waiting pairs in the queue's order.
    ///
    /// Cost: a pass over a narrow index of the open items and a sort of them; some 60 bytes of each are held, and 24 kept.
    /// With connectors in the filter, a look-up of each row's more.
    ///
    /// - Parameter filter: its states are not looked at.
    public static func items(in session: Session, filter: ReviewFilter) throws -> [QueuedItem] {
        // Where one group is asked for, the sizes of the others order nothing.
        let group = filter.group == nil ? "" : "AND p.pattern_key = ?4"
        let statement = try RawStatement(
            session.database,
            sql: """
                SELECT \(QueueOrder.columns) FROM review_items p
                WHERE \(ReviewQueue.isWaiting) \(group) ORDER BY p.pattern_key
                """)
        ReviewQueue.bind(filter, to: statement)
        var order = QueueOrder()
        try statement.forEachRow { order.add($0) }
        return order.items(limit: filter.limit, offset: filter.offset)
    }

    /// How many waiting pairs the filter lets through, its limit and offset aside.
    public static func count(in session: Session, filter: ReviewFilter) throws -> Int {
        let statement = try RawStatement(
            session.database,
            sql: """
                SELECT count(*) FROM review_items p
                WHERE \(ReviewQueue.isWaiting) AND \(ReviewQueue.isLive) AND \(ReviewQueue.isShown)
                """)
        ReviewQueue.bind(filter, to: statement)
        return try statement.firstRow { Int($0.int64(0)) } ?? 0
    }

    /// The waiting pair with the id; nil where it waits no more or one of its rows is gone.
    public static func entry(itemID: Int64, in session: Session) throws -> ReviewEntry? {
        let statement = try RawStatement(
            cachedIn: session.database,
            sql: """
                SELECT \(ReviewEntryColumns.item) FROM review_items p \(ReviewQueue.liveRows)
                WHERE p.id = ? AND \(ReviewQueue.isWaiting)
                """)
        statement.bind(itemID, at: 1)
        return try statement.firstRow { ReviewEntryColumns.readItem($0) }
    }

    /// The groups of the waiting pairs, the one with most behind it first, then the largest; pairs without a pattern
    /// are in none.
    public static func groups(in session: Session, filter: ReviewFilter = ReviewFilter()) throws -> [QueuedGroup] {
        let statement = try RawStatement(
            session.database,
            sql: """
                SELECT g.key, i.pattern, g.pairs, g.worth, g.lowest, g.highest
                FROM (
                    SELECT p.pattern_key AS key, min(p.id) AS first, count(*) AS pairs,
                        sum(coalesce(p.worth, 0)) AS worth, min(p.confidence) AS lowest, max(p.confidence) AS highest
                    FROM review_items p
                    WHERE \(ReviewQueue.isWaiting) AND \(ReviewQueue.isLive) AND p.pattern_key IS NOT NULL
                        AND \(ReviewQueue.isShown)
                    GROUP BY p.pattern_key
                ) g CROSS JOIN review_items i ON i.id = g.first
                ORDER BY g.worth DESC, g.pairs DESC, g.key
                """)
        ReviewQueue.bind(filter, to: statement)
        var groups: [QueuedGroup] = []
        try statement.forEachRow { row in
            groups.append(
                QueuedGroup(
                    pattern: ReviewPattern(key: row.text(0) ?? "", sentence: row.text(1) ?? ""),
                    pairs: Int(row.int64(2)), worth: Int(row.int64(3)), lowest: row.confidence(4),
                    highest: row.confidence(5)))
        }
        return groups
    }

    /// How many pairs of the group wait. Cost: a look at each of them.
    public static func pairs(inGroup key: String, in session: Session) throws -> Int {
        let statement = try RawStatement(
            cachedIn: session.database,
            sql: """
                SELECT count(*) FROM review_items p
                WHERE p.pattern_key = ? AND \(ReviewQueue.isWaiting) AND \(ReviewQueue.isLive)
                """)
        statement.bind(key, at: 1)
        return try statement.firstRow { Int($0.int64(0)) } ?? 0
    }

    /// The keys of the groups whose names begin so; several mean that the beginning is too short.
    public static func groupKeys(beginning prefix: String, in session: Session) throws -> [String] {
        let statement = try RawStatement(
            session.database,
            sql: """
                SELECT DISTINCT p.pattern_key FROM review_items p
                WHERE \(ReviewQueue.isWaiting) AND substr(p.pattern_key, 1, length(?1)) = ?1 ORDER BY 1
                """)
        statement.bind(prefix.lowercased(), at: 1)
        var keys: [String] = []
        try statement.forEachRow { keys.append($0.text(0) ?? "") }
        return keys
    }

    /// What hangs on a waiting pair: on the track, and on the row while it has none.
    ///
    /// Cost: look-ups by index in plays and playlists, a scan of the likes.
    public static func worth(
        ofTrack trackID: Int64, connectorTrackID: Int64, in session: Session
    ) throws -> ReviewWorth {
        func count(_ table: String, _ condition: String = "1") -> String {
            ["track_id = ?1", "connector_track_id = ?2 AND track_id <> ?1"].map { owner in
                "(SELECT count(*) FROM \(table) WHERE \(owner) AND \(condition) AND \(BaseColumn.isActive))"
            }.joined(separator: " + ")
        }
        let statement = try RawStatement(
            cachedIn: session.database,
            sql: """
                SELECT \(count("track_plays")), \(count("track_likes", "is_liked")), \(count("playlist_tracks"))
                """)
        statement.bind(trackID, at: 1)
        statement.bind(connectorTrackID, at: 2)
        return try statement.firstRow { row in
            ReviewWorth(plays: Int(row.int64(0)), likes: Int(row.int64(1)), playlistEntries: Int(row.int64(2)))
        } ?? ReviewWorth()
    }
}

/// What the queries of the queue share; `p` is the review item, `c` and `t` its rows.
enum ReviewQueue {
    static let isWaiting = "p.state = 'open' AND p.\(BaseColumn.isActive)"

    /// The item's two rows, for queries that read them; items of which one is deleted fall out.
    static let liveRows = """
        JOIN connector_tracks c ON c.id = p.connector_track_id AND c.\(BaseColumn.isActive)
        JOIN tracks t ON t.id = p.track_id AND t.\(BaseColumn.isActive)
        """

    /// The same for queries that do not: the few deleted rows have indexes of their own, and no row need be read.
    static let isLive = """
        p.connector_track_id NOT IN (SELECT id FROM connector_tracks WHERE is_deleted IS TRUE)
            AND p.track_id NOT IN (
                SELECT id FROM tracks WHERE is_deleted IS TRUE AND stands_for_connector_track_id IS NULL)
        """

    /// Whether the person has put the item off. The list of these is made once, and is short.
    static let isPutOff = """
        p.connector_track_id IN (SELECT d.connector_track_id FROM match_decisions d
            WHERE d.verdict = '\(Verdict.skip.rawValue)' AND d.\(BaseColumn.isActive))
        """

    static let isShown = """
        \(isBetween) AND (?4 IS NULL OR p.pattern_key = ?4)
            AND (?10 IS NULL OR EXISTS (SELECT 1 FROM json_each(p.reasons) r
                WHERE r.value IN (SELECT value FROM json_each(?10))))
        """

    /// What of the filter goes for pairs that stand, too. The service is looked up in its index, which holds every row in
    /// twenty bytes: SQLite would read the row itself.
    static let isBetween = """
        p.confidence BETWEEN ?1 AND ?2
            AND (?3 IS NULL OR EXISTS (
                SELECT 1 FROM connector_tracks c INDEXED BY ix_connector_tracks_connector_name
                WHERE c.connector_name IN (SELECT value FROM json_each(?3)) AND c.id = p.connector_track_id))
        """

    /// Binds what `isShown` asks for: the first four parameters and the tenth.
    static func bind(_ filter: ReviewFilter, to statement: RawStatement) {
        bindBetween(filter, to: statement)
        statement.bind(filter.group, at: 4)
        let reasons = filter.reasons.map { JSONText.string($0.rawValue) }
        statement.bind(reasons.isEmpty ? nil : JSONText.array(reasons), at: 10)
    }

    /// Binds the first three parameters.
    static func bindBetween(_ filter: ReviewFilter, to statement: RawStatement) {
        statement.bind(filter.minConfidence.percent, at: 1)
        statement.bind(filter.maxConfidence.percent, at: 2)
        let connectors = filter.connectors.map(JSONText.string)
        statement.bind(connectors.isEmpty ? nil : JSONText.array(connectors), at: 3)
    }
}
