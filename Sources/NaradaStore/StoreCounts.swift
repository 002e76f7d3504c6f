import NaradaModel

/// What a database holds, in numbers.
public struct StoreCounts: Hashable, Sendable {
    /// A name and how many rows carry it.
    public struct Named: Hashable, Sendable {
        public var name: String
        public var count: Int
    }

    /// Active tracks.
    public var tracks: Int
    /// Active connector tracks of each service, sorted by name.
    public var connectorTracks: [Named]
    /// Live mappings of each method, sorted by name.
    public var mappingsByMethod: [Named]
    /// Live mappings by a person's verdict.
    public var decidedMappings: Int
    /// Live mappings that runs wrote.
    public var runMappings: Int
    /// Live mappings that other programs wrote.
    public var foreignMappings: Int
    /// Review items that wait.
    public var openReviewItems: Int
    /// Connector tracks that found no track so far.
    public var unmatched: Int
    /// Soft-deleted rows of each table that has any, sorted by name.
    public var deleted: [Named]
    /// The newest runs, the last one first.
    public var latestRuns: [MatchRunRecord]

    /// Runs that a status shows.
    static let shownRuns = 5

    /// Counts everything. Cost: a scan of each table.
    public static func read(in session: Session) throws -> StoreCounts {
        let manual = "match_method = '\(MatchMethod.manual.rawValue)'"
        let mappings = "track_mappings WHERE \(BaseColumn.isActive)"
        return StoreCounts(
            tracks: try TrackReader.count(in: session),
            connectorTracks: try named("connector_name", of: "connector_tracks", in: session),
            mappingsByMethod: try named("match_method", of: "track_mappings", in: session),
            decidedMappings: try number("\(mappings) AND \(manual)", in: session),
            runMappings: try number("\(mappings) AND NOT \(manual) AND run_id IS NOT NULL", in: session),
            foreignMappings: try number("\(mappings) AND NOT \(manual) AND run_id IS NULL", in: session),
            openReviewItems: try number("review_items WHERE state = 'open' AND \(BaseColumn.isActive)", in: session),
            unmatched: try number("match_attempts WHERE \(BaseColumn.isActive)", in: session),
            deleted: try tables.sorted().map {
                Named(name: $0, count: try number("\($0) WHERE is_deleted IS TRUE", in: session))
            }.filter { $0.count > 0 },
            latestRuns: try RunReader.latest(shownRuns, in: session))
    }

    /// The tables of the schema, ours among them.
    static let tables: [String] = [
        TrackRecord.databaseTableName, ConnectorTrackRecord.databaseTableName, TrackMappingRecord.databaseTableName,
        TrackMetricRecord.databaseTableName, TrackLikeRecord.databaseTableName, TrackPlayRecord.databaseTableName,
        PlaylistRecord.databaseTableName, PlaylistMappingRecord.databaseTableName,
        PlaylistTrackRecord.databaseTableName, SyncCheckpointRecord.databaseTableName,
        MatchRunRecord.databaseTableName, ReviewItemRecord.databaseTableName, MatchDecisionRecord.databaseTableName,
        MatchAttemptRecord.databaseTableName, TrackOriginRecord.databaseTableName,
    ]

    private static func number(_ source: String, in session: Session) throws -> Int {
        let statement = try RawStatement(session.database, sql: "SELECT count(*) FROM \(source)")
        return try statement.firstRow { Int($0.int64(0)) } ?? 0
    }

    private static func named(_ column: String, of table: String, in session: Session) throws -> [Named] {
        let statement = try RawStatement(
            session.database,
            sql: "SELECT \(column), count(*) FROM \(table) WHERE \(BaseColumn.isActive) GROUP BY 1 ORDER BY 1")
        var counts: [Named] = []
        try statement.forEachRow { counts.append(Named(name: $0.text(0) ?? "", count: Int($0.int64(1)))) }
        return counts
    }
}
