import Foundation

/// Why a pair got its confidence: every comparison with its weight, and what else weighed in.
///
/// Weights are log2 Bayes factors ("bits"): +1 doubles the odds, −1 halves them. `prior`, all `fields[].weight` and
/// `competition` add up to `total`, and the probability is `2^total / (1 + 2^total)`.
public struct Evidence: Hashable, Sendable {
    /// One matcher's answer.
    public struct Field: Hashable, Sendable {
        /// The matcher's name, as profiles spell it: `title`, `artists`, `duration` …
        public var matcher: String
        /// The comparison level's name, as profiles spell it: `exact`, `within_3s`, `missing` …
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
        /// Its match weight in bits, prior included, competition not.
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
    /// What the other internal tracks take away, in bits, at most 0: only one of them can be right.
    public var competition: Double
    /// The match weight in bits: prior, fields and competition together.
    public var total: Double
    public var runnerUp: RunnerUp?
    /// What beside a low confidence kept the pair from acceptance when it was scored: rules, a tie, or a confidence
    /// between the thresholds. What a sibling row or a person said after that stands in the review item alone.
    public var reasons: [ReviewReason]
    /// Content hash of the profile that scored the pair.
    public var matcherVersion: String

    public init(
        fields: [Field], prior: Double, competition: Double = 0, total: Double, runnerUp: RunnerUp? = nil,
        reasons: [ReviewReason] = [],
        matcherVersion: String
    ) {
        self.fields = fields
        self.prior = prior
        self.competition = competition
        self.total = total
        self.runnerUp = runnerUp
        self.reasons = reasons
        self.matcherVersion = matcherVersion
    }

    /// How far the runner-up lies behind, in bits, before competition; nil without one.
    public var margin: Double? { runnerUp.map { total - competition - $0.total } }
    /// The probability of a match, 0...1.
    public var probability: Double { Evidence.probability(ofBits: total) }

    /// The probability that odds of `2^bits` mean, 0...1; 0 for NaN.
    public static func probability(ofBits bits: Double) -> Double {
        bits.isNaN ? 0 : 1 / (1 + exp2(-bits))
    }
}
