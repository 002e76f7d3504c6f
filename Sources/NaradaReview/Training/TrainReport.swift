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
        public var name: String
        public var version: String

        public init(name: String, version: String) {
            self.name = name
            self.version = version
        }
    }

    /// A level's weight before and after.
    public struct Weight: Hashable, Sendable {
        public var matcher: String
        public var level: String
        /// In bits.
        public var before: Double
        public var after: Double
        /// After, as probabilities.
        public var m: Double
        public var u: Double
        /// Pairs of one recording, and of two, at the level; fractions where pairs were weighed.
        public var same: Double
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
        public var rows: Int
        public var sources: Int
        public var candidates: Int
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
        public var bits: Double
        public var probability: Double

        public init(bits: Double, probability: Double) {
            self.bits = bits
            self.probability = probability
        }
    }

    public var source: Source
    public var start: Side
    public var learned: Side
    public var weights: [Weight]
    public var counts: [EvaluationReport.Count] = []
    /// Held-out figures, fold by fold; empty where none was held out.
    public var folds: [Fold] = []
    /// The same over all folds.
    public var pooled: Fold?
    public var fit: Fit?
    public var calibration: [Point]?
    /// Lines that could not be used.
    public var refused = 0
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
