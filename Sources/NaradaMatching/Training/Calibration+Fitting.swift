import NaradaModel

extension Calibration {
    /// Pairs below which a table would follow chance.
    public static let leastPairs = 100
    /// Bits that a bin spans, at least, and between which bins are told apart: no threshold lies beyond.
    private static let binWidth = 1.0
    private static let range = -12.0...16.0
    /// Pairs in a bin, at least: the observed share of twenty is known to a tenth.
    private static let leastInBin = 20
    /// Pairs that the model's own probability counts for in each bin, so that no bin promises certainty.
    private static let strength = 4.0

    /// The table that makes these pairs' probabilities true: isotonic regression over bins of a bit each; nil where
    /// there are fewer than `leastPairs`, or all have the same bits.
    ///
    /// Zadrozny, Elkan: "Transforming Classifier Scores into Accurate Multiclass Probability Estimates", KDD 2002. Not
    /// Platt's sigmoid, because ours is one already. The outcome does not depend on the order of the pairs.
    ///
    /// - Parameter pairs: held-out pairs: their bits must come from a profile that has not seen them.
    public init?(fitting pairs: [(bits: Double, isSame: Bool)]) {
        guard pairs.count >= Self.leastPairs else { return nil }
        let sorted = pairs.sorted { ($0.bits, $0.isSame ? 1 : 0) < ($1.bits, $1.isSame ? 1 : 0) }
        let clamped = sorted.map { min(max($0.bits, Self.range.lowerBound), Self.range.upperBound) }
        var bins: [ArraySlice<(bits: Double, isSame: Bool)>] = []
        var start = 0
        for end in 1...sorted.count {
            let isLast = end == sorted.count
            // Pairs of equal bits stand in one bin, and what is left joins the last one.
            guard isLast || end - start >= Self.leastInBin && clamped[end] - clamped[start] >= Self.binWidth
            else { continue }
            if isLast && end - start < Self.leastInBin, let last = bins.popLast() {
                start = last.startIndex
            }
            bins.append(sorted[start..<end])
            start = end
        }
        let means = bins.map { bin in bin.reduce(0.0) { $0 + $1.bits } / Double(bin.count) }
        let rates = zip(bins, means).map { bin, bits in
            let prior = Self.strength * Evidence.probability(ofBits: bits)
            return (Double(bin.count { $0.isSame }) + prior) / (Double(bin.count) + Self.strength)
        }
        let rising = Isotonic.rising(rates, weights: bins.map { Double($0.count) })
        var points: [Point] = []
        for (bits, rate) in zip(means, rising) {
            let point = Point(bits: Learner.rounded(bits), probability: Learner.rounded(min(max(rate, 1e-6), 1 - 1e-6)))
            if let last = points.last, last.bits >= point.bits { continue }
            // Of a flat stretch only the ends are needed.
            if points.count > 1, points[points.count - 1].probability == point.probability,
                points[points.count - 2].probability == point.probability
            {
                points.removeLast()
            }
            points.append(point)
        }
        self.init(points: points)
    }
}
