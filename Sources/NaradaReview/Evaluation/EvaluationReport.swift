public import NaradaModel

/// How good the answers are, against a file of true ones.
///
/// What does not apply to the kind of truth is nil, and its section is left out of every form.
public struct EvaluationReport: PageReport, Hashable {
    /// What the truth file says.
    public enum Truth: String, Hashable, Sendable, CaseIterable {
        /// Pairs that carry their own fields, each labelled.
        case labelledPairs = "labelled_pairs"
        /// Connector rows of a database, grouped into recordings.
        case groupedRows = "grouped_rows"
        /// Connector rows of a database, and the internal tracks they are.
        case rowsOfTracks = "rows_of_tracks"
    }

    /// A plain count with its name.
    public struct Count: Hashable, Sendable {
        /// The JSON key.
        public var key: String
        /// Words for a person that follow the number.
        public var label: String
        public var value: Int

        public init(_ key: String, _ label: String, _ value: Int) {
            self.key = key
            self.label = label
            self.value = value
        }
    }

    public var truth: Truth
    /// The file as the person named it.
    public var file: String
    /// Content hash of the profile.
    public var matcherVersion: String
    /// The threshold of acceptance that `metrics` stands for.
    public var accept: Confidence
    public var counts: [Count]
    /// As decided: at `accept`, vetoes and reviews respected.
    public var metrics: PairMetrics
    /// By threshold, vetoes respected: what `--accept` would do.
    public var curve: ThresholdCurve
    /// By threshold, as if no rule could veto: how well confidence alone tells the pairs apart. Labelled pairs only.
    public var confidenceCurve: ThresholdCurve?
    public var zones: ZoneTable?
    /// Of the judged pairs or mappings.
    public var calibration: CalibrationTable
    /// The same with rows that founded their own track, which no matcher judged. Grouped rows only.
    public var calibrationWithFounders: CalibrationTable?
    public var candidates: CandidateRecall?
    public var falsePositives: WorstMistakes
    public var falseNegatives: WorstMistakes
    /// Lines of the truth file that could not be used.
    public var refused: Int
    /// Wall time.
    public var seconds: Double

    public static let version = 1

    public init(
        truth: Truth, file: String, matcherVersion: String, accept: Confidence, counts: [Count], metrics: PairMetrics,
        curve: ThresholdCurve, calibration: CalibrationTable, falsePositives: WorstMistakes,
        falseNegatives: WorstMistakes, refused: Int = 0, seconds: Double = 0
    ) {
        self.truth = truth
        self.file = file
        self.matcherVersion = matcherVersion
        self.accept = accept
        self.counts = counts
        self.metrics = metrics
        self.curve = curve
        self.calibration = calibration
        self.falsePositives = falsePositives
        self.falseNegatives = falseNegatives
        self.refused = refused
        self.seconds = seconds
    }

    public var outcome: Outcome { refused > 0 ? .someRefused : .done }
}

extension EvaluationReport.Truth {
    /// What is counted, as the heading of a report.
    var subject: String {
        switch self {
        case .labelledPairs: "labelled pairs"
        case .groupedRows: "pairs of connector rows"
        case .rowsOfTracks: "mappings of connector rows"
        }
    }
}
