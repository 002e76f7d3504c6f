public import NaradaModel

/// Precision, recall and F1 at every threshold of acceptance from 0 to 100.
public struct ThresholdCurve: Hashable, Sendable {
    /// By threshold: what is called the same where pairs of at least this confidence are accepted.
    public let points: [PairMetrics]

    /// Thresholds are whole percent, as confidences are.
    public static let thresholds = 0...100

    /// The curve of points that were counted elsewhere.
    ///
    /// - Parameter point: the metrics at a threshold.
    public init(_ point: (Int) -> PairMetrics) {
        points = Self.thresholds.map(point)
    }

    /// The curve of pairs with their confidence and whether they are the same.
    ///
    /// - Parameters:
    ///   - pairs: pairs that are accepted from a threshold of their confidence on downwards.
    ///   - missed: pairs that are the same and are accepted at no threshold: vetoed, or never compared.
    public init(_ pairs: some Sequence<(confidence: Confidence, isSame: Bool)>, missed: Int = 0) {
        var same = Array(repeating: 0, count: Self.thresholds.count)
        var different = same
        for pair in pairs {
            if pair.isSame { same[pair.confidence.percent] += 1 } else { different[pair.confidence.percent] += 1 }
        }
        let allSame = same.reduce(missed, +)
        var metrics = PairMetrics()
        var points: [PairMetrics] = []
        for threshold in Self.thresholds.reversed() {
            metrics.truePositives += same[threshold]
            metrics.falsePositives += different[threshold]
            metrics.falseNegatives = allSame - metrics.truePositives
            points.append(metrics)
        }
        self.points = points.reversed()
    }

    /// The metrics where pairs of at least `threshold` are accepted.
    public subscript(threshold: Confidence) -> PairMetrics { points[threshold.percent] }

    /// The threshold with the highest F1, and its metrics: the highest of several, since fewer mistakes are then made at
    /// the same F1. nil where no threshold finds a pair that is the same.
    public var best: (threshold: Confidence, metrics: PairMetrics)? {
        var best: (threshold: Confidence, metrics: PairMetrics)?
        for (threshold, metrics) in points.enumerated() where metrics.truePositives > 0 {
            if let highest = best?.metrics.f1, let f1 = metrics.f1, f1 < highest { continue }
            best = (Confidence(percent: threshold), metrics)
        }
        return best
    }
}
