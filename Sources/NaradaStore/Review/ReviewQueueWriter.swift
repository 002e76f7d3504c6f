import GRDB
public import NaradaModel

/// Keeps what orders the queue: each waiting pair's pattern and worth. Neither counts as a change of the item.
public enum ReviewQueueWriter {
    /// Calls `body` for the waiting pairs whose pattern was not named by this revision of the rules, in order of their
    /// ids; pairs of which a row is gone are passed over.
    ///
    /// - Parameter limit: at most so many.
    public static func unnamed(
        in session: Session, revision: Int, after: Int64, limit: Int,
        _ body: (_ itemID: Int64, ReviewEntry) throws -> Void
    ) throws {
        // By an index of open items each batch would read and sort all that wait.
        let statement = try RawStatement(
            session.database,
            sql: """
                SELECT \(ReviewEntryColumns.item), p.id FROM review_items p NOT INDEXED \(ReviewQueue.liveRows)
                WHERE \(ReviewQueue.isWaiting) AND p.pattern_revision IS NOT ?1 AND p.id > ?2 ORDER BY p.id LIMIT ?3
                """)
        statement.bind(revision, at: 1)
        statement.bind(after, at: 2)
        statement.bind(limit, at: 3)
        let id = 7 + ConnectorTrackColumns.count + TrackColumns.count
        try statement.forEachRow { try body($0.int64(id), ReviewEntryColumns.readItem($0)) }
    }

    /// Names the group of a waiting pair.
    public static func name(
        _ itemID: Int64, _ pattern: ReviewPattern, revision: Int, in session: Session
    ) throws {
        let statement = try RawStatement(
            cachedIn: session.database,
            sql: "UPDATE review_items SET pattern_key = ?1, pattern = ?2, pattern_revision = ?3 WHERE id = ?4")
        statement.bind(pattern.key, at: 1)
        statement.bind(pattern.sentence, at: 2)
        statement.bind(revision, at: 3)
        statement.bind(itemID, at: 4)
        try statement.run()
    }

    /// Counts plays, likes and playlist entries behind every waiting pair anew.
    ///
    /// Cost: a scan of the three tables; only rows whose number changed are written.
    public static func countWorth(in session: Session) throws {
        func counts(_ table: String, by column: String, _ condition: String = "1") -> String {
            "(SELECT \(column) AS key, count(*) AS n FROM \(table) "
                + "WHERE \(column) IS NOT NULL AND \(condition) AND \(BaseColumn.isActive) GROUP BY 1)"
        }
        // The events of a row that waits are held by its stand-in, so that none is counted twice.
        let (row, track) = ("connector_track_id", "track_id")
        try session.database.execute(
            sql: """
                UPDATE review_items SET worth = w.points
                FROM (
                    SELECT i.id, coalesce(p.n, 0) + coalesce(rp.n, 0) + ?1 * (coalesce(l.n, 0) + coalesce(rl.n, 0))
                        + ?2 * (coalesce(e.n, 0) + coalesce(re.n, 0)) AS points
                    FROM review_items i
                    LEFT JOIN \(counts("track_plays", by: track)) p ON p.key = i.track_id
                    LEFT JOIN \(counts("track_likes", by: track, "is_liked")) l ON l.key = i.track_id
                    LEFT JOIN \(counts("playlist_tracks", by: track)) e ON e.key = i.track_id
                    LEFT JOIN \(counts("track_plays", by: row)) rp ON rp.key = i.connector_track_id
                    LEFT JOIN \(counts("track_likes", by: row, "is_liked")) rl ON rl.key = i.connector_track_id
                    LEFT JOIN \(counts("playlist_tracks", by: row)) re ON re.key = i.connector_track_id
                    WHERE i.state = 'open' AND i.\(BaseColumn.isActive)
                ) w
                WHERE review_items.id = w.id AND review_items.worth IS NOT w.points
                """, arguments: [ReviewWorth.playsOfALike, ReviewWorth.playsOfAnEntry])
    }
}
