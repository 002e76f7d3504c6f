/// Which levels of a matcher answer one question, so that their probabilities add up to 1.
enum LevelPartition {
    /// Sums of m that a hand-written profile may miss 1 by.
    private static let tolerance = 0.05

    /// The groups of positions, in order.
    ///
    /// Most matchers ask one question. One whose m add up to more asks several – where the albums are the same, is the
    /// place? and where they are not known? – and weighs each in a way of its own.
    static func groups(of weights: [LevelWeight]) -> [[Int]] {
        let sum = weights.reduce(0) { $0 + $1.m }
        return abs(sum - 1) > tolerance ? kinds(of: weights) : [Array(weights.indices)]
    }

    /// The positions of the levels by kind of weight, in order.
    static func kinds(of weights: [LevelWeight]) -> [[Int]] {
        var groups: [[Int]] = []
        for index in weights.indices {
            if let known = groups.firstIndex(where: { weights[$0[0]].isOfKind(of: weights[index]) }) {
                groups[known].append(index)
            } else {
                groups.append([index])
            }
        }
        return groups
    }
}

extension LevelWeight {
    fileprivate func isOfKind(of other: LevelWeight) -> Bool {
        switch (self, other) {
        case (.fixed, .fixed), (.conditional, .conditional), (.artistShare, .artistShare), (.albumShare, .albumShare),
            (.impostors, .impostors):
            true
        default: false
        }
    }
}
