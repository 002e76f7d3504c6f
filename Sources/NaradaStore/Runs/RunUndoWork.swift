import GRDB
import NaradaModel

/// The statements that take one run back; `touched` holds the rows that it wrote to.
///
///     touched.later     the first later run that decided the row anew; NULL where none did
///     touched.decided   whether a person's mapping stands
struct RunUndoWork {
    let runID: Int64
    let startedAt: Timestamp
    let session: Session

    private static let active = BaseColumn.isActive
    private static let manual = "'\(MatchMethod.manual.rawValue)'"
    /// The rows that go back to what they were.
    private static let free = "(SELECT id FROM temp.touched WHERE later IS NULL)"
    /// Those where nothing of a person stands in the way.
    private static let undecided = "(SELECT id FROM temp.touched WHERE later IS NULL AND NOT decided)"
    private static let overtaken = "(SELECT id FROM temp.touched WHERE later IS NOT NULL)"

    func perform() throws -> RunUndoOutcome {
        try noteTouchedRows()
        defer { try? session.database.execute(sql: "DROP TABLE IF EXISTS temp.touched") }
        var outcome = RunUndoOutcome()
        outcome.verdictsKept = try number(
            """
            SELECT count(*) FROM match_decisions WHERE connector_track_id IN (SELECT id FROM temp.touched)
                AND decided_at >= ?2 AND \(Self.active)
            """)
        (outcome.confirmed, outcome.corrected) = (try rowsMappedSince(toSame: true), try rowsMappedSince(toSame: false))
        outcome.laterRows = try number("SELECT count(*) FROM \(Self.overtaken)")
        outcome.laterRuns = try Int64.fetchAll(
            session.database, sql: "SELECT DISTINCT later FROM temp.touched WHERE later IS NOT NULL ORDER BY 1")
        try handOver()
        outcome.takenBack = try takeMappingsBack()
        outcome.questionsClosed = try run(
            """
            UPDATE review_items SET state = 'superseded', closed_by_run_id = ?1, updated_at = ?3
            WHERE run_id = ?1 AND state = 'open' AND \(Self.active) AND connector_track_id IN \(Self.free)
            """)
        outcome.restored = try restoreMappings()
        outcome.questionsReopened = try run(
            """
            UPDATE review_items SET state = 'open', closed_by_run_id = NULL
            WHERE closed_by_run_id = ?1 AND run_id <> ?1 AND \(Self.active) AND connector_track_id IN \(Self.undecided)
                AND \(notRejected("review_items"))
                AND NOT EXISTS (SELECT 1 FROM review_items o WHERE o.connector_track_id = review_items.connector_track_id
                    AND o.state = 'open' AND o.\(Self.active))
            """)
        outcome.attempts = try takeAttemptsBack()
        // Before it is asked whether anything names the tracks that go.
        let touched = try Int64.fetchAll(session.database, sql: "SELECT id FROM temp.touched ORDER BY id")
        try EventFollower.follow(touched, in: session)
        try deleteFoundedTracks(&outcome)
        return outcome
    }

    private func noteTouchedRows() throws {
        try session.database.execute(
            sql: """
                DROP TABLE IF EXISTS temp.touched;
                CREATE TEMP TABLE touched (id INTEGER PRIMARY KEY, later INTEGER, decided INTEGER NOT NULL DEFAULT 0)
                """)
        _ = try run(
            """
            INSERT INTO temp.touched (id)
            SELECT connector_track_id FROM track_mappings WHERE run_id = ?1 OR retired_by_run_id = ?1
            UNION SELECT connector_track_id FROM review_items WHERE run_id = ?1 OR closed_by_run_id = ?1
            UNION SELECT connector_track_id FROM match_attempts
                WHERE run_id = ?1 OR cleared_by_run_id = ?1 OR json_extract(previous, '$[0]') = ?1
            """)
        // A run that was taken back decided nothing.
        let later = [
            ("track_mappings", "run_id"), ("track_mappings", "retired_by_run_id"), ("review_items", "run_id"),
            ("review_items", "closed_by_run_id"), ("match_attempts", "run_id"), ("match_attempts", "cleared_by_run_id"),
        ].map { table, column in
            """
            SELECT x.\(column) AS run FROM \(table) x JOIN match_runs r ON r.id = x.\(column) AND r.undone_at IS NULL
            WHERE x.connector_track_id = touched.id AND x.\(column) > ?1
            """
        }
        _ = try run(
            """
            UPDATE temp.touched SET later = (SELECT min(run) FROM (\(later.joined(separator: "\nUNION ALL\n")))),
                decided = EXISTS (SELECT 1 FROM track_mappings m WHERE m.connector_track_id = touched.id
                    AND m.match_method = \(Self.manual) AND m.\(Self.active))
            """)
    }

    /// Rows of the run's mappings that a person mapped by hand after it, to the run's track or to another one.
    private func rowsMappedSince(toSame isSame: Bool) throws -> Int {
        try number(
            """
            SELECT count(DISTINCT r.connector_track_id) FROM track_mappings r
            CROSS JOIN track_mappings m ON m.connector_track_id = r.connector_track_id AND m.\(Self.active)
                AND m.match_method = \(Self.manual) AND m.created_at >= ?2
                AND m.track_id IS \(isSame ? "" : "NOT") r.track_id
            WHERE r.run_id = ?1
            """)
    }

    /// What this run changed on rows that a later one decided anew becomes the later one's doing.
    private func handOver() throws {
        let heir = "(SELECT later FROM temp.touched WHERE touched.id = connector_track_id)"
        for (table, column) in [
            ("track_mappings", "retired_by_run_id"), ("review_items", "closed_by_run_id"),
        ] {
            // The run's own rows on the way are not to come back.
            _ = try run(
                "UPDATE \(table) SET \(column) = ?1 WHERE run_id = ?1 AND \(column) > ?1 "
                    + "AND connector_track_id IN \(Self.overtaken)")
            _ = try run(
                "UPDATE \(table) SET \(column) = \(heir) WHERE \(column) = ?1 AND run_id IS NOT ?1 "
                    + "AND connector_track_id IN \(Self.overtaken)")
        }
        // A note of the run is set to what it said before, or is not to come back.
        _ = try run(
            "UPDATE match_attempts SET cleared_by_run_id = ?1 WHERE run_id = ?1 AND previous IS NULL AND is_deleted "
                + "AND connector_track_id IN \(Self.overtaken)")
        _ = try run(
            "UPDATE match_attempts SET \(Self.previousAttempt) WHERE run_id = ?1 AND previous IS NOT NULL "
                + "AND connector_track_id IN \(Self.overtaken)")
        _ = try run(
            "UPDATE match_attempts SET cleared_by_run_id = \(heir) WHERE cleared_by_run_id = ?1 AND run_id <> ?1 "
                + "AND connector_track_id IN \(Self.overtaken)")
        _ = try run("UPDATE match_attempts SET previous = NULL WHERE json_extract(previous, '$[0]') = ?1")
    }

    private func takeMappingsBack() throws -> Int {
        let count = try run(
            """
            UPDATE track_mappings SET is_deleted = 1, deleted_at = ?3, updated_at = ?3, retired_by_run_id = ?1
            WHERE run_id = ?1 AND \(Self.active) AND connector_track_id IN \(Self.free)
            """)
        // A verdict that replaced a mapping of the run is taken back to what stood before the run.
        let verdict = """
            (SELECT m.decision_id FROM track_mappings m WHERE m.connector_track_id = track_mappings.connector_track_id
                AND m.match_method = \(Self.manual) AND m.\(Self.active))
            """
        _ = try run(
            """
            UPDATE track_mappings SET retired_by_decision_id = \(verdict), retired_by_run_id = NULL
            WHERE retired_by_run_id = ?1 AND run_id IS NOT ?1
                AND connector_track_id IN (SELECT id FROM temp.touched WHERE later IS NULL AND decided)
            """)
        _ = try run(
            """
            UPDATE track_mappings SET retired_by_decision_id = NULL, retired_by_run_id = ?1
            WHERE run_id = ?1 AND retired_by_decision_id IS NOT NULL AND connector_track_id IN \(Self.free)
            """)
        return count
    }

    private func restoreMappings() throws -> Int {
        try run(
            """
            UPDATE track_mappings SET is_deleted = 0, deleted_at = NULL, updated_at = created_at, retired_by_run_id = NULL
            WHERE retired_by_run_id = ?1 AND run_id IS NOT ?1 AND connector_track_id IN \(Self.undecided)
                AND EXISTS (SELECT 1 FROM tracks t WHERE t.id = track_mappings.track_id AND t.\(Self.active))
                AND \(notRejected("track_mappings"))
            """)
    }

    /// Whether no person rejected the pair since.
    private func notRejected(_ table: String) -> String {
        """
        NOT EXISTS (SELECT 1 FROM match_decisions d WHERE d.connector_track_id = \(table).connector_track_id
            AND d.track_id = \(table).track_id AND d.verdict = '\(Verdict.reject.rawValue)' AND d.\(Self.active))
        """
    }

    /// Assignments that bring back what a note said before, in the order of the array that `ResolutionStatements` writes.
    private static let previousAttempt =
        [
            "run_id", "matcher_version", "attempted_at", "attempts", "next_attempt_at", "best_track_id",
            "best_confidence", "reasons",
        ].enumerated().map { "\($0.element) = json_extract(previous, '$[\($0.offset)]')" }.joined(separator: ", ")
        + ", previous = NULL"

    private func takeAttemptsBack() throws -> Int {
        let written = "run_id = ?1 AND \(Self.active) AND connector_track_id IN \(Self.free)"
        let gone = try run(
            """
            UPDATE match_attempts SET is_deleted = 1, deleted_at = ?3, updated_at = ?3, cleared_by_run_id = ?1
            WHERE previous IS NULL AND \(written)
            """)
        let earlier = try run(
            "UPDATE match_attempts SET \(Self.previousAttempt), updated_at = ?3 WHERE \(written)"
        )
        let back = try run(
            """
            UPDATE match_attempts SET is_deleted = 0, deleted_at = NULL, updated_at = ?3, cleared_by_run_id = NULL
            WHERE cleared_by_run_id = ?1 AND run_id <> ?1 AND connector_track_id IN \(Self.undecided)
            """)
        return gone + earlier + back
    }

    private func deleteFoundedTracks(_ outcome: inout RunUndoOutcome) throws {
        let founded = try Int64.fetchAll(
            session.database,
            sql: """
                SELECT DISTINCT m.track_id FROM track_mappings m JOIN tracks t ON t.id = m.track_id AND t.\(Self.active)
                WHERE m.run_id = ? AND m.match_method = '\(MatchMethod.founded.rawValue)' ORDER BY 1
                """, arguments: [runID])
        outcome.tracksDeleted = try TrackUse.deleteUnused(founded, in: session)
        outcome.tracksKept = founded.count - outcome.tracksDeleted
    }

    // MARK: Running

    /// Runs a statement and returns how many rows it changed. `?1` is the run, `?2` its start, `?3` now.
    private func run(_ sql: String) throws -> Int {
        let used = sql.contains("?3") ? 3 : sql.contains("?2") ? 2 : sql.contains("?1") ? 1 : 0
        try session.database.execute(sql: sql, arguments: StatementArguments(Array(values.prefix(used))))
        return session.database.changesCount
    }

    private func number(_ sql: String) throws -> Int {
        let used = sql.contains("?2") ? 2 : 0
        return try Int.fetchOne(session.database, sql: sql, arguments: StatementArguments(Array(values.prefix(used))))
            ?? 0
    }

    private var values: [any DatabaseValueConvertible] { [runID, startedAt, session.now] }
}
