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
    /// One service's active rows and what became of them.
    public struct Connector: Hashable, Sendable {
        public var name: String
        public var rows: Int
        /// Rows with a live mapping.
        public var mapped: Int
        /// Rows that wait for a person.
        public var waiting: Int
        /// Rows that found no track so far.
        public var unmatched: Int
    }

    /// The services, sorted by name.
    public var connectors: [Connector]
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
            connectors: try connectors(in: session),
            mappingsByMethod: try named("match_method", of: "track_mappings", in: session),
            decidedMappings: try number("\(mappings) AND \(manual)", in: session),
            runMappings: try number("\(mappings) AND NOT \(manual) AND run_id IS NOT NULL", in: session),
            foreignMappings: try number("\(mappings) AND NOT \(manual) AND run_id IS NULL", in: session),
            openReviewItems: try number("review_items WHERE state = 'open' AND \(BaseColumn.isActive)", in: session),
            unmatched: try number("match_attempts WHERE \(BaseColumn.isActive)", in: session),
            deleted: try tables.sorted().map {
                Named(name: $0, count: try number("\($0) WHERE \(deletedRows(of: $0))", in: session))
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
        DistinctTracksRecord.databaseTableName, EditRecord.databaseTableName, EditRowRecord.databaseTableName,
    ]

    /// Stand-ins are no deleted tracks: nobody deleted anything.
    static func deletedRows(of table: String) -> String {
        table == TrackRecord.databaseTableName
            ? "is_deleted IS TRUE AND stands_for_connector_track_id IS NULL" : "is_deleted IS TRUE"
    }

    private static func connectors(in session: Session) throws -> [Connector] {
        let statement = try RawStatement(
            session.database,
            sql: """
                SELECT c.connector_name, count(*),
                    sum(EXISTS (SELECT 1 FROM track_mappings m
                        WHERE m.connector_track_id = c.id AND m.\(BaseColumn.isActive))),
                    sum(EXISTS (SELECT 1 FROM review_items i
                        WHERE i.connector_track_id = c.id AND i.state = 'open' AND i.\(BaseColumn.isActive))),
                    sum(EXISTS (SELECT 1 FROM match_attempts a
                        WHERE a.connector_track_id = c.id AND a.\(BaseColumn.isActive)))
                FROM connector_tracks c WHERE c.\(BaseColumn.isActive) GROUP BY 1 ORDER BY 1
                """)
        var connectors: [Connector] = []
        try statement.forEachRow { row in
            connectors.append(
                Connector(
                    name: row.text(0) ?? "", rows: Int(row.int64(1)), mapped: Int(row.int64(2)),
                    waiting: Int(row.int64(3)), unmatched: Int(row.int64(4))))
        }
        return connectors
    }

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
