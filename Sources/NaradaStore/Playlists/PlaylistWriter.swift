import GRDB
import NaradaModel

/// Edits one playlist: each edit writes one entry and the playlist's count, however long the playlist is.
///
/// Removed entries stay, soft-deleted, with their keys, so that a restored one comes back to its place.
public struct PlaylistWriter {
    let session: Session
    /// The row of `playlists`.
    public let playlistID: Int64
    private let placer: EventPlacer

    /// An editor of the playlist, valid inside the session.
    ///
    /// - Throws: `StoreFault.noSuchRow` where the playlist is missing or deleted.
    public init(session: Session, playlistID: Int64) throws {
        guard try session.find(PlaylistRecord.self, id: playlistID) != nil else {
            throw StoreFault.noSuchRow(table: PlaylistRecord.databaseTableName, id: playlistID)
        }
        self.session = session
        self.playlistID = playlistID
        placer = try EventPlacer(session: session)
    }

    /// An editor of a new, empty playlist.
    public static func create(name: String, description: String? = nil, in session: Session) throws -> PlaylistWriter {
        let playlist = try session.insert(PlaylistRecord(name: name, description: description, trackCount: 0))
        return try PlaylistWriter(session: session, playlistID: playlist.id ?? 0)
    }

    // MARK: Edits

    /// Puts a track into the playlist and returns the entry's id. The same track may stand in it several times.
    @discardableResult
    public func insert(_ target: EventTarget, at place: PlaylistPlace = .last) throws -> Int64 {
        let key = try key(for: place, moving: nil)
        let id = try insertRow(target, key: key)
        try changeCount(by: 1)
        return id
    }

    /// Moves an entry to another place; its row stays the same.
    ///
    /// - Throws: `StoreFault.noSuchRow` where the playlist has no such active entry.
    public func move(_ entryID: Int64, to place: PlaylistPlace) throws {
        guard try activeKey(of: entryID) != nil else { throw noSuchEntry(entryID) }
        // Beside itself is where it stands.
        if place == .before(entryID) || place == .after(entryID) { return }
        try write(key: key(for: place, moving: entryID), of: entryID)
    }

    /// Takes an entry out of the playlist.
    ///
    /// - Throws: `StoreFault.noSuchRow` where the playlist has no such active entry.
    public func remove(_ entryID: Int64) throws {
        guard try activeKey(of: entryID) != nil else { throw noSuchEntry(entryID) }
        try session.markSoftDeleted(PlaylistTrackRecord.self, id: entryID)
        try changeCount(by: -1)
    }

    /// Brings a removed entry back to where it stood among its neighbours; an active one stays as it is.
    ///
    /// - Throws: `StoreFault.noSuchRow` where the playlist never had such an entry.
    public func restore(_ entryID: Int64) throws {
        guard let entry = try session.find(PlaylistTrackRecord.self, id: entryID, includingDeleted: true),
            entry.playlistID == playlistID
        else { throw noSuchEntry(entryID) }
        guard entry.isDeleted else { return }
        try session.restore(PlaylistTrackRecord.self, id: entryID)
        if let connectorTrackID = entry.connectorTrackID {
            try EventFollower.follow([connectorTrackID], in: session)
        }
        try changeCount(by: 1)
    }

    // MARK: Keys

    /// Gives every entry, the removed ones too, a new key in the present order.
    public func rebalance() throws {
        let rows = try allRows()
        guard let keys = SortKey.keys(rows.count, between: nil, nil) else {
            throw StoreFault.playlistTooLong(id: playlistID)
        }
        for (row, key) in zip(rows, keys) where row.key != key { try write(key: key, of: row.id) }
    }

    /// A row of the playlist, removed or not.
    struct Row {
        var id: Int64
        var key: String
        var isDeleted: Bool
        var target: EventTarget
    }

    /// Every row in order of its key.
    func allRows() throws -> [Row] {
        let statement = try RawStatement(
            cachedIn: session.database,
            sql: """
                SELECT id, sort_key, is_deleted IS TRUE, connector_track_id, track_id FROM playlist_tracks
                WHERE playlist_id = ? ORDER BY sort_key, id
                """)
        statement.bind(playlistID, at: 1)
        var rows: [Row] = []
        try statement.forEachRow { row in
            let target = row.optionalInt64(3).map(EventTarget.connectorTrack) ?? .track(row.int64(4))
            rows.append(
                Row(id: row.int64(0), key: row.text(1) ?? "", isDeleted: row.int64(2) != 0, target: target))
        }
        return rows
    }

    func insertRow(_ target: EventTarget, key: String) throws -> Int64 {
        let statement = try RawStatement(
            cachedIn: session.database,
            sql: """
                INSERT INTO playlist_tracks (playlist_id, track_id, sort_key, connector_track_id, created_at, updated_at,
                    is_deleted)
                VALUES (?1, ?2, ?3, ?4, ?5, ?5, 0)
                """)
        switch target {
        case .connectorTrack(let id):
            statement.bind(try placer.track(of: id), at: 2)
            statement.bind(id, at: 4)
        case .track(let id):
            statement.bind(id, at: 2)
            statement.bind(nil as Int64?, at: 4)
        }
        statement.bind(playlistID, at: 1)
        statement.bind(key, at: 3)
        statement.bind(session.now.text, at: 5)
        try statement.run()
        return session.database.lastInsertedRowID
    }

    func changeCount(by change: Int) throws {
        let statement = try session.database.cachedStatement(
            sql: """
                UPDATE playlists SET updated_at = ?1, track_count = coalesce(track_count + ?2,
                    (SELECT count(*) FROM playlist_tracks WHERE playlist_id = ?3 AND \(BaseColumn.isActive)))
                WHERE id = ?3
                """)
        try statement.execute(arguments: [session.now, change, playlistID])
    }

    private func key(for place: PlaylistPlace, moving entryID: Int64?) throws -> String {
        let neighbours = PlaylistNeighbours(session: session, playlistID: playlistID, without: entryID)
        let (lower, upper) = try neighbours.around(place)
        if let key = try neighbours.free(between: lower, upper) { return key }
        try rebalance()
        let (newLower, newUpper) = try neighbours.around(place)
        guard let key = try neighbours.free(between: newLower, newUpper) else {
            throw StoreFault.playlistTooLong(id: playlistID)
        }
        return key
    }

    private func activeKey(of entryID: Int64) throws -> String? {
        try PlaylistNeighbours(session: session, playlistID: playlistID, without: nil).activeKey(of: entryID)
    }

    private func write(key: String, of entryID: Int64) throws {
        let statement = try session.database.cachedStatement(
            sql: "UPDATE playlist_tracks SET sort_key = ?, updated_at = ? WHERE id = ?")
        try statement.execute(arguments: [key, session.now, entryID])
    }

    private func noSuchEntry(_ id: Int64) -> StoreFault {
        .noSuchRow(table: PlaylistTrackRecord.databaseTableName, id: id)
    }
}
