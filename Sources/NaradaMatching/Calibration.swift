import Foundation
import NaradaModel

/// A table that turns a match weight into a probability, where the model's own `2^bits / (1 + 2^bits)` promises too much
/// or too little: monotone, short, part of the profile.
///
/// Between two points the log odds are interpolated; beyond the first and the last the end point's probability holds,
/// since nothing is known there. The model's bits still rank candidates and measure ties: a table is flat in places,
/// and two candidates of one row are told apart by their evidence, not by how far such evidence can be trusted at all.
public struct Calibration: Hashable, Sendable {
    /// Pairs of so many bits are right with this probability.
    public struct Point: Hashable, Sendable {
        /// The total match weight, prior included.
        public var bits: Double
        /// Above 0 and below 1.
        public var probability: Double

        public init(bits: Double, probability: Double) {
            self.bits = bits
            self.probability = probability
        }
    }

    /// Bits rise strictly, probabilities do not fall.
    public let points: [Point]

    /// A table of more points than this is noise written down.
    public static let mostPoints = 64

    /// The table of the points; nil where there are none or too many, or they are out of range or order.
    public init?(points: [Point]) {
        guard (1...Self.mostPoints).contains(points.count),
            points.allSatisfy({ $0.bits.isFinite && $0.probability > 0 && $0.probability < 1 }),
            zip(points, points.dropFirst()).allSatisfy({ $0.bits < $1.bits && $0.probability <= $1.probability })
        else { return nil }
        self.points = points
    }

    /// The probability that a pair of that total is right, above 0 and below 1.
    public func probability(ofBits bits: Double) -> Double { Evidence.probability(ofBits: self.bits(of: bits)) }

    /// The log2 odds that the table gives a pair of that total.
    public func bits(of total: Double) -> Double {
        guard let next = points.firstIndex(where: { $0.bits >= total }) else {
            return Self.odds(points[points.count - 1].probability)
        }
        guard next > 0 else { return Self.odds(points[0].probability) }
        let (low, high) = (points[next - 1], points[next])
        let part = (total - low.bits) / (high.bits - low.bits)
        return Self.odds(low.probability) * (1 - part) + Self.odds(high.probability) * part
    }

    /// What rivals take away from the calibrated bits of a candidate, at most 0.
    ///
    /// The table says how probable it is that one of the candidates is right, read at the odds of all of them together;
    /// that probability is shared among them by the model's own odds. So the probabilities of all candidates never add
    /// up to more than 1, two equal ones get half each, a clear winner keeps nearly all, and with the identity in the
    /// table's place the result is the model's `-log2(1 + odds of all rivals)`. A candidate never gains by having rivals.
    ///
    /// - Parameters:
    ///   - total: the candidate's bits before calibration.
    ///   - rivals: those of the others.
    public func competition(of total: Double, against rivals: [Double]) -> Double {
        guard !rivals.isEmpty else { return 0 }
        // Odds are taken relative to the greatest, so that none overflows.
        let greatest = rivals.reduce(total, max)
        let together = greatest + log2(rivals.reduce(exp2(total - greatest)) { $0 + exp2($1 - greatest) })
        let share = exp2(total - together)
        let probability = min(probability(ofBits: total), probability(ofBits: together) * share)
        return min(0, Self.odds(max(probability, .leastNormalMagnitude)) - bits(of: total))
    }

    private static func odds(_ probability: Double) -> Double { log2(probability / (1 - probability)) }
}
