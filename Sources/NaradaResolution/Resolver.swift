import Foundation
public import NaradaMatching
public import NaradaModel

/// Decides which internal track a connector row is: candidates, scores, duplicates, rivals, zone.
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
    /// - Parameters:
    ///   - keys: the row's search keys, where they were made elsewhere.
    ///   - isExcluded: whether the row is known not to be the internal track with that id; it is never proposed.
    ///   - areDistinct: whether two internal tracks are known to be two recordings, however alike: they are rivals then,
    ///     and no duplicates.
    ///   - about: the internal track to judge, as a person asks why; the best candidate where nil.
    public func resolve(
        _ row: FoldedTrack, keys: SearchKeys? = nil, in library: Library,
        excluding isExcluded: (Int64) -> Bool = { _ in false },
        unless areDistinct: (_ one: Int64, _ other: Int64) -> Bool = { _, _ in false }, about trackID: Int64? = nil
    ) -> Decision {
        let asked = trackID.flatMap(library.position(of:))
        var positions = library.candidates(for: keys ?? SearchKeys(row))
        if let asked, !positions.contains(Int32(asked)) { positions.append(Int32(asked)) }
        positions.removeAll { Int($0) != asked && isExcluded(library.trackIDs[Int($0)]) }
        let scores = library.scores(of: row, at: &positions, by: model)
        let scored = positions.indices.map { Candidate(position: Int(positions[$0]), score: scores[$0]) }
        guard let best = scored.first(where: { $0.position == asked }) ?? Self.best(of: scored),
            let track = library.track(at: best.position)
        else {
            return Decision(zone: .reject, proposal: nil, duplicates: [], comparisons: 0)
        }
        let others = scored.filter { $0.position != best.position }
        let same = others.filter {
            isPlausible($0.score, beside: best.score) && areOneRecording(track, $0, in: library)
                && !areDistinct(library.trackIDs[best.position], library.trackIDs[$0.position])
        }
        let rivals = same.isEmpty ? others : others.filter { other in !same.contains { $0.position == other.position } }
        let duplicates = same.isEmpty ? [] : (same + [best]).sorted { $0.position < $1.position }
        // Among rows that are one recording the oldest is the person's own choice; the others are to be merged.
        let oldest = duplicates.first { best.score.total - $0.score.total < model.profile.tieMargin }
        return decide(
            row, asked == nil ? oldest ?? best : best, rivals: rivals,
            duplicates: duplicates.map { library.trackIDs[$0.position] }, comparisons: scored.count, in: library)
    }

    /// The judgement of one pair without a library of rivals, with its evidence.
    public func judge(_ row: FoldedTrack, _ track: FoldedTrack, _ statistics: LibraryStatistics) -> (
        judgement: Judgement, method: MatchMethod, evidence: Evidence
    ) {
        let score = model.score(row, track, statistics)
        let judgement = Judgement(score, competition: 0, isTie: false, settings: settings)
        let evidence = Evidence(
            fields: model.fields(of: score, row, track, statistics), prior: model.prior(statistics),
            total: score.calibrated, reasons: judgement.reasons, matcherVersion: model.profile.version)
        return (judgement, score.method, evidence)
    }

    private func decide(
        _ row: FoldedTrack, _ best: Candidate, rivals: [Candidate], duplicates: [Int64], comparisons: Int,
        in library: Library
    ) -> Decision {
        // Only one internal track can be right, so the odds of the others count against it.
        let competition =
            model.profile.calibration?.competition(of: best.score.total, against: rivals.map(\.score.total))
            ?? -log2(rivals.reduce(1.0) { $0 + exp2($1.score.total) })
        let runnerUp = Self.best(of: rivals)
        let margin = runnerUp.map { best.score.total - $0.score.total } ?? .infinity
        let judgement = Judgement(
            best.score, competition: competition, isTie: margin < model.profile.tieMargin, settings: settings)
        let evidence = Evidence(
            fields: library.track(at: best.position).map {
                model.fields(of: best.score, row, $0, library.statistics)
            } ?? [],
            prior: model.prior(library.statistics), competition: competition,
            total: best.score.calibrated + competition,
            runnerUp: runnerUp.map {
                // The margin is the model's, so that a calibrated winner is followed at that distance.
                Evidence.RunnerUp(
                    trackID: library.trackIDs[$0.position],
                    total: $0.score.total + (best.score.calibrated - best.score.total))
            },
            reasons: judgement.reasons, matcherVersion: model.profile.version)
        return Decision(
            zone: judgement.zone,
            proposal: Decision.Proposal(
                trackID: library.trackIDs[best.position], method: best.score.method,
                confidence: judgement.confidence, evidence: evidence),
            duplicates: duplicates, comparisons: comparisons)
    }

    /// The candidate with the most bits, the older one where two have as many; nil for none.
    private static func best(of candidates: [Candidate]) -> Candidate? {
        candidates.max { ($0.score.total, $1.position) < ($1.score.total, $0.position) }
    }

    /// Whether a candidate comes near enough to the best one to ask whether the two are one recording.
    private func isPlausible(_ score: PairScore, beside best: PairScore) -> Bool {
        Confidence(bits: score.calibrated) >= settings.review || best.total - score.total < model.profile.tieMargin
    }

    /// Whether the pair by itself, without rivals, would be mapped.
    func accepts(_ score: PairScore) -> Bool {
        Judgement(score, competition: 0, isTie: false, settings: settings).zone == .accept
    }

    /// Whether two internal tracks would be mapped to each other if one were a connector row.
    private func areOneRecording(_ one: FoldedTrack, _ other: Candidate, in library: Library) -> Bool {
        library.track(at: other.position).map { accepts(model.score(one, $0, library.statistics)) } ?? false
    }
}
