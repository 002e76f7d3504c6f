public import NaradaModel

/// What a person can narrow the queue by, and the words by which a pair is found.
public enum ReviewFacetReader {
    /// The services of the waiting pairs with how many wait of each, in order of their names.
    ///
    /// Cost: a pass over the waiting pairs and a look at the row of each.
    public static func connectors(in session: Session) throws -> [(name: String, pairs: Int)] {
        let statement = try RawStatement(
            session.database,
            sql: """
                SELECT c.connector_name, count(*)
                FROM review_items p JOIN connector_tracks c ON c.id = p.connector_track_id
                WHERE \(ReviewQueue.isWaiting) AND \(ReviewQueue.isLive) GROUP BY 1 ORDER BY 1
                """)
        var connectors: [(name: String, pairs: Int)] = []
        try statement.forEachRow { connectors.append(($0.text(0) ?? "", Int($0.int64(1)))) }
        return connectors
    }

    /// How many pairs wait for each reason; a pair with two counts for both.
    ///
    /// Cost: a pass over a narrow index of the waiting pairs.
    public static func reasons(in session: Session) throws -> [ReviewReason: Int] {
        // Few combinations of reasons occur, so that the list is taken apart once for each of them.
        let statement = try RawStatement(
            session.database,
            sql: """
                SELECT p.reasons, count(*) FROM review_items p
                WHERE \(ReviewQueue.isWaiting) AND \(ReviewQueue.isLive) GROUP BY 1
                """)
        var counts: [ReviewReason: Int] = [:]
        try statement.forEachRow { row in
            for reason in row.reasons(0) { counts[reason, default: 0] += Int(row.int64(1)) }
        }
        return counts
    }

    /// The greatest id that a question was ever given; 0 for none. Cost: a look-up.
    public static func newestItem(in session: Session) throws -> Int64 {
        let statement = try RawStatement(cachedIn: session.database, sql: "SELECT max(id) FROM review_items")
        return try statement.firstRow { $0.int64(0) } ?? 0
    }

    /// Calls `body` for each of the questions with the words it can be found by: service and id, titles, artists and
    /// albums of both rows, a line each, cut after `longestField` characters. Artists stand as their JSON.
    ///
    /// Cost: look-ups by id.
    public static func texts(
        of itemIDs: some Collection<Int64>, in session: Session,
        _ body: (_ itemID: Int64, _ text: String) throws -> Void
    ) throws {
        let fields = [
            "c.connector_name || ':' || c.connector_track_id", "c.title", "c.artists", "c.album", "t.title",
            "t.artists",
            "t.album",
        ].map { "substr(coalesce(\($0), ''), 1, \(longestField))" }
        let statement = try RawStatement(
            session.database,
            sql: """
                SELECT p.id, \(fields.joined(separator: " || char(10) || "))
                FROM json_each(?) wanted CROSS JOIN review_items p ON p.id = wanted.value
                \(ReviewQueue.liveRows)
                """)
        statement.bind(JSONText.array(itemIDs.map { String($0) }), at: 1)
        try statement.forEachRow { try body($0.int64(0), $0.text(1) ?? "") }
    }

    /// Characters of a title or name that are searched: the longest real ones have about 400, and one of megabytes must
    /// not hide the fields behind it.
    private static let longestField = 500
}
