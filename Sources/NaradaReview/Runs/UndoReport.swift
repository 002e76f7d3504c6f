public import NaradaModel

/// What taking a run back changed.
public struct UndoReport: Report, Hashable {
    public var run: Int64
    public var startedAt: Timestamp
    /// Mappings of the run that are gone.
    public var takenBack: Int
    /// Mappings that it had replaced or taken back, and that live again.
    public var restored: Int
    public var questionsClosed: Int
    public var questionsReopened: Int
    public var attempts: Int
    public var tracksDeleted: Int
    public var tracksKept: Int
    public var verdictsKept: Int
    /// Rows that the run had mapped to the track to which a person mapped them since: they stay mapped by hand.
    public var confirmed: Int
    /// Rows that the run had mapped and that a person mapped to another track since.
    public var corrected: Int
    public var laterRows: Int
    public var laterRuns: [Int64]
    public var dryRun: Bool

    public static let version = 1

    public init(
        run: Int64, startedAt: Timestamp, takenBack: Int = 0, restored: Int = 0, questionsClosed: Int = 0,
        questionsReopened: Int = 0, attempts: Int = 0, tracksDeleted: Int = 0, tracksKept: Int = 0,
        verdictsKept: Int = 0, confirmed: Int = 0, corrected: Int = 0, laterRows: Int = 0, laterRuns: [Int64] = [],
        dryRun: Bool = false
    ) {
        self.run = run
        self.startedAt = startedAt
        self.takenBack = takenBack
        self.restored = restored
        self.questionsClosed = questionsClosed
        self.questionsReopened = questionsReopened
        self.attempts = attempts
        self.tracksDeleted = tracksDeleted
        self.tracksKept = tracksKept
        self.verdictsKept = verdictsKept
        self.confirmed = confirmed
        self.corrected = corrected
        self.laterRows = laterRows
        self.laterRuns = laterRuns
        self.dryRun = dryRun
    }

    public func text(style: TextStyle) -> String {
        var out = dryRun ? "Dry run: nothing was written.\n" : ""
        out += "Run \(run) of \(startedAt.text.prefix(16)) UTC \(dryRun ? "would be" : "is") taken back.\n\n"
        var list = CountList(style: style)
        list.add(takenBack, "mappings of the run are gone", always: true)
        list.add(restored, "mappings stand again as before it", always: true)
        list.add(questionsClosed, "questions of the run are closed")
        list.add(questionsReopened, "questions are open again")
        list.add(attempts, "notes that nothing was found went back")
        list.add(tracksDeleted, "tracks that it founded are gone")
        list.add(tracksKept, "tracks that it founded stay: something names them by now")
        list.add(verdictsKept, "verdicts that you gave since are kept")
        list.add(confirmed, "rows stay where the run put them: you confirmed it by hand", depth: 1)
        list.add(corrected, "rows stay on the track that you chose instead of the run's", depth: 1)
        out += list.text
        if laterRows > 0 {
            let numbers = laterRuns.map(String.init).joined(separator: ", ")
            let runs = laterRuns.count == 1 ? "the later run \(numbers)" : "the later runs \(numbers)"
            let rows = laterRows == 1 ? "1 row was" : "\(Numerals.grouped(laterRows)) rows were"
            let sentence =
                "\(rows) decided anew by \(runs) and "
                + "\(laterRows == 1 ? "stays" : "stay") as they are; taking that back too leads to before both."
            out += "\n" + sentence.wrapped(to: style.width).map { $0 + "\n" }.joined()
        }
        if takenBack + questionsClosed > 0 {
            let sentence =
                "Rows that are left with nothing count as new: the next \"run\" looks at them again, with the profile "
                + "that it is given."
            out += "\n" + sentence.wrapped(to: style.width).map { $0 + "\n" }.joined()
        }
        return out
    }

    public var json: String {
        var object = JSONObject()
        object.add("version", Self.version)
        object.add("run", run)
        object.add("dry_run", dryRun)
        object.add("taken_back", takenBack)
        object.add("restored", restored)
        object.add("questions_closed", questionsClosed)
        object.add("questions_reopened", questionsReopened)
        object.add("attempts", attempts)
        object.add("tracks_deleted", tracksDeleted)
        object.add("tracks_kept", tracksKept)
        object.add("verdicts_kept", verdictsKept)
        object.add("confirmed", confirmed)
        object.add("corrected", corrected)
        object.add("later_rows", laterRows)
        object.add("later_runs", json: JSONText.array(laterRuns.map(String.init)))
        return object.text
    }
}
