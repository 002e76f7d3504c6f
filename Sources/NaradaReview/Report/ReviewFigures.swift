public import NaradaModel

/// The pairs of a review report in numbers: how sure, by what, from where, why they wait, and what other thresholds would
/// do.
///
/// Counted pair by pair, so that a report on a million of them needs the memory of its tables.
public struct ReviewFigures: Hashable, Sendable {
    /// Pairs by how they stand.
    public struct Counts: Hashable, Sendable {
        /// Live mappings that runs, or other programs, wrote.
        public var mapped = 0
        /// Live mappings by a person's verdict.
        public var decided = 0
        /// Open questions.
        public var waiting = 0

        /// All of them.
        public var total: Int { mapped + decided + waiting }

        mutating func add(_ state: ReviewEntry.State) {
            switch state {
            case .mapped: mapped += 1
            case .decided: decided += 1
            case .waiting: waiting += 1
            }
        }

        /// In the order of `ReviewFigures.states`.
        var list: [Int] { [mapped, decided, waiting] }
    }

    /// The run that began last.
    public struct Run: Hashable, Sendable {
        public var id: Int64
        /// When it began.
        public var startedAt: Timestamp
        /// Content hash of the profile.
        public var matcherVersion: String

        public init(id: Int64, startedAt: Timestamp, matcherVersion: String) {
            self.id = id
            self.startedAt = startedAt
            self.matcherVersion = matcherVersion
        }
    }

    /// The thresholds of the last run, that charts mark.
    public var settings: Settings
    /// nil where nothing was resolved yet.
    public var lastRun: Run?
    /// Only these connectors were counted; empty for all.
    public var connectors: [String]
    /// Only pairs between these confidences were counted.
    public var confidences: ClosedRange<Int>

    /// All pairs that were counted.
    public private(set) var total = Counts()
    /// By confidence, 0...100.
    public private(set) var byConfidence = [Counts](repeating: Counts(), count: 101)
    /// By a `MatchMethod`'s text, or another program's.
    public private(set) var byMethod: [String: Counts] = [:]
    /// By the service of the row.
    public private(set) var byConnector: [String: Counts] = [:]
    /// Waiting pairs by reason; a pair may have several.
    public private(set) var byReason: [ReviewReason: Int] = [:]
    /// By confidence, 0...100: pairs that a matcher judged and nothing but a threshold keeps from being mapped.
    public private(set) var free = [Int](repeating: 0, count: 101)
    /// Pairs that wait at every threshold, since a rule holds them back.
    public private(set) var held = 0

    /// What people said of pairs that a matcher had judged.
    public var calibration = CalibrationTable()
    /// The first groups of like questions, in the queue's order.
    public var groups: [GroupReport.Group] = []
    /// Groups of two pairs and more.
    public var groupCount = 0
    /// What of the pairs is listed; nil where all are.
    public var sample: PairSample.Summary?

    public init(
        settings: Settings = Settings(), lastRun: Run? = nil, connectors: [String] = [],
        confidences: ClosedRange<Int> = 0...100
    ) {
        self.settings = settings
        self.lastRun = lastRun
        self.connectors = connectors
        self.confidences = confidences
    }

    /// Counts a pair.
    public mutating func add(
        _ state: ReviewEntry.State, connector: String, method: String, confidence: Confidence, reasons: [ReviewReason]
    ) {
        total.add(state)
        byConfidence[confidence.percent].add(state)
        byMethod[method, default: Counts()].add(state)
        byConnector[connector, default: Counts()].add(state)
        for reason in reasons { byReason[reason, default: 0] += 1 }
        switch state {
        case .decided: break
        case .mapped: free[confidence.percent] += 1
        case .waiting:
            if reasons == [.belowAcceptance] { free[confidence.percent] += 1 } else { held += 1 }
        }
    }

    // MARK: Thresholds

    /// Pairs that a matcher judged.
    public var judged: Int { free.reduce(held, +) }

    /// How many of the judged pairs would be mapped where acceptance begins at each confidence, 0...100; the others wait.
    ///
    /// Pairs below the threshold of review were never written, so that no threshold can bring them in here.
    public var acceptedByThreshold: [Int] {
        var sum = 0
        return free.reversed().map { count in
            sum += count
            return sum
        }.reversed()
    }

    // MARK: Order

    /// The states as columns stand.
    static let states: [ReviewEntry.State] = [.mapped, .decided, .waiting]

    /// Methods with most pairs first, those of equal number by name.
    var methods: [(label: String, counts: Counts)] {
        Self.sorted(byMethod).map { ($0.key.methodLabel, $0.value) }
    }

    /// Connectors with most pairs first, those of equal number by name.
    var connectorCounts: [(label: String, counts: Counts)] { Self.sorted(byConnector).map { ($0.key, $0.value) } }

    /// Reasons that occur, in the order of their list.
    var reasons: [(reason: ReviewReason, pairs: Int)] {
        ReviewReason.allCases.compactMap { reason in byReason[reason].map { (reason, $0) } }
    }

    static func sorted(_ counts: [String: Counts]) -> [(key: String, value: Counts)] {
        counts.sorted { ($1.value.total, $0.key) < ($0.value.total, $1.key) }
    }

    /// Confidences in steps of five, certainty apart: `0–4` … `95–99`, `100`.
    var histogram: [(label: String, counts: Counts)] {
        stride(from: 0, through: 100, by: Self.step).map { low in
            let high = min(low + Self.step - 1, 99)
            var sum = Counts()
            for counts in byConfidence[low...max(low, high)] {
                sum.mapped += counts.mapped
                sum.decided += counts.decided
                sum.waiting += counts.waiting
            }
            return (low == 100 ? "100" : "\(low)–\(high)", sum)
        }
    }

    /// Percent of a class of the histogram: twenty classes fit on a telephone.
    private static let step = 5

    /// The thresholds that tables show: every ten below the one that holds, every five above, the one that holds, and the
    /// highest that evidence reaches.
    var shownThresholds: [Int] {
        let holds = settings.accept.percent
        let steps = Array(stride(from: 50, through: 95, by: Self.step)) + [99, holds]
        return Set(steps).sorted()
    }
}
