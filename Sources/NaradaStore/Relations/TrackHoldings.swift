import GRDB

/// How many active rows hang on a track.
public struct TrackHoldings: Hashable, Sendable {
    public var mappings = 0
    public var plays = 0
    public var likes = 0
    public var metrics = 0
    public var playlistEntries = 0

    public init() {}

    /// What hangs on the track. Cost: one look-up by index in each of five tables.
    public static func of(_ trackID: Int64, in session: Session) throws -> TrackHoldings {
        func count(_ table: String) -> String {
            "(SELECT count(*) FROM \(table) e WHERE e.track_id = ?1 AND e.\(BaseColumn.isActive))"
        }
        let tables = ["track_mappings", "track_plays", "track_likes", "track_metrics", "playlist_tracks"]
        let statement = try RawStatement(
            cachedIn: session.database, sql: "SELECT \(tables.map(count).joined(separator: ", "))")
        statement.bind(trackID, at: 1)
        let holdings = try statement.firstRow { row in
            var holdings = TrackHoldings()
            holdings.mappings = Int(row.int64(0))
            holdings.plays = Int(row.int64(1))
            holdings.likes = Int(row.int64(2))
            holdings.metrics = Int(row.int64(3))
            holdings.playlistEntries = Int(row.int64(4))
            return holdings
        }
        return holdings ?? TrackHoldings()
    }
}
