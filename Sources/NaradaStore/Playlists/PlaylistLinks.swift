import GRDB

/// Keeps `playlist_mappings`: which playlist of a service an internal playlist is, one for each service.
public enum PlaylistLinks {
    /// Links the playlist, in place of its link to another playlist of the service, and returns the row.
    ///
    /// - Throws: `StoreFault.noSuchRow` where the playlist is missing or deleted.
    @discardableResult
    public static func link(
        _ playlistID: Int64, connector: String, connectorPlaylistID: String, in session: Session
    ) throws -> PlaylistMappingRecord {
        guard try session.find(PlaylistRecord.self, id: playlistID) != nil else {
            throw StoreFault.noSuchRow(table: PlaylistRecord.databaseTableName, id: playlistID)
        }
        let rows = try session.fetch(
            PlaylistMappingRecord.includingDeleted().filter(
                PlaylistMappingRecord.Columns.playlistID == playlistID
                    && PlaylistMappingRecord.Columns.connectorName == connector))
        guard var row = rows.first, let id = row.id else {
            return try session.insert(
                PlaylistMappingRecord(
                    playlistID: playlistID, connectorName: connector, connectorPlaylistID: connectorPlaylistID))
        }
        if row.isDeleted { try session.restore(PlaylistMappingRecord.self, id: id) }
        guard row.isDeleted || row.connectorPlaylistID != connectorPlaylistID else { return row }
        // When another playlist of the service was read says nothing of this one.
        if row.connectorPlaylistID != connectorPlaylistID { row.lastSynced = nil }
        row.connectorPlaylistID = connectorPlaylistID
        return try session.update(row)
    }

    /// Notes that the playlist was read from, or written to, its service now.
    ///
    /// - Throws: `StoreFault.noSuchRow` where the playlist is not linked to the service.
    public static func markSynced(_ playlistID: Int64, connector: String, in session: Session) throws {
        let statement = try session.database.cachedStatement(
            sql: """
                UPDATE playlist_mappings SET last_synced = ?1, updated_at = ?1
                WHERE playlist_id = ?2 AND connector_name = ?3 AND \(BaseColumn.isActive)
                """)
        try statement.execute(arguments: [session.now, playlistID, connector])
        guard session.database.changesCount == 1 else {
            throw StoreFault.noSuchRow(table: PlaylistMappingRecord.databaseTableName, id: playlistID)
        }
    }

    /// The playlist that a service knows by this id, and whether a person deleted it; nil where none was ever linked.
    ///
    /// An active one comes before a deleted one.
    public static func find(
        connector: String, connectorPlaylistID: String, in session: Session
    ) throws -> (id: Int64, isDeleted: Bool)? {
        let statement = try RawStatement(
            cachedIn: session.database,
            sql: """
                SELECT p.id, p.is_deleted IS TRUE FROM playlist_mappings m CROSS JOIN playlists p ON p.id = m.playlist_id
                WHERE m.connector_name = ? AND m.connector_playlist_id = ?
                    AND (m.\(BaseColumn.isActive) OR p.is_deleted IS TRUE)
                ORDER BY p.is_deleted IS TRUE, p.id LIMIT 1
                """)
        statement.bind(connector, at: 1)
        statement.bind(connectorPlaylistID, at: 2)
        return try statement.firstRow { (id: $0.int64(0), isDeleted: $0.int64(1) != 0) }
    }
}
