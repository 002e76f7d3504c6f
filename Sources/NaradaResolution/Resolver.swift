import Foundation
public import NaradaMatching
public import NaradaModel

/// Decides which internal track a connector row is: candidates, scores, rivals, rules, zone.
///
/// Pure: same row, library and settings give the same decision on any thread.
public struct Resolver: Sendable {
    public let model: ScoringModel
    public let settings: Settings

    /// - Parameter settings: thresholds; the profile's own where nil.
    public init(model: ScoringModel, settings: Settings? = nil) {
        self.model = model
        self.settings = settings ?? model.profile.settings
    }

    private struct Candidate {
        let position: Int
        let score: PairScore
    }

    /// The decision for `row` against `library`.
    ///
    /// - Parameter rejected: ids of internal tracks that a person said the row is not; they are never proposed.
    public func resolve(_ row: FoldedTrack, in library: Library, rejected: Set<Int64> = []) -> Decision {
        var scored: [Candidate] = []
        for position in library.candidates(for: row) where !rejected.contains(library.trackIDs[Int(position)]) {
            let score = model.score(row, library.tracks[Int(position)], library.statistics)
            scored.append(Candidate(position: Int(position), score: score))
        }
        // Ties go to the older track: candidates come by position, and `max` would keep the last.
        guard var best = scored.max(by: { $0.score.total < $1.score.total || ($0.score.total == $1.score.total && $0.position > $1.position) })
        else {
            return Decision(zone: .reject, proposal: nil, reasons: [], duplicates: [], comparisons: 0)
        }
        var duplicates: [Candidate] = []
        var rivals: [Candidate] = []
        for other in scored where other.position != best.position {
            if isPlausible(other.score, beside: best.score),
                areOneRecording(best.position, other.position, in: library)
            {
                duplicates.append(other)
            } else {
                rivals.append(other)
            }
        }
        if !duplicates.isEmpty {
            duplicates = (duplicates + [best]).sorted { $0.position < $1.position }
            let tied = duplicates.filter { best.score.total - $0.score.total < model.profile.tieMargin }
            best = tied.first ?? best
        }
        return decide(row, best, rivals: rivals, duplicates: duplicates, comparisons: scored.count, in: library)
    }

    private func decide(
        _ row: FoldedTrack, _ best: Candidate, rivals: [Candidate], duplicates: [Candidate], comparisons: Int,
        in library: Library
    ) -> Decision {
        // Only one internal track can be right, so the odds of the others count against it.
        let competition = -log2(rivals.reduce(1.0) { $0 + exp2($1.score.total) })
        let total = best.score.total + competition
        let confidence = Confidence(probability: Evidence.probability(ofBits: total))
        let unrivalled = Confidence(probability: Evidence.probability(ofBits: best.score.total))
        let runnerUp = rivals.max {
            $0.score.total < $1.score.total || ($0.score.total == $1.score.total && $0.position > $1.position)
        }

        var reasons = DecisionRules.reasons(for: best.score.findings)
        let margin = runnerUp.map { best.score.total - $0.score.total } ?? .infinity
        let isTie = margin < model.profile.tieMargin && unrivalled >= settings.review
        if isTie { reasons.append(.tie) }

        let zone: Zone
        if reasons.contains(.identifierContradiction) || (isTie && unrivalled >= settings.accept) {
            zone = .review
        } else if confidence >= settings.accept {
            zone = reasons.isEmpty ? .accept : .review
        } else if confidence >= settings.review {
            zone = .review
            if reasons.isEmpty { reasons.append(.belowAcceptance) }
        } else {
            zone = .reject
        }
        let track = library.tracks[best.position]
        let evidence = Evidence(
            fields: model.fields(of: best.score, row, track, library.statistics),
            prior: model.prior(library.statistics), competition: competition, total: total,
            runnerUp: runnerUp.map {
                Evidence.RunnerUp(trackID: library.trackIDs[$0.position], total: $0.score.total)
            },
            reasons: reasons, matcherVersion: model.profile.version)
        return Decision(
            zone: zone,
            proposal: Decision.Proposal(
                trackID: library.trackIDs[best.position], method: best.score.method, confidence: confidence,
                evidence: evidence),
            reasons: zone == .review ? reasons : [],
            duplicates: duplicates.map { library.trackIDs[$0.position] }, comparisons: comparisons)
    }

    /// Whether a candidate comes near enough to the best one to ask whether the two are one recording.
    private func isPlausible(_ score: PairScore, beside best: PairScore) -> Bool {
        Confidence(probability: Evidence.probability(ofBits: score.total)) >= settings.review
            || best.total - score.total < model.profile.tieMargin
    }

    /// Whether two internal tracks would be mapped to each other if one were a connector row.
    private func areOneRecording(_ one: Int, _ other: Int, in library: Library) -> Bool {
        let score = model.score(library.tracks[one], library.tracks[other], library.statistics)
        return DecisionRules.reasons(for: score.findings).isEmpty
            && Confidence(probability: Evidence.probability(ofBits: score.total)) >= settings.accept
    }
}
