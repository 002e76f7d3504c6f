import Foundation
import NaradaModel
import NaradaText

/// Scores candidate pairs by a profile: match weights in bits by Fellegi and Sunter, with the prior that one internal
/// track in N is the right one, and term frequencies of the library at hand.
///
/// A pure function of profile, statistics and the two rows.
// A class, since whoever hands a model on would else count a reference for each of its tables, row by row.
public final class ScoringModel: Sendable {
    public let profile: Profile
    let fields: LentObjects<Field>
    private let table: LevelTable
    /// Fields that compare titles.
    private let titleFields: [Int]
    /// Where scores are written.
    private let rooms = RoomStock()

    // A class, since a struct of this size would be copied field by field for every pair.
    final class Field: Sendable {
        let matcher: any Matcher
        /// By level: its name and the matcher's, as evidence writes them.
        let headings: LentObjects<Evidence.Heading>
        /// By level: the weight, nil where the level cannot be compared.
        let weights: [LevelWeight?]
        /// By level: what the decision rules find in it.
        let findings: [Findings]

        init(matcher: any Matcher, weights: [String: LevelWeight]) {
            self.matcher = matcher
            headings = LentObjects(
                matcher.levels.map { Evidence.Heading(matcher: matcher.name, level: $0.name) })
            self.weights = matcher.levels.map { weights[$0.name] }
            findings = matcher.levels.map { Findings(role: matcher.role, answer: $0.answer) }
        }

        // Asked here, where the matcher lies: taken out, it would be copied first.
        func compare(_ pairs: PairBatch, into lane: LevelLane) { matcher.compare(pairs, into: lane) }
        func value(of track: FoldedTrack) -> String? { matcher.value(of: track) }
    }

    public init(profile: Profile) {
        self.profile = profile
        // Profiles are checked when read: every matcher exists, every level that can be compared has a weight.
        let fields = profile.fields.compactMap { field in
            MatcherCatalogue.matcher(named: field.matcher).map { Field(matcher: $0, weights: field.weights) }
        }
        self.fields = LentObjects(fields)
        table = LevelTable(fields)
        titleFields = fields.indices.filter { fields[$0].matcher.role == .title }
    }

    /// log2 of the prior odds: one track in as many as the library has.
    public func prior(_ statistics: LibraryStatistics) -> Double { -log2(Double(max(1, statistics.trackCount))) }

    /// The score of `row` (a connector's) against `track` (internal), under the readings that agree best.
    ///
    /// A reading that a rule objects to gives way to one that is nearly as likely and free of objections: "Interlude"
    /// behind a dash is no kind of version where the other row shows that it is the title.
    public func score(_ row: FoldedTrack, _ track: FoldedTrack, _ statistics: LibraryStatistics) -> PairScore {
        PairBatch.with(row: row, track: track) { pairs in withScores(of: pairs, statistics) { $0[0] } }
    }

    /// The scores of `row` against each of `tracks`, in their order.
    public func scores(
        _ row: FoldedTrack, _ tracks: [FoldedTrack], _ statistics: LibraryStatistics
    ) -> [PairScore] {
        scores(row, tracks, at: tracks.indices.map(Int32.init), statistics)
    }

    /// The scores of `row` against the tracks at each of `positions`, in their order; all of them exist.
    public func scores(
        _ row: FoldedTrack, _ tracks: [FoldedTrack], at positions: [Int32], _ statistics: LibraryStatistics
    ) -> [PairScore] {
        var scores: [PairScore] = []
        withScores(row, tracks, at: positions, statistics) { scores = Array($0) }
        return scores
    }

    /// Calls `body` with the same scores, which are lent to it: nothing is allocated for a row whose scores are looked at
    /// once.
    // No result, since one of any type would be handed through every layer by its address.
    package func withScores(
        _ row: FoldedTrack, _ tracks: [FoldedTrack], at positions: [Int32], _ statistics: LibraryStatistics,
        _ body: (UnsafeBufferPointer<PairScore>) -> Void
    ) {
        PairBatch.with(row: row, tracks: tracks, at: positions) { withScores(of: $0, statistics, body) }
    }

    /// The scores of each entry of `rows` against the entry of `tracks` at its place: what `score(_:_:_:)` says of the
    /// pair, with each matcher asked once for all. Both have the same length.
    public func scores(
        _ rows: [FoldedTrack], _ tracks: [FoldedTrack], _ statistics: LibraryStatistics
    ) -> [PairScore] {
        PairBatch.with(rows: rows, tracks: tracks) { pairs in withScores(of: pairs, statistics) { Array($0) } }
    }

    // Inlined, since a closure would hold a copy of the statistics.
    @inline(__always)
    private func withScores<Result>(
        of pairs: PairBatch, _ statistics: LibraryStatistics, _ body: (UnsafeBufferPointer<PairScore>) -> Result
    ) -> Result {
        let room = rooms.take(byteCount: pairs.count * MemoryLayout<PairScore>.stride)
        defer { rooms.put(room) }
        let scores = UnsafeMutableBufferPointer(
            start: room.memory.bindMemory(to: PairScore.self, capacity: pairs.count), count: pairs.count)
        score(pairs, statistics, into: scores)
        return body(UnsafeBufferPointer(scores))
    }

    private func score(
        _ pairs: PairBatch, _ statistics: LibraryStatistics, into scores: UnsafeMutableBufferPointer<PairScore>
    ) {
        let prior = prior(statistics)
        weigh(pairs, statistics, prior, into: scores) { _ in (0, 0) }
        var others = FurtherReadings()
        pairs.forEach { index, row, track in
            guard FurtherReadings.mayExist(row, track) else { return }
            let plain = scores[index]
            others.add(row, track, of: index, isSettled: plain.total >= Self.beyondDoubt && Self.isFree(plain))
        }
        if !others.pairs.isEmpty {
            PairBatch.with(others.pairs) { pairs in
                withUnsafeTemporaryAllocation(of: PairScore.self, capacity: pairs.count) { further in
                    weigh(pairs, statistics, prior, into: further) { others.pairs[$0].readings }
                    others.choose(from: scores) { further[$0] }
                }
            }
        }
        if profile.calibration != nil { for index in scores.indices { scores[index] = calibrated(scores[index]) } }
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
        // Most are read plainly, whatever else the pair may suggest.
        guard score.readings != (0, 0) else { return (row, track) }
        return (
            row.reading(score.readings.row, row.readings(suggestedBy: track)),
            track.reading(score.readings.track, track.readings(suggestedBy: row))
        )
    }

    static func isFree(_ score: PairScore) -> Bool { DecisionRules.allow(score.findings) }

    /// Bits from which other readings of the fields are not tried, unless a rule objects: at odds of a thousand to one
    /// nothing is in doubt.
    private static let beyondDoubt = 10.0

    private static let noLevels = SIMD16<UInt8>(repeating: .max)

    /// Writes the scores of the pairs as they are read; `readings` names the readings of the pair at a place.
    @inline(__always)
    private func weigh(
        _ pairs: PairBatch, _ statistics: LibraryStatistics, _ prior: Double,
        into scores: UnsafeMutableBufferPointer<PairScore>, readings: (Int) -> (Int, Int)
    ) {
        withUnsafeTemporaryAllocation(of: SIMD16<UInt8>.self, capacity: pairs.count) { levels in
            levels.initialize(repeating: Self.noLevels)
            forEachField { lane, field in field.compare(pairs, into: LevelLane(lane, of: levels)) }
            var counts = LibraryCounts(profile)
            pairs.forEach { index, row, track in
                let levels = levels[index]
                let (total, findings) = weighed(row, track, levels, prior, statistics, &counts)
                let (row, track) = readings(index)
                scores.initializeElement(
                    at: index,
                    to: PairScore(
                        levels: levels, readings: (row: row, track: track), total: total, calibrated: total,
                        findings: findings))
            }
        }
    }

    /// The bits of a pair at these levels, and what the rules find in them.
    @inline(__always)
    private func weighed(
        _ row: FoldedTrack, _ track: FoldedTrack, _ levels: SIMD16<UInt8>, _ prior: Double,
        _ statistics: LibraryStatistics, _ counts: inout LibraryCounts
    ) -> (total: Double, findings: Findings) {
        let start = prior - row.hypothesis.cost - track.hypothesis.cost
        var reading = table.reading(of: levels)
        // Asked only where nothing else could say whose recording it is.
        if reading.findings.contains(.artistsUnknown), titleIsTheSame(levels), row.hasTellingTitle,
            track.hasTellingTitle, statistics.artists(withKey: track.card.title.key) <= 1
        {
            reading.findings.insert(.titleTells)
        }
        // Most pairs differ in what counts of the library would weigh, so that nothing is counted for them.
        guard reading.needs != [] else {
            let artistsAgree = reading.findings.contains(.artistsAgree)
            return (table.total(of: levels, from: start, artistsAgree: artistsAgree), reading.findings)
        }
        let context = counts.context(row, track, reading.findings, reading.needs, in: statistics)
        return (table.total(of: levels, from: start, context), reading.findings)
    }

    /// Calls `body` with each field and its lane.
    @inline(__always)
    func forEachField(_ body: (_ lane: Int, _ field: Field) -> Void) {
        for lane in fields.indices { fields.with(lane) { body(lane, $0) } }
    }

    private func titleIsTheSame(_ levels: SIMD16<UInt8>) -> Bool {
        // Levels are listed best agreement first.
        titleFields.contains { levels[$0] == 0 }
    }

    /// All that weights of the pair may depend on.
    func context(
        _ row: FoldedTrack, _ track: FoldedTrack, _ findings: Findings, _ statistics: LibraryStatistics
    ) -> WeightContext {
        var counts = LibraryCounts(profile)
        return counts.context(row, track, findings, .all, in: statistics)
    }
}
