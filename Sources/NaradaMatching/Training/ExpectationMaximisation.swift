import Foundation

/// Learns m without labels: which candidate pairs are one recording, and how such pairs look, each from the other in turn.
///
/// The pairs of a library are a mixture of matches and of all others. u is known beforehand from random pairs, nearly all
/// of which are two recordings; with u fixed, the two classes cannot change places (Splink does the same;
/// Winkler: "Using the EM Algorithm for Weight Computation in the Fellegi–Sunter Model", 2000). Candidates stand for all
/// pairs of the library: what the search passes over has no share in the matches. Dependence of title and artists is the
/// scoring model's: u of a title is conditional on the artists.
///
/// What it chose not to be: a fit of u or of the expected twins. An unmarked second recording looks like a match,
/// so that only labels can count them.
public struct ExpectationMaximisation: Sendable {
    /// Iterations after which a fit that moves is no fit.
    public static let mostIterations = 200
    /// Largest change of a probability at which the fit stands still.
    public static let tolerance = 1e-4
    /// Candidate pairs, and matches among them, that the starting profile must not outweigh.
    public static let leastPairs = 200
    public static let leastMatches = 50.0
    /// More of the candidates than this are no matches in any library: most rows have several candidates.
    static let mostMatches = 0.9
    /// Bits of log likelihood that a match must bring, or it is one by the prior alone and not by its look.
    static let leastGain = 1.0
    /// Bits by which agreement may weigh less than conflict through chance alone.
    static let tolerated = 0.5

    /// What was found.
    public struct Outcome: Sendable {
        /// The probability of each pair to be the same, in the order of the pairs.
        public var posteriors: [Double]
        public var iterations: Int
        /// Of a probability, in the last iteration.
        public var largestChange: Double
        /// In bits, above that of a library without any match.
        public var logLikelihood: Double
        /// How many of the pairs are expected to be the same.
        public var matches: Double
    }

    private let start: Profile
    private let most: Int

    /// - Parameters:
    ///   - start: its u are kept, its m are the prior.
    ///   - most: iterations, at most.
    public init(from start: Profile, most: Int = Self.mostIterations) {
        self.start = start
        self.most = most
    }

    /// The fit to these candidate pairs. Cost: a pass over the pairs for each iteration.
    ///
    /// - Parameters:
    ///   - all: pairs of the whole library, of which these are the candidates.
    ///   - progress: called with the number of iterations done.
    /// - Throws: `TrainingFault` where there are too few pairs, the fit does not settle, or it settles on nonsense.
    public func fit(_ pairs: [ComparedPair], among all: Double, progress: (Int) -> Void = { _ in }) throws -> Outcome {
        guard pairs.count >= Self.leastPairs else {
            throw TrainingFault.fewCandidates(count: pairs.count, needed: Self.leastPairs)
        }
        var m = start.fields.map(Probabilities.init)
        let evidence = pairs.map { evidenceOfDifference($0) }
        var prevalence = 1 / (pairs.first?.context.libraryTracks ?? 1)
        var outcome = Outcome(posteriors: [], iterations: 0, largestChange: 1, logLikelihood: 0, matches: 0)
        while outcome.largestChange >= Self.tolerance {
            guard outcome.iterations < most else {
                throw TrainingFault.unsettled(iterations: outcome.iterations, change: outcome.largestChange)
            }
            outcome = step(pairs, evidence, &m, &prevalence, among: all, after: outcome.iterations)
            progress(outcome.iterations)
        }
        guard outcome.matches >= Self.leastMatches, outcome.matches <= Self.mostMatches * Double(pairs.count) else {
            throw TrainingFault.prevalence(matches: Int(outcome.matches.rounded()), pairs: pairs.count)
        }
        guard outcome.logLikelihood >= Self.leastGain * outcome.matches else {
            throw TrainingFault.indistinct(matches: Int(outcome.matches.rounded()))
        }
        try check(m, pairs, outcome.posteriors)
        return outcome
    }

    /// m of one field by level, 1 where a level does not weigh.
    private struct Probabilities {
        var values: [Double]
        let weighs: [Bool]
        private let prior: [Double]
        /// Levels whose probabilities add up to 1.
        private let groups: [[Int]]

        init(_ field: Profile.Field) {
            let levels = MatcherCatalogue.matcher(named: field.matcher)?.levels ?? []
            let weighing = levels.indices.filter { field.weights[levels[$0].name] != nil }
            let weights = weighing.compactMap { field.weights[levels[$0].name] }
            weighs = levels.map { field.weights[$0.name] != nil }
            prior = levels.map { field.weights[$0.name]?.m ?? 1 }
            groups = LevelPartition.groups(of: weights).map { $0.map { weighing[$0] } }
            values = prior
            _ = learn(levels.map { _ in 0 })
        }

        /// Learns from the counts; returns the largest change.
        mutating func learn(_ counts: [Double]) -> Double {
            var change = 0.0
            for group in groups {
                let learned = Learner.posterior(group.map { counts[$0] }, group.map { prior[$0] })
                for (index, value) in zip(group, learned) {
                    change = max(change, abs(values[index] - value))
                    values[index] = value
                }
            }
            return change
        }
    }

    private func step(
        _ pairs: [ComparedPair], _ evidence: [Double], _ m: inout [Probabilities], _ prevalence: inout Double,
        among all: Double, after iterations: Int
    ) -> Outcome {
        let logs = m.map { $0.values.map { log2($0) } }
        var counts = m.map { $0.values.map { _ in 0.0 } }
        var outcome = Outcome(
            posteriors: [], iterations: iterations + 1, largestChange: 0, logLikelihood: all * log2(1 - prevalence),
            matches: 0)
        outcome.posteriors.reserveCapacity(pairs.count)
        let prior = log2(prevalence / (1 - prevalence))
        for (pair, evidence) in zip(pairs, evidence) {
            var bits = prior + evidence
            for field in logs.indices { bits += logs[field][Int(pair.levels[field])] }
            let posterior = 1 / (1 + exp2(-bits))
            outcome.posteriors.append(posterior)
            outcome.matches += posterior
            outcome.logLikelihood += bits > 60 ? bits : log2(1 + exp2(bits))
            for field in counts.indices { counts[field][Int(pair.levels[field])] += posterior }
        }
        for index in m.indices { outcome.largestChange = max(outcome.largestChange, m[index].learn(counts[index])) }
        let found = min(max(outcome.matches / all, 1e-12), 0.5)
        // Prevalence is tiny in itself; what matters is by which part it moves.
        outcome.largestChange = max(outcome.largestChange, abs(found - prevalence) / max(found, prevalence))
        prevalence = found
        return outcome
    }

    /// The bits that a pair has but for log2 m: what it costs to be explained as two recordings.
    private func evidenceOfDifference(_ pair: ComparedPair) -> Double {
        var bits = -pair.readingCost
        for (index, field) in start.fields.enumerated() {
            guard let matcher = MatcherCatalogue.matcher(named: field.matcher),
                let weight = field.weights[matcher.levels[Int(pair.levels[index])].name]
            else { continue }
            bits += weight.bits(in: pair.context) - log2(weight.m)
        }
        return bits
    }

    /// Refuses a fit in which agreement speaks against a match: a class was found, but not the one of recordings.
    private func check(_ m: [Probabilities], _ pairs: [ComparedPair], _ posteriors: [Double]) throws {
        var counts = TrainingCounts(of: start)
        for (pair, posterior) in zip(pairs, posteriors) { counts.add(same: pair, weight: posterior) }
        for (index, field) in start.fields.enumerated() {
            guard let matcher = MatcherCatalogue.matcher(named: field.matcher) else { continue }
            let compared = matcher.levels.indices.reduce(0.0) {
                $0 + (m[index].weighs[$1] ? counts.fields[index].same[$1] : 0)
            }
            guard compared >= Learner.strength else { continue }
            func weight(_ answer: ComparisonLevel.Answer) -> Double {
                var (matched, unmatched) = (0.0, 0.0)
                for (level, value) in zip(matcher.levels, m[index].values) where level.answer == answer {
                    guard let weight = field.weights[level.name] else { continue }
                    matched += value
                    unmatched += weight.u(in: counts.usual)
                }
                return log2(matched / unmatched)
            }
            if weight(.agrees) < weight(.conflicts) - Self.tolerated {
                throw TrainingFault.backwards(matcher: field.matcher)
            }
        }
    }
}
