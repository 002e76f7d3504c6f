import GRDB

/// What taking a run back changed, in rows.
public struct RunUndoOutcome: Hashable, Sendable {
    /// Mappings of the run that are gone.
    public var takenBack = 0
    /// Mappings that the run had taken back or replaced, and that live again.
    public var restored = 0
    /// Questions of the run that are closed.
    public var questionsClosed = 0
    /// Questions that the run had closed, and that are open again.
    public var questionsReopened = 0
    /// Notes that nothing was found, taken back or set to what they said before.
    public var attempts = 0
    /// Tracks that the run had founded, and that are gone.
    public var tracksDeleted = 0
    /// Founded tracks that stay, since mappings, plays, likes or playlists name them by now.
    public var tracksKept = 0
    /// Verdicts given since on rows of the run; all of them stay.
    public var verdictsKept = 0
    /// Rows that the run had mapped to the track that a person mapped them to since: they stay mapped by hand.
    public var confirmed = 0
    /// Rows that the run had mapped and that a person mapped to another track since.
    public var corrected = 0
    /// Rows that later runs decided anew; they stay as those left them.
    public var laterRows = 0
    /// The later runs, ascending.
    public var laterRuns: [Int64] = []

    public init() {}
}

/// Takes a run back: the rows that it decided stand again as before it.
///
/// A row that a later run decided anew stays as that run left it, and what the run had changed there becomes the later
/// run's doing, so that taking that one back leads to before both. A row with a person's verdict stays as the person
/// said. Rows of the run keep it as the one that retired them: they were taken back with it.
///
/// Restored mappings carry the time of their making, so that a row that changed after it counts as changed and is looked
/// at by the next run. Cost: a scan of mappings, items and attempts.
public enum RunUndo {
    /// - Throws: `StoreFault.noSuchRow` where there is no such run. Whether it is on, or was taken back already, is the
    ///   caller's to look at.
    public static func undo(_ runID: Int64, in session: Session) throws -> RunUndoOutcome {
        guard var run = try session.find(MatchRunRecord.self, id: runID) else {
            throw StoreFault.noSuchRow(table: MatchRunRecord.databaseTableName, id: runID)
        }
        let work = RunUndoWork(runID: runID, startedAt: run.startedAt, session: session)
        let outcome = try work.perform()
        run.undoneAt = session.now
        try session.update(run)
        return outcome
    }
}
