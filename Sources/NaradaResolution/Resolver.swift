import Foundation
public import NaradaMatching
public import NaradaModel

/// Decides which internal track a connector row is: candidates, scores, duplicates, rivals, zone.
///
/// Pure: same row, library and settings give the same decision on any thread.
public struct Resolver: Sendable {
    public let model: ScoringModel
    public let settings: Settings
    /// Calibrated bits below which no pair has the confidence for a review: certain, and told without an exponential.
    private let leastPlausibleBits: Double

    /// - Parameter settings: thresholds; the profile's own where nil.
    public init(model: ScoringModel, settings: Settings? = nil) {
        self.model = model
        self.settings = settings ?? model.profile.settings
        let review = Double(self.settings.review.percent) / 100
        leastPlausibleBits = log2(review / (1 - review)) - Self.rounding
    }

    /// Bits that a confidence may be off by, a thousand times over.
    private static let rounding = 1e-9

    /// The tracks that a row was compared with.
    private struct Candidates {
        let positions: [Int32]
        let scores: UnsafeBufferPointer<PairScore>

        /// The place of the candidate with the most bits, the older one where two have as many; nil for none.
        var best: Int? {
            var best: Int?
            for place in positions.indices where isBetter(place, than: best) { best = place }
            return best
        }

        /// Whether the candidate at a place has more bits than another one, or as many and is older.
        @inline(__always)
        func isBetter(_ place: Int, than known: Int?) -> Bool {
            guard let known else { return true }
            let (total, greatest) = (scores[place].total, scores[known].total)
            return total > greatest || total == greatest && positions[place] < positions[known]
        }
    }

    /// The decision for `row` against `library`.
    ///
    /// - Parameters:
    ///   - keys: the row's search keys.
    ///   - isExcluded: whether the row is known not to be the internal track with that id; it is never proposed. Nil where
    ///     nothing is known.
    ///   - areDistinct: whether two internal tracks are known to be two recordings, however alike: they are rivals then,
    ///     and no duplicates.
    ///   - about: the internal track to judge, as a person asks why; the best candidate where nil.
    public func resolve(
        _ row: FoldedTrack, keys: SearchKeys, in library: Library,
        excluding isExcluded: ((Int64) -> Bool)? = nil,
        unless areDistinct: (_ one: Int64, _ other: Int64) -> Bool = { _, _ in false }, about trackID: Int64? = nil
    ) -> Decision {
        let asked = trackID.flatMap(library.position(of:)).map { Int32($0) }
        var positions = library.candidates(for: keys)
        if let asked, !positions.contains(asked) { positions.append(asked) }
        if let isExcluded { positions.removeAll { $0 != asked && isExcluded(library.trackIDs[Int($0)]) } }
        var decision = Decision(zone: .reject, proposal: nil, duplicates: [], comparisons: 0)
        library.withScores(of: row, at: positions, by: model) { positions, scores in
            let candidates = Candidates(positions: positions, scores: scores)
            decision = decide(
                row, candidates, about: asked.flatMap { positions.firstIndex(of: $0) }, in: library,
                unless: areDistinct)
        }
        return decision
    }

    /// The same, for a row whose keys nobody has made yet.
    public func resolve(
        _ row: FoldedTrack, in library: Library, excluding isExcluded: ((Int64) -> Bool)? = nil,
        unless areDistinct: (_ one: Int64, _ other: Int64) -> Bool = { _, _ in false }, about trackID: Int64? = nil
    ) -> Decision {
        resolve(
            row, keys: SearchKeys(row), in: library, excluding: isExcluded, unless: areDistinct, about: trackID)
    }

    private func decide(
        _ row: FoldedTrack, _ candidates: Candidates, about asked: Int?, in library: Library,
        unless areDistinct: (_ one: Int64, _ other: Int64) -> Bool
    ) -> Decision {
        let (positions, scores) = (candidates.positions, candidates.scores)
        guard let best = asked ?? candidates.best, let track = library.track(at: Int(positions[best])) else {
            return Decision(zone: .reject, proposal: nil, duplicates: [], comparisons: 0)
        }
        let bestID = library.trackIDs[Int(positions[best])]
        // Places of the best and of those that are one recording with it; most have none.
        var same: [Int] = []
        for place in positions.indices where place != best && isPlausible(scores[place], beside: scores[best]) {
            let position = Int(positions[place])
            if areOneRecording(track, position, in: library), !areDistinct(bestID, library.trackIDs[position]) {
                same.append(place)
            }
        }
        if !same.isEmpty {
            same.append(best)
            same.sort { positions[$0] < positions[$1] }
        }
        // Among rows that are one recording the oldest is the person's own choice; the others are to be merged.
        let oldest = same.first { scores[best].total - scores[$0].total < model.profile.tieMargin }
        return decide(
            row, asked == nil ? oldest ?? best : best, of: candidates, best: best, same: same,
            duplicates: same.map { library.trackIDs[Int(positions[$0])] }, in: library)
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

    /// - Parameters:
    ///   - greatest: the place of the best candidate.
    ///   - same: the places of those that are one recording with it, itself among them; all others are its rivals.
    private func decide(
        _ row: FoldedTrack, _ place: Int, of candidates: Candidates, best greatest: Int, same: [Int],
        duplicates: [Int64], in library: Library
    ) -> Decision {
        let (positions, scores) = (candidates.positions, candidates.scores)
        let best = scores[place]
        let trackID = library.trackIDs[Int(positions[place])]
        let (competition, runnerUp) = rivals(of: best, among: candidates) { $0 == greatest || same.contains($0) }
        let margin = runnerUp.map { best.total - scores[$0].total } ?? .infinity
        let judgement = Judgement(
            best, competition: competition, isTie: margin < model.profile.tieMargin, settings: settings)
        let evidence = Evidence(
            fields: [], prior: model.prior(library.statistics), competition: competition,
            total: best.calibrated + competition,
            runnerUp: runnerUp.map {
                // The margin is the model's, so that a calibrated winner is followed at that distance.
                Evidence.RunnerUp(
                    trackID: library.trackIDs[Int(positions[$0])],
                    total: scores[$0].total + (best.calibrated - best.total))
            },
            reasons: judgement.reasons, matcherVersion: model.profile.version)
        return Decision(
            zone: judgement.zone,
            proposal: Decision.Proposal(
                trackID: trackID, method: best.method, confidence: judgement.confidence, evidence: evidence,
                comparisons: library.track(at: Int(positions[place])).map {
                    model.comparisons(of: best, row, $0, library.statistics)
                }),
            duplicates: duplicates, comparisons: positions.count)
    }

    /// What the rivals take away from the best candidate, in bits, since only one internal track can be right and the odds
    /// of the others count against it; and the place of the best rival.
    ///
    /// - Parameter isSame: whether the candidate at a place is no rival.
    @inline(__always)
    private func rivals(
        of best: PairScore, among candidates: Candidates, unless isSame: (Int) -> Bool
    ) -> (competition: Double, runnerUp: Int?) {
        var runnerUp: Int?
        var odds = 1.0
        var totals: [Double] = []
        for place in candidates.positions.indices where !isSame(place) {
            if candidates.isBetter(place, than: runnerUp) { runnerUp = place }
            let total = candidates.scores[place].total
            if model.profile.calibration != nil {
                totals.append(total)
            } else if total >= Self.leastCounted {
                odds += exp2(total)
            }
        }
        let competition = model.profile.calibration?.competition(of: best.total, against: totals) ?? -log2(odds)
        return (competition, runnerUp)
    }

    /// Bits: less than half of the last bit of 1, which is 2^-53, is lost in a sum.
    private static let leastCounted = -54.0

    /// Whether a candidate comes near enough to the best one to ask whether the two are one recording.
    private func isPlausible(_ score: PairScore, beside best: PairScore) -> Bool {
        isForReview(score.calibrated) || best.total - score.total < model.profile.tieMargin
    }

    /// Whether so many calibrated bits are the confidence of a review, or more.
    func isForReview(_ bits: Double) -> Bool {
        bits >= leastPlausibleBits && Confidence(bits: bits) >= settings.review
    }

    /// Whether the pair by itself, without rivals, would be mapped.
    func accepts(_ score: PairScore) -> Bool {
        // Nothing is accepted that would not do for a review.
        isForReview(score.calibrated)
            && Judgement(score, competition: 0, isTie: false, settings: settings).zone == .accept
    }

    /// Whether two internal tracks would be mapped to each other if one were a connector row.
    private func areOneRecording(_ one: FoldedTrack, _ position: Int, in library: Library) -> Bool {
        library.track(at: position).map { accepts(model.score(one, $0, library.statistics)) } ?? false
    }
}
