public import NaradaModel

/// The internal tracks, read at the rate of SQLite.
public enum TrackReader {
    /// How many active tracks there are. Cost: a scan of the table.
    public static func count(in session: Session) throws -> Int {
        let statement = try RawStatement(
            session.database, sql: "SELECT count(*) FROM tracks WHERE \(BaseColumn.isActive)")
        return try statement.firstRow { Int($0.int64(0)) } ?? 0
    }

    /// Calls `body` for every active track in order of its id.
    public static func forEach(in session: Session, _ body: (consuming Track) throws -> Void) throws {
        let statement = try RawStatement(
            session.database,
            sql: "SELECT \(TrackColumns.list) FROM tracks t WHERE t.\(BaseColumn.isActive) ORDER BY t.id")
        try statement.forEachRow { try body(TrackColumns.read($0)) }
    }

    /// The same for the tracks with ids greater than `id`.
    public static func forEach(after id: Int64, in session: Session, _ body: (consuming Track) throws -> Void) throws {
        let statement = try RawStatement(
            session.database,
            sql: "SELECT \(TrackColumns.list) FROM tracks t WHERE t.\(BaseColumn.isActive) AND t.id > ? ORDER BY t.id")
        statement.bind(id, at: 1)
        try statement.forEachRow { try body(TrackColumns.read($0)) }
    }

    /// The active tracks among those with the ids, in order of their ids. Cost: a look-up for each.
    public static func tracks(ids: [Int64], in session: Session) throws -> [Track] {
        let statement = try RawStatement(
            cachedIn: session.database,
            sql: """
                SELECT \(TrackColumns.list) FROM json_each(?) j CROSS JOIN tracks t ON t.id = j.value
                WHERE t.\(BaseColumn.isActive) ORDER BY j.key
                """)
        statement.bind(JSONText.array(ids.sorted().map(String.init)), at: 1)
        var tracks: [Track] = []
        try statement.forEachRow { tracks.append(TrackColumns.read($0)) }
        return tracks
    }

    /// How many active tracks there are up to an id, and when one of them last changed: what is made of them is out of
    /// date where either differs.
    public struct Extent: Hashable, Sendable {
        public var count: Int
        /// The greatest id; 0 for none.
        public var lastID: Int64
        /// As the database has it; empty for no track.
        public var latestChange: String
    }

    /// The extent of the active tracks with ids up to `last`.
    ///
    /// Cost: counting the pages of an index, and a look at each deleted track and at each one after `last`.
    public static func extent(through last: Int64 = .max, in session: Session) throws -> Extent {
        let statement = try RawStatement(session.database, sql: extentSQL)
        statement.bind(last, at: 1)
        return try statement.firstRow {
            Extent(count: Int($0.int64(0)), lastID: $0.int64(1), latestChange: $0.text(2) ?? "")
        } ?? Extent(count: 0, lastID: 0, latestChange: "")
    }

    // All tracks less the others: SQLite counts a whole table by its pages, but tracks with a condition one by one. The
    // deleted ones are two parts, each of which has an index. The sign keeps SQLite from looking for the last change in
    // order of the ids.
    static let extentSQL = """
        SELECT (SELECT count(*) FROM tracks)
                - (SELECT count(*) FROM tracks WHERE is_deleted IS TRUE AND stands_for_connector_track_id IS NULL)
                - (SELECT count(*) FROM tracks WHERE is_deleted IS TRUE AND stands_for_connector_track_id IS NOT NULL)
                - (SELECT count(*) FROM tracks WHERE \(BaseColumn.isActive) AND id > ?1),
            (SELECT max(id) FROM tracks WHERE \(BaseColumn.isActive) AND id <= ?1),
            (SELECT updated_at FROM tracks WHERE \(BaseColumn.isActive) AND +id <= ?1 ORDER BY updated_at DESC LIMIT 1)
        """

    /// The active track with the id; nil where there is none or it is soft-deleted.
    public static func track(id: Int64, in session: Session) throws -> Track? {
        let statement = try RawStatement(
            cachedIn: session.database,
            sql: "SELECT \(TrackColumns.list) FROM tracks t WHERE t.id = ? AND t.\(BaseColumn.isActive)")
        statement.bind(id, at: 1)
        return try statement.firstRow { TrackColumns.read($0) }
    }

    /// When a track was last added, changed or deleted; nil for an empty table. Cost: a look-up.
    ///
    /// Stand-ins do not count: an import of plays makes them, and no run can map anything to them.
    public static func latestChange(in session: Session) throws -> Timestamp? {
        let statement = try RawStatement(session.database, sql: latestChangeSQL)
        return try statement.firstRow { $0.timestamp(0) } ?? nil
    }

    static let latestChangeSQL = "SELECT max(updated_at) FROM tracks WHERE stands_for_connector_track_id IS NULL"
}
