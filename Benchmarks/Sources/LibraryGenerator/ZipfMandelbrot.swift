import Foundation
import NaradaTestSupport

/// Ranks with the skew of words and of artists: rank r is drawn in proportion to 1 / (r + shift).
///
/// Mandelbrot's form of Zipf's law ("An informational theory of the statistical structure of language", 1953) with
/// exponent 1. The sum is taken for its integral, so that a draw is one exponential and no table is needed.
struct ZipfMandelbrot: Sendable {
    /// How many ranks there are, from 0.
    let count: Int
    /// Flattens the head: the higher, the less the first ranks stand out.
    let shift: Double

    /// The rank at `fraction` (0..<1) of the probability.
    func rank(at fraction: Double) -> Int {
        let rank = shift * (pow((Double(count) + shift) / shift, fraction) - 1)
        return min(Int(rank), max(0, count - 1))
    }

    /// How likely a rank is.
    func probability(of rank: Int) -> Double {
        log((Double(rank) + 1 + shift) / (Double(rank) + shift)) / log((Double(count) + shift) / shift)
    }

    /// Draws a rank.
    func draw(using random: inout SplitMix64) -> Int { rank(at: random.unit()) }
}
