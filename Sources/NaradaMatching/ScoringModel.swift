import Foundation
import NaradaModel
import NaradaText

/// Scores candidate pairs by a profile: match weights in bits by Fellegi and Sunter, with the prior that one internal
/// track in N is the right one, and term frequencies of the library at hand.
///
/// A pure function of profile, statistics and the two rows.
public struct ScoringModel: Sendable {
    public let profile: Profile
    let fields: [Field]

    /// Fields that compare titles.
    private let titleFields: [Int]

    // A class, since a struct of this size would be copied field by field for every pair.
    final class Field: Sendable {
        let matcher: any Matcher
        /// By level: the weight, nil where the level cannot be compared.
        let weights: [LevelWeight?]
        /// By level: what the decision rules find in it.
        let findings: [Findings]
        /// By level: the weight, worked out as far as it is without a pair.
        let bits: [LevelBits]

        init(matcher: any Matcher, weights: [String: LevelWeight]) {
            self.matcher = matcher
            self.weights = matcher.levels.map { weights[$0.name] }
            findings = matcher.levels.map { Findings(role: matcher.role, answer: $0.answer) }
            bits = self.weights.map(LevelBits.init)
        }
    }

    public init(profile: Profile) {
        self.profile = profile
        // Profiles are checked when read: every matcher exists, every level that can be compared has a weight.
        fields = profile.fields.compactMap { field in
            MatcherCatalogue.matcher(named: field.matcher).map { Field(matcher: $0, weights: field.weights) }
        }
        titleFields = fields.indices.filter { [fields] in fields[$0].matcher.role == .title }
    }

    /// log2 of the prior odds: one track in as many as the library has.
    public func prior(_ statistics: LibraryStatistics) -> Double { -log2(Double(max(1, statistics.trackCount))) }

    /// The score of `row` (a connector's) against `track` (internal), under the readings that agree best.
    ///
    /// A reading that a rule objects to gives way to one that is nearly as likely and free of objections: "Interlude"
    /// behind a dash is no kind of version where the other row shows that it is the title.
    public func score(_ row: FoldedTrack, _ track: FoldedTrack, _ statistics: LibraryStatistics) -> PairScore {
        scores([row], [track], statistics)[0]
    }

    /// The scores of `row` against each of `tracks`, in their order.
    public func scores(
        _ row: FoldedTrack, _ tracks: [FoldedTrack], _ statistics: LibraryStatistics
    ) -> [PairScore] {
        scores([FoldedTrack](repeating: row, count: tracks.count), tracks, statistics)
    }

    /// The scores of each entry of `rows` against the entry of `tracks` at its place: what `score(_:_:_:)` says of the
    /// pair, with each matcher asked once for all. Both have the same length.
    public func scores(
        _ rows: [FoldedTrack], _ tracks: [FoldedTrack], _ statistics: LibraryStatistics
    ) -> [PairScore] {
        let prior = prior(statistics)
        var levels = levels(of: PairBatch(rows: rows, tracks: tracks))
        var scores: [PairScore] = []
        scores.reserveCapacity(rows.count)
        var others = FurtherReadings()
        for index in rows.indices {
            let (row, track) = (rows[index], tracks[index])
            let plain = weighed(levels[index], row, track, statistics, prior, readings: (0, 0))
            scores.append(plain)
            // Most rows credit somebody and have their blanks, and so no further readings.
            if row.hasOneReading && track.hasOneReading { continue }
            others.add(row, track, of: index, isSettled: Self.isFree(plain) && plain.total >= Self.beyondDoubt)
        }
        if !others.pairs.isEmpty {
            levels = self.levels(of: PairBatch(rows: others.rows, tracks: others.tracks))
            others.choose(from: &scores) { place in
                weighed(
                    levels[place], others.rows[place], others.tracks[place], statistics, prior,
                    readings: others.pairs[place].readings)
            }
        }
        if profile.calibration != nil { for index in scores.indices { scores[index] = calibrated(scores[index]) } }
        return scores
    }

    /// The score with its bits as the profile's calibration reads them.
    func calibrated(_ score: PairScore) -> PairScore {
        guard let calibration = profile.calibration else { return score }
        var score = score
        score.calibrated = calibration.bits(of: score.total)
        return score
    }

    /// The readings of the two rows under which they were scored.
    public func readings(
        of score: PairScore, _ row: FoldedTrack, _ track: FoldedTrack
    ) -> (row: FoldedTrack, track: FoldedTrack) {
        (
            row.reading(score.readings.row, row.readings(suggestedBy: track)),
            track.reading(score.readings.track, track.readings(suggestedBy: row))
        )
    }

    static func isFree(_ score: PairScore) -> Bool { DecisionRules.allow(score.findings) }

    /// Bits from which other readings of the fields are not tried, unless a rule objects: at odds of a thousand to one
    /// nothing is in doubt.
    private static let beyondDoubt = 10.0

    private static let noLevels = SIMD16<UInt8>(repeating: .max)

    private func levels(of pairs: PairBatch) -> [SIMD16<UInt8>] {
        var levels = [SIMD16<UInt8>](repeating: Self.noLevels, count: pairs.count)
        for (lane, field) in fields.enumerated() { field.matcher.compare(pairs, into: &levels, lane: lane) }
        return levels
    }

    /// The pair's levels, weighed.
    private func weighed(
        _ levels: SIMD16<UInt8>, _ row: FoldedTrack, _ track: FoldedTrack, _ statistics: LibraryStatistics,
        _ prior: Double, readings: (Int, Int)
    ) -> PairScore {
        var findings: Findings = []
        for (index, field) in fields.enumerated() { findings.formUnion(field.findings[Int(levels[index])]) }
        // Asked only where nothing else could say whose recording it is.
        if findings.contains(.artistsUnknown), titleIsTheSame(levels), row.hasTellingTitle, track.hasTellingTitle,
            statistics.artists(withTitle: track.titleText) <= 1
        {
            findings.insert(.titleTells)
        }
        // Most pairs differ in what counts of the library would weigh, so that nothing is counted for them.
        var context: WeightContext?
        var total = prior - row.hypothesis.cost - track.hypothesis.cost
        for (index, field) in fields.enumerated() {
            switch field.bits[Int(levels[index])] {
            case .known(let bits, let bitsWhereArtistsAgree):
                total += findings.contains(.artistsAgree) ? bitsWhereArtistsAgree : bits
            case .counted(let weight):
                let counts = context ?? self.context(row, track, findings, statistics)
                context = counts
                total += weight.bits(in: counts)
            }
        }
        return PairScore(
            levels: levels, readings: (row: readings.0, track: readings.1), total: total, calibrated: total,
            findings: findings)
    }

    private func titleIsTheSame(_ levels: SIMD16<UInt8>) -> Bool {
        // Levels are listed best agreement first.
        titleFields.contains { levels[$0] == 0 }
    }

    func context(
        _ row: FoldedTrack, _ track: FoldedTrack, _ findings: Findings, _ statistics: LibraryStatistics
    ) -> WeightContext {
        var shared = 0
        var artistTracks = 1
        let (names, rowKeys) = (track.credit.names, row.credit.nameKeys)
        for name in names where rowKeys.contains(name.key) {
            shared += 1
            artistTracks = max(artistTracks, statistics.tracks(by: name))
        }
        if shared == 0 { for name in names { artistTracks = max(artistTracks, statistics.tracks(by: name)) } }
        let namesakes = Double(max(0, statistics.artists(withTitle: track.titleText) - 1))
        let libraryTracks = Double(max(1, statistics.trackCount))
        // A title that a share s of all tracks carries stands s · catalogue times among one artist's recordings.
        let titleShare = namesakes / (libraryTracks + profile.frequencySmoothing)
        // A work with an opus number is played by many, and its composer is credited for all of them; only where both
        // credits name performers too do the artists tell one recording from another.
        let isWork = track.isCataloguedWork
        let namesPerformers = shared > 1 && shared == min(row.names.count, track.names.count)
        let furtherWorks = isWork ? profile.workTwins : 0
        return WeightContext(
            artistsAgree: findings.contains(.artistsAgree),
            artistsConflict: findings.contains(.artistsConflict), libraryTracks: libraryTracks,
            artistTracks: Double(artistTracks), albumTracks: Double(max(1, statistics.tracks(on: track.albumText))),
            furtherTwins: profile.catalogueTracks * titleShare + (namesPerformers ? 0 : furtherWorks),
            namesakes: namesakes + furtherWorks)
    }
}
