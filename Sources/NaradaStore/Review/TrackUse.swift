import GRDB
import NaradaModel

/// Whether anything names an internal track.
enum TrackUse {
    /// Soft-deletes those of the tracks that no live mapping, play, like or playlist names; returns how many.
    ///
    /// Cost: a scan of `track_plays`, `track_likes` and `playlist_tracks`, however many tracks are asked about.
    @discardableResult
    static func deleteUnused(_ trackIDs: [Int64], in session: Session) throws -> Int {
        guard !trackIDs.isEmpty else { return 0 }
        let ids = JSONText.array(trackIDs.map(String.init))
        try session.database.execute(
            sql: """
                UPDATE tracks SET is_deleted = 1, deleted_at = ?1, updated_at = ?1
                WHERE id IN (SELECT value FROM json_each(?2)) AND \(BaseColumn.isActive)
                    AND id NOT IN (SELECT track_id FROM track_mappings WHERE \(BaseColumn.isActive)
                        AND track_id IN (SELECT value FROM json_each(?2)))
                    AND id NOT IN (SELECT track_id FROM track_plays WHERE \(BaseColumn.isActive))
                    AND id NOT IN (SELECT track_id FROM track_likes WHERE \(BaseColumn.isActive))
                    AND id NOT IN (SELECT track_id FROM playlist_tracks WHERE \(BaseColumn.isActive))
                    AND id NOT IN (SELECT track_id FROM track_origins WHERE \(BaseColumn.isActive))
                """, arguments: [session.now, ids])
        return session.database.changesCount
    }
}
