public import NaradaModel
import NaradaReview
import NaradaStore

extension Engine {
    /// The runs so far, the last one first.
    ///
    /// - Parameter limit: at most so many; nil for all.
    public func runs(limit: Int? = nil) throws -> any Report {
        let store = try openStore(.readOnly)
        let records = try store.withReadSession { try RunReader.latest(limit, in: $0) }
        return RunListReport(
            runs: records.map { run in
                RunListReport.Run(
                    id: run.id ?? 0, startedAt: run.startedAt, finishedAt: run.finishedAt, state: run.state.rawValue,
                    undoneAt: run.undoneAt, matcherVersion: run.matcherVersion, settings: run.settings.text,
                    counts: run.counts.flatMap { StoredRunCounts(json: $0.text) }.map(RunListReport.Counts.init))
            })
    }

    /// The report of taking a run back, in one transaction: mappings, questions and notes stand again as before it.
    ///
    /// Verdicts that were given since stay, and so does what later runs decided anew; the report counts both.
    ///
    /// - Throws: an `EngineFault` where there is no such run, where it is on, or where it was taken back already.
    public func undo(run id: Int64, dryRun: Bool = false) throws -> any Report {
        let store = try openStore()
        guard let run = try store.withReadSession({ try RunReader.run(id, in: $0) }) else {
            throw EngineFault.unknownRun(id)
        }
        if run.state == .running { throw EngineFault.runIsOn(id) }
        if run.undoneAt != nil { throw EngineFault.runIsUndone(id) }
        var outcome = RunUndoOutcome()
        try Self.write(in: store, dryRun: dryRun) { outcome = try RunUndo.undo(id, in: $0) }
        return UndoReport(
            run: id, startedAt: run.startedAt, takenBack: outcome.takenBack, restored: outcome.restored,
            questionsClosed: outcome.questionsClosed, questionsReopened: outcome.questionsReopened,
            attempts: outcome.attempts, tracksDeleted: outcome.tracksDeleted, tracksKept: outcome.tracksKept,
            verdictsKept: outcome.verdictsKept, confirmed: outcome.confirmed,
            corrected: outcome.corrected, laterRows: outcome.laterRows, laterRuns: outcome.laterRuns,
            dryRun: dryRun)
    }

    /// Every mapping that a connector row ever had, and why each came and went.
    ///
    /// - Parameter name: the row's number in the database, or `CONNECTOR:ID`.
    public func history(_ name: String) throws -> any Report {
        let store = try openStore(.readOnly)
        return try store.withReadSession { session in
            let row = try Self.row(named: name, in: session)
            let history = try RowHistoryReader.history(connectorTrackID: row.id, in: session)
            return HistoryReport(connectorTrack: row, events: RowEvents(history).all)
        }
    }
}

extension RunListReport.Counts {
    init(_ stored: StoredRunCounts) {
        self.init(
            rows: stored.connector_rows, newMappings: stored.new_mappings, changed: stored.changed, kept: stored.kept,
            retired: stored.retired, toReview: stored.to_review + (stored.demoted ?? 0), unmatched: stored.unmatched,
            foundedTracks: stored.founded_tracks ?? 0, seconds: stored.seconds)
    }
}
