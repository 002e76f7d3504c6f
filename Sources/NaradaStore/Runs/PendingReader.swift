import GRDB
import NaradaModel

/// The connector tracks that a run has work with.
///
/// An active row is pending unless a person mapped it, and where it
///
///     new          has neither mapping, review item nor attempt
///     changed      changed after the batch was read in which a run mapped or queued it
///     orphaned     is mapped or queued to a track that was soft-deleted
///     outdated     is queued by another matcher version
///     retried      found no track, and since then it or any track changed, the matcher changed, or the delay is over;
///                  a row without a title waits for its own change or the delay, since new tracks cannot help it
///
/// A mapping that another program wrote is left alone while its track is active, unless all rows are asked for.
///
/// Cost: `ids` walks once over `connector_tracks` and, beside it, over an index of the mappings (`PendingWalk`); each row
/// that is not plainly settled is then looked up in the tables that may speak of it. A batch looks up its own rows. Rows
/// side by side of which no table speaks, as after a first import, are read without a look-up.
public enum PendingReader {
    /// Rows that the whole rule is asked of at a time: bounds the text that names them.
    private static let share = 20_000

    /// The ids of the pending rows, ascending; only of those in the range, so that two threads may share the work.
    public static func ids(
        in session: Session, _ selection: PendingSelection, within range: ClosedRange<Int64> = .min ... .max
    ) throws -> [Int64] {
        let unsettled = try PendingWalk.unsettledIDs(in: session, selection, within: range)
        let known = try RawStatement(session.database, sql: "SELECT c.id \(listedRows)")
        let new = try RawStatement(session.database, sql: "SELECT c.id \(newRows)")
        var ids: [Int64] = []
        for start in stride(from: 0, to: unsettled.count, by: share) {
            let listed = unsettled[start..<min(start + share, unsettled.count)]
            let areNew = try areNew(listed, in: session)
            let statement = areNew ? new : known
            bind(selection, listed, areNew: areNew, to: statement)
            try statement.forEachRow { ids.append($0.int64(0)) }
        }
        return ids
    }

    /// From the id of the first row to that of the last one; nil where there is none.
    public static func idRange(in session: Session) throws -> ClosedRange<Int64>? {
        let statement = try RawStatement(
            session.database,
            sql: "SELECT (SELECT min(id) FROM connector_tracks), (SELECT max(id) FROM connector_tracks)")
        return try statement.firstRow { row in row.isNull(0) ? nil : row.int64(0)...row.int64(1) } ?? nil
    }

    /// Those of the rows that are pending still, in order of their ids, which ascend.
    public static func rows(
        in session: Session, _ selection: PendingSelection, ids: some Collection<Int64>
    ) throws -> [PendingRow] {
        let areNew = try areNew(ids, in: session)
        let statement = try RawStatement(cachedIn: session.database, sql: areNew ? newBatchSQL : batchSQL)
        bind(selection, ids, areNew: areNew, to: statement)
        var rows: [PendingRow] = []
        rows.reserveCapacity(ids.count)
        try statement.forEachRow { rows.append(row($0)) }
        return rows
    }

    static let batchSQL = """
        SELECT \(ConnectorTrackColumns.list),
            m.id, m.track_id, m.match_method, m.confidence, m.run_id,
            i.id, i.track_id, i.confidence, i.reasons, i.run_id,
            a.attempts
        \(listedRows)
        """

    // Nothing stands of a new row: no column of a mapping, question or attempt.
    private static let newBatchSQL = """
        SELECT \(ConnectorTrackColumns.list), \([String](repeating: "NULL", count: 11).joined(separator: ", ")) \(newRows)
        """

    /// Whether the rows lie side by side and no table speaks of any of them, as after a first import: then all are new,
    /// which saves five look-ups for each.
    private static func areNew(_ ids: some Collection<Int64>, in session: Session) throws -> Bool {
        guard let first = ids.first, let count = Int64(exactly: ids.count) else { return false }
        let (last, isTooFar) = first.addingReportingOverflow(count - 1)
        // They ascend, so that the last one tells whether any is left out.
        guard !isTooFar, ids.suffix(1).first == last else { return false }
        let statement = try RawStatement(cachedIn: session.database, sql: "SELECT \(speakers)")
        statement.bind(first, at: 1)
        statement.bind(last, at: 2)
        return try statement.firstRow { $0.int64(0) == 0 } ?? false
    }

    private static let speakers = ["track_mappings", "review_items", "match_attempts"].map {
        "EXISTS (SELECT 1 FROM \($0) WHERE connector_track_id BETWEEN ?1 AND ?2)"
    }.joined(separator: " OR ")

    // The rows whose ids the first parameter lists, as far as they are pending.
    //
    // The unary plus keeps SQLite from walking the index on the name, which would have to be sorted.
    // A person's mapping comes first among several, so that the first condition sees it; then a run's, the newest first.
    private static let listedRows = """
        FROM json_each(?1) j CROSS JOIN connector_tracks c ON c.id = j.value
        LEFT JOIN track_mappings m ON m.id = (
            SELECT x.id FROM track_mappings x
            WHERE x.connector_track_id = c.id AND x.\(BaseColumn.isActive)
            ORDER BY x.match_method = '\(MatchMethod.manual.rawValue)' DESC, x.run_id IS NULL, x.id DESC LIMIT 1)
        LEFT JOIN tracks mt ON mt.id = m.track_id AND mt.\(BaseColumn.isActive)
        LEFT JOIN review_items i
            ON i.connector_track_id = c.id AND i.state = 'open' AND i.\(BaseColumn.isActive)
        LEFT JOIN tracks it ON it.id = i.track_id AND it.\(BaseColumn.isActive)
        LEFT JOIN match_attempts a ON a.connector_track_id = c.id AND a.\(BaseColumn.isActive)
        WHERE c.\(BaseColumn.isActive)
            AND (?2 IS NULL OR +c.connector_name IN (SELECT value FROM json_each(?2)))
            AND m.match_method IS NOT '\(MatchMethod.manual.rawValue)'
            AND CASE
                WHEN ?3 THEN 1
                WHEN m.id IS NOT NULL AND mt.id IS NULL THEN 1
                WHEN m.id IS NOT NULL AND m.run_id IS NULL THEN 0
                WHEN m.updated_at < c.updated_at THEN 1
                WHEN i.id IS NOT NULL THEN
                    i.updated_at < c.updated_at OR i.matcher_version <> ?4 OR it.id IS NULL
                WHEN m.id IS NOT NULL THEN 0
                WHEN a.id IS NULL THEN 1
                ELSE a.attempted_at < c.updated_at OR a.matcher_version <> ?4 OR a.next_attempt_at <= ?6
                    OR (trim(c.title) <> ''
                        AND (?5 OR a.attempted_at < coalesce(?7, (\(TrackReader.latestChangeSQL)))))
            END
        ORDER BY j.key
        """

    private static let newRows = """
        FROM connector_tracks c
        WHERE c.id BETWEEN ?8 AND ?9 AND c.\(BaseColumn.isActive)
            AND (?2 IS NULL OR +c.connector_name IN (SELECT value FROM json_each(?2)))
        ORDER BY c.id
        """

    private static func bind(
        _ selection: PendingSelection, _ ids: some Collection<Int64>, areNew: Bool, to statement: RawStatement
    ) {
        bind(selection, to: statement)
        if areNew {
            statement.bind(ids.first, at: 8)
            statement.bind(ids.suffix(1).first, at: 9)
        } else {
            statement.bind(JSONText.array(ids.map(String.init)), at: 1)
        }
    }

    /// Binds what the parameters from the second on mean: services, all rows, matcher, unmatched rows, now, last change.
    static func bind(_ selection: PendingSelection, to statement: RawStatement) {
        let connectors = selection.connectors.map(JSONText.string)
        statement.bind(connectors.isEmpty ? nil : JSONText.array(connectors), at: 2)
        statement.bind(selection.all ? 1 : 0, at: 3)
        statement.bind(selection.matcherVersion, at: 4)
        statement.bind(selection.includeUnmatched ? 1 : 0, at: 5)
        statement.bind(selection.now.text, at: 6)
        statement.bind(selection.latestTrackChange?.text, at: 7)
    }

    private static func row(_ row: RawStatement) -> PendingRow {
        let mapping = ConnectorTrackColumns.count
        let item = mapping + 5
        return PendingRow(
            connectorTrack: ConnectorTrackColumns.read(row),
            mapping: row.optionalInt64(mapping).map { id in
                CurrentMapping(
                    id: id, trackID: row.int64(mapping + 1), method: row.text(mapping + 2) ?? "",
                    confidence: row.confidence(mapping + 3), runID: row.optionalInt64(mapping + 4))
            },
            reviewItem: row.optionalInt64(item).map { id in
                CurrentReviewItem(
                    id: id, trackID: row.int64(item + 1), confidence: row.confidence(item + 2),
                    reasons: row.reasons(item + 3), runID: row.int64(item + 4))
            },
            attempts: Int(row.int64(item + 5)))
    }
}

extension PendingReader {
    /// How SQLite means to answer a batch, line by line, for tests and for those who change the query.
    package static func plan(in session: Session) throws -> [String] {
        try plan(of: batchSQL, in: session)
    }

    /// The same for the mappings that all rows are held against.
    package static func planOfWalk(in session: Session) throws -> [String] {
        try plan(of: PendingWalk.mappingSQL, in: session)
    }

    private static func plan(of sql: String, in session: Session) throws -> [String] {
        let statement = try RawStatement(session.database, sql: "EXPLAIN QUERY PLAN \(sql)")
        var lines: [String] = []
        try statement.forEachRow { lines.append($0.text(3) ?? "") }
        return lines
    }
}
