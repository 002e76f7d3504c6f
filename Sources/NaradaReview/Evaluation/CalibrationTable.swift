public import NaradaModel

/// How often pairs of a confidence are right: ten bins of ten percent, and the gap between promise and fact.
public struct CalibrationTable: Hashable, Sendable {
    /// The pairs of ten neighbouring confidences.
    public struct Bin: Hashable, Sendable {
        /// The confidences that fall into the bin, in percent.
        public let confidences: ClosedRange<Int>
        public fileprivate(set) var count = 0
        /// How many of them are right.
        public fileprivate(set) var right = 0
        fileprivate var percentSum = 0

        /// The mean confidence, 0...1; nil for an empty bin.
        public var promised: Double? { count > 0 ? Double(percentSum) / Double(count) / 100 : nil }
        /// The part that is right, 0...1; nil for an empty bin.
        public var observed: Double? { PairMetrics.ratio(right, count) }
    }

    /// Ten bins, lowest first; the last one holds 100 too.
    public private(set) var bins: [Bin]

    /// Ten: what papers on calibration use, so that figures can be compared (Guo, Pleiss, Sun, Weinberger: "On Calibration
    /// of Modern Neural Networks", ICML 2017, use 10 to 15).
    public static let binCount = 10
    private static let binWidth = 10

    public init() {
        bins = (0..<Self.binCount).map { index in
            let last = index == Self.binCount - 1
            return Bin(confidences: index * Self.binWidth...(last ? 100 : (index + 1) * Self.binWidth - 1))
        }
    }

    /// The table of the pairs.
    public init(_ pairs: some Sequence<(confidence: Confidence, isRight: Bool)>) {
        self.init()
        for pair in pairs { add(pair.confidence, isRight: pair.isRight) }
    }

    /// Counts a pair.
    public mutating func add(_ confidence: Confidence, isRight: Bool) {
        let index = min(confidence.percent / Self.binWidth, Self.binCount - 1)
        bins[index].count += 1
        bins[index].right += isRight ? 1 : 0
        bins[index].percentSum += confidence.percent
    }

    /// The pairs counted.
    public var count: Int { bins.reduce(0) { $0 + $1.count } }

    /// The expected calibration error, 0...1: the gap between mean confidence and the part that is right, averaged over
    /// the pairs (Naeini, Cooper, Hauskrecht: "Obtaining Well Calibrated Probabilities Using Bayesian Binning", AAAI
    /// 2015). nil without pairs. Confidences are whole percent rounded down, so half a percent of it is rounding.
    public var expectedError: Double? {
        guard count > 0 else { return nil }
        let gaps = bins.reduce(0.0) { sum, bin in
            guard let promised = bin.promised, let observed = bin.observed else { return sum }
            return sum + Double(bin.count) * abs(promised - observed)
        }
        return gaps / Double(count)
    }
}
