import GRDB
import NaradaModel

/// The ways between tables, each in both directions. Only active rows are seen, in order of their ids unless said.
///
/// Each is one statement. For many rows at once take the forms with several ids, or the readers.
extension Session {
    // MARK: Tracks and connector tracks

    /// The services' rows that are mapped to the track.
    public func connectorTracks(ofTrack id: Int64) throws -> [ConnectorTrackRecord] {
        try rows(
            """
            id IN (SELECT m.connector_track_id FROM track_mappings m WHERE m.track_id = ? AND m.\(BaseColumn.isActive))
            """, id)
    }

    /// The track that the service's row is mapped to; of several the one that counts for a run.
    public func track(ofConnectorTrack id: Int64) throws -> TrackRecord? {
        try (rows("id = \(EventPlace.mappedTrack(of: "?"))", id) as [TrackRecord]).first
    }

    /// The ids of the services' rows that are mapped to each of the tracks.
    public func connectorTrackIDs(ofTracks ids: [Int64]) throws -> [Int64: [Int64]] {
        let statement = try RawStatement(
            cachedIn: database,
            sql: """
                SELECT DISTINCT m.track_id, c.id FROM json_each(?) j
                CROSS JOIN track_mappings m ON m.track_id = j.value AND m.\(BaseColumn.isActive)
                CROSS JOIN connector_tracks c ON c.id = m.connector_track_id AND c.\(BaseColumn.isActive)
                ORDER BY 1, 2
                """)
        statement.bind(JSONText.array(ids.map(String.init)), at: 1)
        var found: [Int64: [Int64]] = [:]
        try statement.forEachRow { found[$0.int64(0), default: []].append($0.int64(1)) }
        return found
    }

    /// The id of the track that each of the services' rows is mapped to; rows without one are left out.
    public func trackIDs(ofConnectorTracks ids: [Int64]) throws -> [Int64: Int64] {
        let statement = try RawStatement(
            cachedIn: database,
            sql: """
                SELECT c.id, \(EventPlace.mappedTrack(of: "c.id")) FROM json_each(?) j
                CROSS JOIN connector_tracks c ON c.id = j.value AND c.\(BaseColumn.isActive)
                """)
        statement.bind(JSONText.array(ids.map(String.init)), at: 1)
        var found: [Int64: Int64] = [:]
        try statement.forEachRow { row in
            if let track = row.optionalInt64(1) { found[row.int64(0)] = track }
        }
        return found
    }

    /// The mappings of the track.
    public func mappings(ofTrack id: Int64) throws -> [TrackMappingRecord] { try rows("track_id = ?", id) }

    /// The mappings of the service's row; one, unless another program wrote more.
    public func mappings(ofConnectorTrack id: Int64) throws -> [TrackMappingRecord] {
        try rows("connector_track_id = ?", id)
    }

    /// The soft-deleted tracks that were merged into the track, and those merged into them.
    public func mergedTracks(into id: Int64) throws -> [TrackRecord] {
        try fetch(
            TrackRecord.includingDeleted().filter(
                sql: "id IN (WITH \(Keeper.table) SELECT track_id FROM keepers WHERE keeper_id = ?)", arguments: [id]
            ).order(sql: "id"))
    }

    // MARK: What hangs on them

    /// The metrics of the track.
    public func metrics(ofTrack id: Int64) throws -> [TrackMetricRecord] { try rows("track_id = ?", id) }

    /// The likes that stand on the track, one for each service at most; `LikeReader.states` sees those behind too.
    public func likes(ofTrack id: Int64) throws -> [TrackLikeRecord] { try rows("track_id = ?", id) }

    /// The plays of the track; a long history is read with `PlayReader`.
    public func plays(ofTrack id: Int64) throws -> [TrackPlayRecord] { try rows("track_id = ?", id) }

    /// The likes that came with the service's row.
    public func likes(ofConnectorTrack id: Int64) throws -> [TrackLikeRecord] { try rows("connector_track_id = ?", id) }

    /// The metrics that came with the service's row.
    public func metrics(ofConnectorTrack id: Int64) throws -> [TrackMetricRecord] {
        try rows("connector_track_id = ?", id)
    }

    /// The plays that came with the service's row.
    public func plays(ofConnectorTrack id: Int64) throws -> [TrackPlayRecord] { try rows("connector_track_id = ?", id) }

    // MARK: Playlists

    /// The playlists that have the track.
    public func playlists(withTrack id: Int64) throws -> [PlaylistRecord] {
        try rows(
            "id IN (SELECT e.playlist_id FROM playlist_tracks e WHERE e.track_id = ? AND e.\(BaseColumn.isActive))", id)
    }

    /// The places of the track in playlists.
    public func entries(ofTrack id: Int64) throws -> [PlaylistTrackRecord] { try rows("track_id = ?", id) }

    /// The tracks of the playlist in its order, each as often as it stands there; those that wait for a mapping are
    /// left out.
    public func tracks(inPlaylist id: Int64) throws -> [TrackRecord] {
        try SQLRequest<TrackRecord>(
            sql: """
                SELECT t.* FROM playlist_tracks e
                CROSS JOIN tracks t ON t.id = e.track_id AND t.\(BaseColumn.isActive)
                WHERE e.playlist_id = ? AND e.\(BaseColumn.isActive) ORDER BY e.sort_key, e.id
                """, arguments: [id]
        ).fetchAll(database)
    }

    /// The links of the playlist to services.
    public func mappings(ofPlaylist id: Int64) throws -> [PlaylistMappingRecord] { try rows("playlist_id = ?", id) }

    private func rows<Record: NaradaRecord>(_ condition: String, _ id: Int64) throws -> [Record] {
        try fetch(Record.active().filter(sql: condition, arguments: [id]).order(sql: "id"))
    }
}
