import NaradaModel

/// The rows that may be pending, told without looking any row up: tables are walked side by side in order of the
/// connector track.
///
///     connector_tracks   1  2  3  4  5  6 …   with the time of the last change
///     mappings           1  2     4  4        with the time, and whether a run made it
///     questions                3              with the time, where they are this matcher's and of a track that is there
///     attempts                       5        those that are neither due nor overtaken, with the time
///     doubted                     4           rows that are mapped to a deleted track
///
/// A row is plainly settled where none of its mappings is a run's and older than the row, and where its question, or
/// without mapping and question its attempt, is not older. All other rows are left to the rule of `PendingReader`, which
/// alone decides; what is told here must never be too little. `PendingShortCutTests` hold the two together.
///
/// Cost: a scan of `connector_tracks`, and one of the index that has what is asked of every mapping
/// (`0014_small_runs`): half a second for a million rows, where a look-up for each of them took two.
enum PendingWalk {
    /// The ids of active rows in the range that are not plainly settled, ascending; all of them where the selection has
    /// all rows.
    static func unsettledIDs(
        in session: Session, _ selection: PendingSelection, within range: ClosedRange<Int64>
    ) throws -> [Int64] {
        func statement(_ sql: String) throws -> RawStatement {
            let statement = try RawStatement(session.database, sql: sql)
            PendingReader.bind(selection, to: statement)
            statement.bind(range.lowerBound, at: 8)
            statement.bind(range.upperBound, at: 9)
            return statement
        }
        let rows = try statement(rowSQL)
        var ids: [Int64] = []
        guard !selection.all else {
            try rows.forEachRow { ids.append($0.int64(0)) }
            return ids
        }
        var mappings = try RowWalk(statement(mappingSQL))
        var questions = try RowWalk(statement(questionSQL))
        var attempts = try RowWalk(statement(attemptSQL))
        var doubted = try RowWalk(statement(doubtedSQL))
        defer { for walk in [mappings, questions, attempts, doubted] { walk.row.reset() } }
        try rows.forEachRow { row in
            let id = row.int64(0)
            let isMapped = try mappings.reaches(id)
            var isSettled = isMapped
            if isMapped {
                repeat {
                    let isRuns = !mappings.row.isNull(2)
                    if isRuns, mappings.row.mayBeOlder(than: row) { isSettled = false }
                } while try mappings.hasAnother(of: id)
            }
            if try questions.reaches(id) {
                isSettled = (isSettled || !isMapped) && !questions.row.mayBeOlder(than: row)
            } else if !isMapped {
                isSettled = try attempts.reaches(id) && !attempts.row.mayBeOlder(than: row)
            }
            if try !isSettled || doubted.reaches(id) { ids.append(id) }
        }
        return ids
    }

    private static let rowSQL = """
        SELECT id, updated_at FROM connector_tracks
        WHERE \(BaseColumn.isActive) AND id BETWEEN ?8 AND ?9 ORDER BY id
        """

    static let mappingSQL = """
        SELECT connector_track_id, updated_at, run_id FROM track_mappings
        WHERE \(BaseColumn.isActive) AND connector_track_id BETWEEN ?8 AND ?9 ORDER BY connector_track_id
        """

    // No time stands for a question that is to be asked again.
    private static let questionSQL = """
        SELECT i.connector_track_id, CASE WHEN i.matcher_version = ?4 AND t.id IS NOT NULL THEN i.updated_at END
        FROM review_items i LEFT JOIN tracks t ON t.id = i.track_id AND t.\(BaseColumn.isActive)
        WHERE i.state = 'open' AND i.\(BaseColumn.isActive) AND i.connector_track_id BETWEEN ?8 AND ?9
        ORDER BY i.connector_track_id
        """

    private static let attemptSQL = """
        SELECT connector_track_id, attempted_at FROM match_attempts
        WHERE \(BaseColumn.isActive) AND NOT ?5 AND matcher_version = ?4 AND next_attempt_at > ?6 AND attempted_at >= ?7
            AND connector_track_id BETWEEN ?8 AND ?9
        ORDER BY connector_track_id
        """

    // Deleted tracks are two parts, each of which has an index.
    private static let doubtedSQL =
        ["IS NULL", "IS NOT NULL"].map { standsFor in
            """
            SELECT m.connector_track_id FROM tracks t CROSS JOIN track_mappings m ON m.track_id = t.id
            WHERE t.is_deleted IS TRUE AND t.stands_for_connector_track_id \(standsFor)
                AND m.\(BaseColumn.isActive) AND m.connector_track_id BETWEEN ?8 AND ?9
            """
        }.joined(separator: " UNION ") + " ORDER BY 1"
}

/// Rows that come in order of their first column, a connector track's id.
private struct RowWalk {
    /// The row that was reached.
    let row: RawStatement
    /// Its connector track; nil at the end.
    private var id: Int64?

    init(_ statement: RawStatement) throws {
        row = statement
        try advance()
    }

    private mutating func advance() throws { id = try row.step() ? row.int64(0) : nil }

    /// Whether there is a row of the connector track, after passing over those before it.
    mutating func reaches(_ wanted: Int64) throws -> Bool {
        while let id, id < wanted { try advance() }
        return id == wanted
    }

    /// Whether one more row of the connector track follows.
    mutating func hasAnother(of wanted: Int64) throws -> Bool {
        try advance()
        return id == wanted
    }
}

extension RawStatement {
    /// Whether the time in the second column may come before the other's, as SQLite compares them; true where one of them
    /// is no text.
    fileprivate func mayBeOlder(than other: RawStatement) -> Bool {
        guard isText(1), other.isText(1) else { return true }
        return withBytes(of: 1) { time in
            other.withBytes(of: 1) { otherTime in time.lexicographicallyPrecedes(otherTime) }
        } ?? true
    }
}
