import GRDB

/// Which track a merged track went into.
public enum Keeper {
    /// The track that stands for `trackID`: itself, or the last keeper of the merges that it went through.
    ///
    /// Cost: one look-up for each merge. A circle, which no merge makes, ends at the track asked for.
    public static func of(_ trackID: Int64, in session: Session) throws -> Int64 {
        let statement = try RawStatement(
            cachedIn: session.database, sql: "SELECT merged_into_track_id FROM tracks WHERE id = ?")
        var current = trackID
        var seen: Set<Int64> = []
        while seen.insert(current).inserted {
            statement.bind(current, at: 1)
            guard let next = try statement.firstRow({ $0.optionalInt64(0) }) ?? nil else { return current }
            current = next
        }
        return trackID
    }

    /// The common table `keepers (track_id, keeper_id)` with every merged track and its last keeper, for `WITH`.
    ///
    /// It walks from the keepers down, so that a circle has no beginning and yields nothing.
    static let table = """
        RECURSIVE keepers(track_id, keeper_id) AS (
            SELECT l.id, l.merged_into_track_id FROM tracks l
            CROSS JOIN tracks k ON k.id = l.merged_into_track_id AND k.merged_into_track_id IS NULL
            WHERE l.merged_into_track_id IS NOT NULL
            UNION
            SELECT l.id, k.keeper_id FROM keepers k CROSS JOIN tracks l ON l.merged_into_track_id = k.track_id)
        """
}
