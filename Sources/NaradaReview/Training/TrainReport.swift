public import NaradaModel

/// What training found: held-out figures before and after, how a fit without labels went, and every weight.
public struct TrainReport: Report, Hashable {
    /// What was learned from.
    public enum Source: Hashable, Sendable {
        case labelled(file: String)
        case unlabelled
    }

    /// A profile by name and version.
    public struct Side: Hashable, Sendable {
        /// What the profile calls itself.
        public var name: String
        /// Its content hash.
        public var version: String

        public init(name: String, version: String) {
            self.name = name
            self.version = version
        }
    }

    /// A level's weight before and after.
    public struct Weight: Hashable, Sendable {
        /// The matcher's name, as profiles spell it.
        public var matcher: String
        /// The comparison level's name, as profiles spell it.
        public var level: String
        /// In bits.
        public var before: Double
        /// Bits that were learned.
        public var after: Double
        /// Probability of the level among pairs of one recording, 0...1, as it was learned.
        public var m: Double
        /// The same among pairs of two recordings.
        public var u: Double
        /// Pairs of one recording at the level; a fraction where pairs were weighed.
        public var same: Double
        /// The same for pairs of two recordings.
        public var different: Double

        public init(
            matcher: String, level: String, before: Double, after: Double, m: Double, u: Double, same: Double,
            different: Double
        ) {
            self.matcher = matcher
            self.level = level
            self.before = before
            self.after = after
            self.m = m
            self.u = u
            self.same = same
            self.different = different
        }
    }

    /// How a fit without labels went.
    public struct Fit: Hashable, Sendable {
        /// Rows that were paired with each other.
        public var rows: Int
        /// Services that the rows come from.
        public var sources: Int
        /// Pairs that the fit looked at.
        public var candidates: Int
        /// Rounds of expectation and maximisation.
        public var iterations: Int
        /// Of a probability, in the last iteration.
        public var largestChange: Double
        /// In bits, above that of a library without any match.
        public var logLikelihood: Double
        /// Candidate pairs expected to be one recording.
        public var matches: Double

        public init(
            rows: Int, sources: Int, candidates: Int, iterations: Int, largestChange: Double, logLikelihood: Double,
            matches: Double
        ) {
            self.rows = rows
            self.sources = sources
            self.candidates = candidates
            self.iterations = iterations
            self.largestChange = largestChange
            self.logLikelihood = logLikelihood
            self.matches = matches
        }
    }

    /// A point of the calibration table.
    public struct Point: Hashable, Sendable {
        /// The match weight, prior included.
        public var bits: Double
        /// What the weight is taken for, 0...1.
        public var probability: Double

        public init(bits: Double, probability: Double) {
            self.bits = bits
            self.probability = probability
        }
    }

    /// What was learned from.
    public var source: Source
    /// The profile that training began with.
    public var start: Side
    /// The profile that came of it.
    public var learned: Side
    /// Every level's weight before and after, in the profile's order.
    public var weights: [Weight]
    /// What was learned from, in numbers.
    public var counts: [EvaluationReport.Count] = []
    /// Held-out figures, fold by fold; empty where none was held out.
    public var folds: [Fold] = []
    /// The same over all folds.
    public var pooled: Fold?
    /// How the fit went; nil where labels were given.
    public var fit: Fit?
    /// The curve that turns weights into probabilities; nil where none was learned.
    public var calibration: [Point]?
    /// Lines that could not be used.
    public var refused = 0
    /// Wall time.
    public var seconds = 0.0

    /// Of the JSON's shape.
    static let version = 1

    public init(source: Source, start: Side, learned: Side, weights: [Weight]) {
        self.source = source
        self.start = start
        self.learned = learned
        self.weights = weights
    }

    public var outcome: Outcome { refused > 0 ? .someRefused : .done }
}
