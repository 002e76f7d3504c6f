import GRDB

extension StoreCheck {
    /// Mends what can be mended without asking, and returns what is still found then.
    ///
    ///     stale_index           the indexes are built anew
    ///     on_merged_track       the event goes to the keeper
    ///     mapping_to_deleted    the mapping is soft-deleted; the next run looks at its row again
    ///     double_mapping        of those that runs wrote, all but the newest are soft-deleted
    ///     stray_event           the event goes where its connector track is mapped
    ///     playlist_count        the entries are counted
    ///     equal_sort_keys       the playlist gets new keys, in the order of key and row
    public static func fix(_ findings: [CheckFinding], in session: Session) throws -> [CheckFinding] {
        let rules = findings.map(\.rule).filter(\.isSafeToFix)
        // Mappings first: the events follow what is left of them.
        for rule in CheckRule.allCases where rules.contains(rule) { try fix(rule, in: session) }
        if !rules.isEmpty { try EventFollower.followAll(in: session) }
        return try self.findings(in: session, rules: findings.map(\.rule))
    }

    /// What a check found, and what was left after mending.
    public struct Mended: Hashable, Sendable {
        public var found: [CheckFinding]
        public var left: [CheckFinding]

        public init(found: [CheckFinding], left: [CheckFinding]) {
            self.found = found
            self.left = left
        }
    }

    /// Looks at everything, mends what is safe to mend, and looks again at everything, in the session's transaction.
    ///
    /// Mending may uncover more, as new indexes find rows that stale ones hid, so that it goes on until nothing that is
    /// safe to mend is left, or a round changes nothing. Nothing is written to a file that is damaged.
    public static func mend(in session: Session) throws -> Mended {
        let found = try findings(in: session)
        var left = found
        while left.contains(where: \.rule.isSafeToFix), !left.contains(where: { $0.rule == .integrity }) {
            _ = try fix(left, in: session)
            let now = try findings(in: session)
            if now == left { break }
            left = now
        }
        return Mended(found: found, left: left)
    }

    private static func fix(_ rule: CheckRule, in session: Session) throws {
        switch rule {
        case .staleIndex: try session.database.execute(sql: "REINDEX")
        case .onMergedTrack: try moveToKeepers(in: session)
        case .mappingToDeleted:
            try retireMappings(
                """
                SELECT m.id FROM track_mappings m
                CROSS JOIN tracks t ON t.id = m.track_id CROSS JOIN connector_tracks c ON c.id = m.connector_track_id
                WHERE t.is_deleted IS TRUE OR c.is_deleted IS TRUE
                """, in: session)
        case .doubleMapping:
            try retireMappings("SELECT id FROM (\(CheckQueries.superfluousMappings))", in: session)
        case .playlistCount:
            try session.database.execute(
                sql: """
                    UPDATE playlists SET updated_at = :now, track_count = (
                        SELECT count(*) FROM playlist_tracks e
                        WHERE e.playlist_id = playlists.id AND e.\(BaseColumn.isActive))
                    WHERE \(BaseColumn.isActive) AND track_count IS NOT (
                        SELECT count(*) FROM playlist_tracks e
                        WHERE e.playlist_id = playlists.id AND e.\(BaseColumn.isActive))
                    """, arguments: ["now": session.now])
        case .equalSortKeys:
            let playlists = try Int64.fetchAll(
                session.database,
                sql: """
                    SELECT DISTINCT e.playlist_id FROM playlist_tracks e
                    CROSS JOIN playlists p ON p.id = e.playlist_id AND p.\(BaseColumn.isActive)
                    WHERE e.\(BaseColumn.isActive)
                    GROUP BY e.playlist_id, e.sort_key HAVING count(*) > 1 ORDER BY 1
                    """)
            for id in playlists { try PlaylistWriter(session: session, playlistID: id).rebalance() }
        case .strayEvent: break
        case .integrity, .foreignKey, .orphan, .confidence, .isrc, .mbid, .doublePlay, .doubleTrack, .date, .json: break
        }
    }

    private static func retireMappings(_ ids: String, in session: Session) throws {
        try session.database.execute(
            sql: """
                UPDATE track_mappings SET is_deleted = 1, deleted_at = :now, updated_at = :now
                WHERE \(BaseColumn.isActive) AND id IN (\(ids))
                """, arguments: ["now": session.now])
    }

    /// A like stays where the keeper has one of the service: only a person knows which of the two is right.
    private static func moveToKeepers(in session: Session) throws {
        for link in CheckQueries.movable {
            let isFree =
                link.table != EventTable.likes.rawValue
                ? "TRUE"
                : """
                NOT EXISTS (SELECT 1 FROM track_likes o WHERE o.track_id = k.keeper_id AND o.service = track_likes.service)
                """
            try session.database.execute(
                sql: """
                    WITH \(Keeper.table)
                    UPDATE OR IGNORE \(link.table) SET track_id = k.keeper_id, updated_at = :now
                    FROM keepers k
                    WHERE \(link.table).track_id = k.track_id AND \(link.table).connector_track_id IS NULL
                        AND \(link.table).\(BaseColumn.isActive) AND \(isFree)
                    """, arguments: ["now": session.now])
        }
    }
}
