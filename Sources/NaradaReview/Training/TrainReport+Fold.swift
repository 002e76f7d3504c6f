import Foundation
public import NaradaModel

extension TrainReport {
    /// What a profile says of a held-out pair.
    public struct Verdict: Hashable, Sendable {
        /// 0 to 100, as the profile says it.
        public var confidence: Confidence
        /// 0...1, before it is rounded down to a confidence.
        public var probability: Double
        /// Whether the profile would write a mapping.
        public var isAccepted: Bool

        public init(confidence: Confidence, probability: Double, isAccepted: Bool) {
            self.confidence = confidence
            self.probability = probability
            self.isAccepted = isAccepted
        }
    }

    /// How good a profile's verdicts are.
    public struct Figures: Hashable, Sendable {
        /// Pairs by truth and verdict, at the profile's threshold of acceptance.
        public private(set) var metrics = PairMetrics()
        /// How often pairs of each confidence were the same.
        public private(set) var calibration = CalibrationTable()
        private var loss = 0.0

        /// A probability nearer to 0 or 1 than this counts as this far: one verdict must not outweigh a thousand.
        private static let nearest = 1e-6

        public init() {}

        /// Counts a verdict.
        public mutating func add(_ verdict: Verdict, isSame: Bool) {
            calibration.add(verdict.confidence, isRight: isSame)
            if verdict.isAccepted && isSame { metrics.truePositives += 1 }
            if verdict.isAccepted && !isSame { metrics.falsePositives += 1 }
            if !verdict.isAccepted && isSame { metrics.falseNegatives += 1 }
            let right = isSame ? verdict.probability : 1 - verdict.probability
            loss -= log(min(max(right, Self.nearest), 1))
        }

        /// The mean of −ln of the probability that was given to the truth, at least 0; nil without pairs.
        public var logLoss: Double? { calibration.count > 0 ? loss / Double(calibration.count) : nil }
        /// See `CalibrationTable`.
        public var expectedError: Double? { calibration.expectedError }
    }

    /// A part of the truth that was held out, or all parts together.
    public struct Fold: Hashable, Sendable {
        /// From 1; nil for all folds.
        public var number: Int?
        /// Pairs of one recording.
        public private(set) var same = 0
        /// Pairs of two recordings.
        public private(set) var different = 0
        /// Of the starting profile.
        public private(set) var before = Figures()
        /// Of the profile learned from the other folds.
        public private(set) var after = Figures()
        /// The same with a calibration learned from the other folds; nil where none was asked for.
        public private(set) var calibrated: Figures?

        public init(number: Int?) {
            self.number = number
        }

        /// Counts a pair.
        public mutating func count(isSame: Bool, before: Verdict, after: Verdict) {
            if isSame { same += 1 } else { different += 1 }
            self.before.add(before, isSame: isSame)
            self.after.add(after, isSame: isSame)
        }

        /// Counts what calibration makes of a pair that was counted.
        public mutating func count(isSame: Bool, calibrated verdict: Verdict) {
            calibrated = calibrated ?? Figures()
            calibrated?.add(verdict, isSame: isSame)
        }

        /// The figures as a sentence of a profile's provenance.
        public func sentence(folds: Int) -> String {
            func change(_ name: String, _ figure: (Figures) -> Double?) -> String {
                ([before, after] + (calibrated.map { [$0] } ?? [])).map { Numerals.ratio(figure($0)) }
                    .joined(separator: " → ").prefixed(by: name + " ")
            }
            let figures = [
                change("precision", { $0.metrics.precision }), change("recall", { $0.metrics.recall }),
                change("F1", { $0.metrics.f1 }), change("log loss", { $0.logLoss }),
                change("calibration error", { $0.expectedError }),
            ]
            let stages = calibrated == nil ? "before → learned" : "before → learned → calibrated"
            return "Held out in \(folds) folds by recording, \(stages): \(figures.joined(separator: ", "))."
        }
    }
}

extension String {
    fileprivate func prefixed(by prefix: String) -> String { prefix + self }
}
