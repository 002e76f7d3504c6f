import GRDB

/// Finds the two keys between which an entry goes.
///
/// Removed entries are no neighbours: they pile up behind whatever stands at a busy spot, and room would run out there.
/// But no key is given twice: `free` steps past the removed entry that has it.
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
        case .first: return (nil, try active(.ascending, nil)?.key)
        case .last: return (try active(.descending, nil)?.key, nil)
        case .at(let index):
            guard index > 0 else { return try around(.first) }
            guard let before = try active(at: index - 1) else { return try around(.last) }
            return (before.key, try active(.ascending, before)?.key)
        case .before(let id):
            let entry = try entry(id)
            return (try active(.descending, entry)?.key, entry.key)
        case .after(let id):
            let entry = try entry(id)
            return (entry.key, try active(.ascending, entry)?.key)
        }
    }

    /// A key between the two that no row has, removed or not; nil as in `SortKey.between`.
    func free(between lower: String?, _ upper: String?) throws -> String? {
        guard let key = SortKey.between(lower, upper) else { return nil }
        let others = "FROM playlist_tracks WHERE playlist_id = ?1 AND id IS NOT ?3 AND sort_key"
        func isTaken() throws -> Bool {
            let statement = try RawStatement(cachedIn: session.database, sql: "SELECT 1 \(others) = ?2 LIMIT 1")
            bind(key, to: statement)
            return try statement.firstRow { _ in true } ?? false
        }
        guard try isTaken() else { return key }
        // Between two rows that follow each other nothing is taken.
        let next = try RawStatement(cachedIn: session.database, sql: "SELECT min(sort_key) \(others) > ?2")
        bind(key, to: next)
        return SortKey.between(key, try next.firstRow { $0.text(0) } ?? nil)
    }

    private func bind(_ key: String, to statement: RawStatement) {
        statement.bind(playlistID, at: 1)
        statement.bind(key, at: 2)
        statement.bind(without, at: 3)
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

    /// The next active entry after `position` in the direction, or the first one in it.
    private func active(_ direction: Direction, _ position: Position?) throws -> Position? {
        let beyond = direction == .ascending ? ">" : "<"
        let condition = position == nil ? "(?2 IS NULL AND ?3 IS NULL)" : "(sort_key, id) \(beyond) (?2, ?3)"
        let statement = try RawStatement(
            cachedIn: session.database,
            sql: """
                SELECT id, sort_key FROM playlist_tracks WHERE playlist_id = ?1 AND \(condition) AND id IS NOT ?4
                    AND \(BaseColumn.isActive)
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
