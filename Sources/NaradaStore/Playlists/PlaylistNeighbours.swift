import GRDB

/// Finds the two keys between which an entry goes. Removed entries count as neighbours: no key is given twice.
struct PlaylistNeighbours {
    let session: Session
    let playlistID: Int64
    /// The entry that is moved, and so is no neighbour of itself.
    let without: Int64?

    /// The keys before and after the place; nil where there is none.
    ///
    /// - Throws: `StoreFault.noSuchRow` where the place names an entry that the playlist does not have.
    func around(_ place: PlaylistPlace) throws -> (lower: String?, upper: String?) {
        switch place {
        case .first: return (nil, try row(.ascending, nil)?.key)
        case .last: return (try row(.descending, nil)?.key, nil)
        case .at(let index):
            guard index > 0 else { return try around(.first) }
            guard let before = try active(at: index - 1) else { return try around(.last) }
            return (before.key, try row(.ascending, before)?.key)
        case .before(let id):
            let entry = try entry(id)
            return (try row(.descending, entry)?.key, entry.key)
        case .after(let id):
            let entry = try entry(id)
            return (entry.key, try row(.ascending, entry)?.key)
        }
    }

    /// The key of an active entry of the playlist; nil for any other row.
    func activeKey(of id: Int64) throws -> String? {
        let statement = try RawStatement(
            cachedIn: session.database,
            sql: "SELECT sort_key FROM playlist_tracks WHERE id = ? AND playlist_id = ? AND \(BaseColumn.isActive)")
        statement.bind(id, at: 1)
        statement.bind(playlistID, at: 2)
        return try statement.firstRow { $0.text(0) } ?? nil
    }

    private struct Position {
        var id: Int64
        var key: String
    }

    private enum Direction: String {
        case ascending = "ASC"
        case descending = "DESC"
    }

    private func entry(_ id: Int64) throws -> Position {
        guard let key = try activeKey(of: id) else {
            throw StoreFault.noSuchRow(table: PlaylistTrackRecord.databaseTableName, id: id)
        }
        return Position(id: id, key: key)
    }

    /// The next row after `position` in the direction, or the first one in it.
    private func row(_ direction: Direction, _ position: Position?) throws -> Position? {
        let beyond = direction == .ascending ? ">" : "<"
        let condition = position == nil ? "(?2 IS NULL AND ?3 IS NULL)" : "(sort_key, id) \(beyond) (?2, ?3)"
        let statement = try RawStatement(
            cachedIn: session.database,
            sql: """
                SELECT id, sort_key FROM playlist_tracks WHERE playlist_id = ?1 AND \(condition) AND id IS NOT ?4
                ORDER BY sort_key \(direction.rawValue), id \(direction.rawValue) LIMIT 1
                """)
        statement.bind(playlistID, at: 1)
        statement.bind(position?.key, at: 2)
        statement.bind(position?.id, at: 3)
        statement.bind(without, at: 4)
        return try statement.firstRow { Position(id: $0.int64(0), key: $0.text(1) ?? "") }
    }

    private func active(at index: Int) throws -> Position? {
        let statement = try RawStatement(
            cachedIn: session.database,
            sql: """
                SELECT id, sort_key FROM playlist_tracks
                WHERE playlist_id = ?1 AND id IS NOT ?2 AND \(BaseColumn.isActive)
                ORDER BY sort_key, id LIMIT 1 OFFSET ?3
                """)
        statement.bind(playlistID, at: 1)
        statement.bind(without, at: 2)
        statement.bind(index, at: 3)
        return try statement.firstRow { Position(id: $0.int64(0), key: $0.text(1) ?? "") }
    }
}
