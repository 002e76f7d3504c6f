import GRDB
import NaradaModel

/// Keeps `match_runs`: a run's beginning and its end.
public enum RunWriter {
    /// The id of a new run, which is on from now.
    ///
    /// Runs that are still marked as on belong to processes that were killed: they are marked as interrupted first.
    ///
    /// - Parameter settings: JSON of what the run was told.
    public static func begin(in session: Session, matcherVersion: String, settings: String) throws -> Int64 {
        try markInterrupted(in: session)
        let run = try session.insert(
            MatchRunRecord(
                startedAt: session.now, state: .running, matcherVersion: matcherVersion,
                settings: JSONColumn(settings)))
        return run.id ?? 0
    }

    /// Writes how a run ended.
    ///
    /// - Parameter counts: JSON of what the run did.
    /// - Throws: `StoreFault.noSuchRow`.
    public static func finish(in session: Session, _ id: Int64, state: RunState, counts: String) throws {
        guard var run = try session.find(MatchRunRecord.self, id: id) else {
            throw StoreFault.noSuchRow(table: MatchRunRecord.databaseTableName, id: id)
        }
        run.state = state
        run.finishedAt = session.now
        run.counts = JSONColumn(counts)
        try session.update(run)
    }

    /// Marks every run that is on as interrupted; their mappings stand, since each batch was committed as a whole.
    private static func markInterrupted(in session: Session) throws {
        let running = MatchRunRecord.active().filter(MatchRunRecord.Columns.state == RunState.running)
        for var run in try session.fetch(running) {
            run.state = .interrupted
            run.finishedAt = session.now
            try session.update(run)
        }
    }
}
