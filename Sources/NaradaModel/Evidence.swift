/// Why a pair got its confidence: every comparison with its weight, and what else weighed in.
///
/// Weights are log2 Bayes factors ("bits"): +1 doubles the odds, −1 halves them. `prior` plus all `fields[].weight`
/// is `total`, and the probability is `2^total / (1 + 2^total)`.
public struct Evidence: Hashable, Sendable {
    /// One matcher's answer.
    public struct Field: Hashable, Sendable {
        /// The matcher's name, as profiles spell it: `title`, `artists`, `duration` …
        public var matcher: String
        /// The comparison level's name, as profiles spell it: `exact`, `within_2s`, `missing` …
        public var level: String
        /// The value compared of the connector row; nil where it has none.
        public var left: String?
        /// The value compared of the internal track; nil where it has none.
        public var right: String?
        /// The match weight in bits, term-frequency adjustment included.
        public var weight: Double

        public init(matcher: String, level: String, left: String?, right: String?, weight: Double) {
            self.matcher = matcher
            self.level = level
            self.left = left
            self.right = right
            self.weight = weight
        }
    }

    /// The next best internal track for the row.
    public struct RunnerUp: Hashable, Sendable {
        public var trackID: Int64
        /// Its match weight in bits.
        public var total: Double

        public init(trackID: Int64, total: Double) {
            self.trackID = trackID
            self.total = total
        }
    }

    /// In the profile's order of matchers.
    public var fields: [Field]
    /// log2 of the prior odds.
    public var prior: Double
    /// The match weight in bits: prior and fields together.
    public var total: Double
    public var runnerUp: RunnerUp?
    /// Reasons that took the pair out of the hands of its confidence; empty where the confidence decided.
    public var reasons: [ReviewReason]
    /// Content hash of the profile that scored the pair.
    public var matcherVersion: String

    public init(
        fields: [Field], prior: Double, total: Double, runnerUp: RunnerUp? = nil, reasons: [ReviewReason] = [],
        matcherVersion: String
    ) {
        self.fields = fields
        self.prior = prior
        self.total = total
        self.runnerUp = runnerUp
        self.reasons = reasons
        self.matcherVersion = matcherVersion
    }

    /// How far the runner-up lies behind, in bits; nil without one.
    public var margin: Double? { runnerUp.map { total - $0.total } }
}
