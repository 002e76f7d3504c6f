import Foundation

/// A profile's weights as a person compares them: one line for each level.
public struct WeightLine: Hashable, Sendable {
    public var matcher: String
    public var level: String
    public var m: Double
    /// Under the usual circumstances where u depends on them.
    public var u: Double
    /// Pairs of one recording that stood at the level.
    public var same: Double
    /// Pairs of two recordings that did, of those over which u is counted.
    public var different: Double

    /// log2(m / u).
    public var bits: Double { log2(m / u) }
}

extension Profile {
    /// The weights in the order of evidence, under the usual circumstances of the counted pairs: artists that agree and
    /// have as many tracks as those of the pairs that are the same, a title that nobody else uses.
    public func weights(beside counts: TrainingCounts) -> [WeightLine] {
        zip(fields, counts.fields).flatMap { field, counted -> [WeightLine] in
            guard let matcher = MatcherCatalogue.matcher(named: field.matcher) else { return [] }
            return matcher.levels.enumerated().compactMap { index, level in
                field.weights[level.name].map { weight in
                    WeightLine(
                        matcher: field.matcher, level: level.name, m: weight.m, u: weight.u(in: counts.usual),
                        same: counted.same[index],
                        different: counted.different(at: index, of: matcher.role, weighedBy: weight))
                }
            }
        }
    }
}

extension TrainingCounts.Field {
    /// The pairs of two recordings over which u of the level is counted.
    fileprivate func different(at level: Int, of role: MatcherRole, weighedBy weight: LevelWeight) -> Double {
        switch (role, weight) {
        case (_, .impostors): twins[level] + namesakes[level]
        case (.version, _), (.parts, _): alike[level]
        case (_, .conditional), (_, .albumShare): agreeing[level]
        default: different[level]
        }
    }
}
