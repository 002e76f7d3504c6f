/// How well a set of pairs that were called the same agrees with the pairs that are the same.
///
/// Ratios are nil where nothing stands below the line: a matcher that accepts nothing has no precision, not a perfect one.
public struct PairMetrics: Hashable, Sendable {
    /// Called the same, and are.
    public var truePositives: Int
    /// Called the same, and are not.
    public var falsePositives: Int
    /// Are the same, and were not called so.
    public var falseNegatives: Int

    public init(truePositives: Int = 0, falsePositives: Int = 0, falseNegatives: Int = 0) {
        self.truePositives = truePositives
        self.falsePositives = falsePositives
        self.falseNegatives = falseNegatives
    }

    /// The part of the called pairs that are the same, 0...1.
    public var precision: Double? { Self.ratio(truePositives, truePositives + falsePositives) }

    /// The part of the same pairs that were called so, 0...1.
    public var recall: Double? { Self.ratio(truePositives, truePositives + falseNegatives) }

    /// The harmonic mean of precision and recall, 0...1: 2·TP / (2·TP + FP + FN).
    public var f1: Double? { Self.ratio(2 * truePositives, 2 * truePositives + falsePositives + falseNegatives) }

    static func ratio(_ part: Int, _ whole: Int) -> Double? { whole > 0 ? Double(part) / Double(whole) : nil }
}

extension PairMetrics {
    /// The metrics of one grouping of rows against another, counted over all pairs of rows.
    ///
    /// Counts members of groups instead of pairs: a group of n has n·(n−1)/2 pairs. Cost: one pass over the rows.
    ///
    /// - Parameter rows: for each row the group that it truly belongs to, and the one it was put into; nil where it was put
    ///   into none, which pairs it with nothing.
    public init<Truth: Hashable, Called: Hashable>(grouping rows: some Sequence<(truth: Truth, called: Called?)>) {
        var trueSizes: [Truth: Int] = [:]
        var calledSizes: [Called: Int] = [:]
        var sharedSizes: [Both<Truth, Called>: Int] = [:]
        for (truth, called) in rows {
            trueSizes[truth, default: 0] += 1
            guard let called else { continue }
            calledSizes[called, default: 0] += 1
            sharedSizes[Both(truth: truth, called: called), default: 0] += 1
        }
        let same = Self.pairs(in: sharedSizes.values)
        self.init(
            truePositives: same, falsePositives: Self.pairs(in: calledSizes.values) - same,
            falseNegatives: Self.pairs(in: trueSizes.values) - same)
    }

    private struct Both<Truth: Hashable, Called: Hashable>: Hashable {
        var truth: Truth
        var called: Called
    }

    private static func pairs(in sizes: some Sequence<Int>) -> Int { sizes.reduce(0) { $0 + $1 * ($1 - 1) / 2 } }
}
