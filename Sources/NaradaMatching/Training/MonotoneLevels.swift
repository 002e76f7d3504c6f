import Foundation

/// Keeps learned weights in the order that a librarian would sign.
///
/// The levels of lengths, albums, places, years, versions, parts and identifiers go from best agreement to worst, so their weights must
/// fall along them: adjacent violators of m/u are pooled, which is the likeliest ordered outcome (Dykstra, Kochar,
/// Robertson: "Inference for Likelihood Ratio Ordering in the Two-Sample Problem", JASA 1995). Agreeing titles and names
/// are of several kinds – a translation is not a worse misspelling – so of these only the least is asked: none weighs
/// less than a conflict.
struct MonotoneLevels {
    /// The levels that weigh, best agreement first.
    let levels: [ComparisonLevel]
    let role: MatcherRole
    /// Where frequencies are weighed against fixed numbers.
    let usual: WeightContext

    /// Changes the weights as little as the order asks. Sums of m stay.
    func restore(_ weights: inout [LevelWeight]) {
        switch role {
        case .title, .artists: restoreConflicts(&weights)
        // Shares of albums and fixed numbers are compared under the usual circumstances only.
        default: weights.contains(where: \.isShareOfAlbum) ? restoreConflicts(&weights) : restoreChain(&weights)
        }
    }

    /// A run of levels with one m/u.
    private struct Block {
        var range: Range<Int>
        var m: Double
        var unmatched: [Double]

        /// Whether the levels of `next` would weigh more than those before them, under some circumstance.
        func isOutweighed(by next: Block) -> Bool {
            zip(unmatched, next.unmatched).contains { next.m * $0 > m * $1 }
        }

        func joined(_ next: Block) -> Block {
            Block(
                range: range.lowerBound..<next.range.upperBound, m: m + next.m,
                unmatched: zip(unmatched, next.unmatched).map { $0 + $1 })
        }
    }

    private func restoreChain(_ weights: inout [LevelWeight]) {
        guard Set(weights.map(\.unmatched.count)).count == 1 else { return }
        var blocks: [Block] = []
        for (index, weight) in weights.enumerated() {
            blocks.append(Block(range: index..<index + 1, m: weight.m, unmatched: weight.unmatched))
            while blocks.count > 1, blocks[blocks.count - 2].isOutweighed(by: blocks[blocks.count - 1]) {
                let last = blocks.removeLast()
                blocks[blocks.count - 1] = blocks[blocks.count - 1].joined(last)
            }
        }
        for block in blocks where block.range.count > 1 {
            // m is counted on its own, u is shared out so that every level of the run weighs the same.
            for index in block.range {
                let part = weights[index].m / block.m
                weights[index] = weights[index].with(m: weights[index].m, unmatched: block.unmatched.map { $0 * part })
            }
        }
    }

    private func restoreConflicts(_ weights: inout [LevelWeight]) {
        guard let conflict = levels.firstIndex(where: { $0.answer == .conflicts }) else { return }
        let u = weights.map { $0.u(in: usual) }
        var pool = [conflict]
        var (m, pooled) = (weights[conflict].m, u[conflict])
        let agreeing = levels.indices.filter { levels[$0].answer == .agrees }
            .sorted { (weights[$0].m / u[$0], $0) < (weights[$1].m / u[$1], $1) }
        for index in agreeing where weights[index].m * pooled < m * u[index] {
            pool.append(index)
            m += weights[index].m
            pooled += u[index]
        }
        guard pool.count > 1 else { return }
        for index in pool {
            weights[index] = weights[index].with(m: m * u[index] / pooled, unmatched: weights[index].unmatched)
        }
    }
}

extension LevelWeight {
    /// The probability that two rows of different recordings stand at the level under the circumstances.
    func u(in context: WeightContext) -> Double { m / exp2(bits(in: context)) }
}
