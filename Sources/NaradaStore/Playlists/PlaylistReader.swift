import GRDB

/// The playlists and what is in them.
public enum PlaylistReader {
    /// The entries of a playlist in their order.
    public static func entries(of playlistID: Int64, in session: Session) throws -> [PlaylistEntry] {
        var entries: [PlaylistEntry] = []
        try forEachEntry(of: playlistID, in: session) { entries.append($0) }
        return entries
    }

    /// Calls `body` with the entries of a playlist in their order.
    public static func forEachEntry(
        of playlistID: Int64, in session: Session, _ body: (PlaylistEntry) throws -> Void
    ) throws {
        let statement = try RawStatement(
            session.database,
            sql: """
                SELECT e.id, e.track_id, e.connector_track_id, t.stands_for_connector_track_id IS NOT NULL, e.sort_key
                FROM playlist_tracks e CROSS JOIN tracks t ON t.id = e.track_id
                WHERE e.playlist_id = ? AND e.\(BaseColumn.isActive) ORDER BY e.sort_key, e.id
                """)
        statement.bind(playlistID, at: 1)
        try statement.forEachRow { row in
            try body(
                PlaylistEntry(
                    id: row.int64(0), trackID: row.int64(1), connectorTrackID: row.optionalInt64(2),
                    isWaiting: row.int64(3) != 0, sortKey: row.text(4) ?? ""))
        }
    }

    /// The playlist that a service knows by this id; nil where no active one is linked.
    public static func playlist(connector: String, connectorPlaylistID: String, in session: Session) throws
        -> PlaylistRecord?
    {
        try session.fetch(
            PlaylistRecord.active().filter(
                sql: """
                    id IN (SELECT m.playlist_id FROM playlist_mappings m
                        WHERE m.connector_name = ? AND m.connector_playlist_id = ? AND m.\(BaseColumn.isActive))
                    """, arguments: [connector, connectorPlaylistID]
            ).order(sql: "id").limit(1)
        ).first
    }
}
