import GRDB
public import NaradaModel

/// Removes for good what was soft-deleted long ago.
public enum Purge {
    /// Removes the rows that were deleted before `time` and that no other row names, and says how many of each table.
    ///
    /// The rows that hang on others go first, then those. Rows that are still named stay: a deleted track with an origin
    /// is found again by the next import, and a merged one with its keeper's edit. Edits of before that time go too, so
    /// that they can no longer be taken back. A stand-in goes once it holds nothing.
    ///
    /// Cost: a walk over each table. The file does not shrink until `Store.vacuum`.
    @discardableResult
    public static func purge(deletedBefore time: Timestamp, in session: Session) throws -> [StoreCounts.Named] {
        var counts: [String: Int] = [:]
        func delete(_ table: String, where condition: String) throws -> Int {
            try session.database.execute(
                sql: "DELETE FROM \(table) WHERE \(condition)", arguments: ["time": time])
            counts[table, default: 0] += session.database.changesCount
            return session.database.changesCount
        }
        _ = try delete("edit_rows", where: "edit_id IN (SELECT id FROM edits WHERE created_at < :time)")
        _ = try delete("edits", where: "created_at < :time")
        for table in leaves { _ = try delete(table, where: wasDeleted) }
        for table in roots {
            // A purged loser frees the keeper that it named, so that chains of merges go link by link.
            repeat {} while try delete(table, where: "\(wasDeleted) AND \(isUnnamed(table))") > 0
        }
        // A deleted like keeps others off its track; where it is gone, they come up.
        if counts[TrackLikeRecord.databaseTableName, default: 0] > 0 { try EventFollower.followAll(in: session) }
        return counts.filter { $0.value > 0 }.map { StoreCounts.Named(name: $0.key, count: $0.value) }
            .sorted { $0.name < $1.name }
    }

    // Other programs may mark a row without a date; then its last change is when that was.
    private static let wasDeleted = "is_deleted IS TRUE AND coalesce(deleted_at, updated_at) < :time"

    private static let leaves = [
        "track_mappings", "track_metrics", "track_likes", "track_plays", "playlist_tracks", "playlist_mappings",
        "review_items", "match_decisions", "match_attempts", "track_origins", "distinct_tracks", "sync_checkpoints",
    ]

    // Stand-ins are tracks and name their connector tracks, so that tracks go before these.
    private static let roots = ["playlists", "tracks", "connector_tracks", "match_runs"]

    /// Every column that names a row of the table, cascades or not.
    private static func isUnnamed(_ table: String) -> String {
        let further: [(table: String, column: String, parent: String)] = [
            ("match_attempts", "best_track_id", "tracks"), ("tracks", "merged_into_track_id", "tracks"),
            ("tracks", "stands_for_connector_track_id", "connector_tracks"), ("track_mappings", "run_id", "match_runs"),
            ("track_mappings", "retired_by_run_id", "match_runs"), ("review_items", "run_id", "match_runs"),
            ("match_attempts", "run_id", "match_runs"),
        ]
        let links = Cascade.links.map { (table: $0.table, column: $0.column, parent: $0.parent) } + further
        return links.filter { $0.parent == table }.map {
            "NOT EXISTS (SELECT 1 FROM \($0.table) n WHERE n.\($0.column) = \(table).id)"
        }.joined(separator: " AND ")
    }
}
