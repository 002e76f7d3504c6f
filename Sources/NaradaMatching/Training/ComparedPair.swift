import Foundation

/// A pair reduced to what training looks at: its levels, and the circumstances that weights depend on.
///
/// Scored again under any profile with the same matchers at the cost of a few additions, since nothing is compared anew.
/// The reading of misplaced fields stays the one that the comparing model chose.
public struct ComparedPair: Sendable {
    /// The level of each of the profile's fields, by position; 255 past the last.
    let levels: SIMD16<UInt8>
    let context: WeightContext
    /// What the readings of the two rows cost, in bits, at least 0.
    let readingCost: Double
    /// What the decision rules find in the levels.
    public let findings: Findings
}

extension ScoringModel {
    /// The comparison of `row` with `track`, under the readings that agree best by this model.
    public func compare(_ row: FoldedTrack, _ track: FoldedTrack, _ statistics: LibraryStatistics) -> ComparedPair {
        let score = score(row, track, statistics)
        let (row, track) = readings(of: score, row, track)
        return ComparedPair(
            levels: score.levels, context: context(row, track, score.findings, statistics),
            readingCost: row.hypothesis.cost + track.hypothesis.cost, findings: score.findings)
    }

    /// The score of a pair that was compared before, by a model with the same matchers in the same order.
    public func score(_ pair: ComparedPair) -> PairScore {
        var total = -log2(pair.context.libraryTracks) - pair.readingCost
        forEachField { lane, field in total += field.weights[Int(pair.levels[lane])]?.bits(in: pair.context) ?? 0 }
        return calibrated(
            PairScore(
                levels: pair.levels, readings: (row: 0, track: 0), total: total, calibrated: total,
                findings: pair.findings))
    }
}
