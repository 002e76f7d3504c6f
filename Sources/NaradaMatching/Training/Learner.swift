import Foundation

/// Turns counted pairs into a profile, leaning towards the profile it starts from.
///
/// m of each level is the posterior mean under a Dirichlet prior whose mean is the starting profile and whose weight is
/// `strength` pairs. u depends on how the pairs of two recordings were come by:
///
/// - **Identifiers** keep u: codes are shared by accident so rarely that no sample shows it.
/// - **Titles and artists** are what pairs are found by. Picked pairs look alike because they were picked, so they can
///   say neither how many impostors there are nor at which levels, and the frequencies stay. Where whole libraries were
///   searched and sampled, expected and counted impostors are made equal (a Gamma prior of `strength` rows).
/// - **Versions and parts** are told apart among recordings of one song, so u is counted over pairs of two recordings
///   that agree in title and artists: two live takes are both live, which random pairs would call a rarity.
/// - **Every other field** is learned like m, since what pairs were found by says little of it.
///
/// No frequency moves by more than `mostScale`, and where levels are ordered, a better one never weighs less
/// (`MonotoneLevels`). Thresholds, margins and assumptions stay.
public struct Learner: Sendable {
    /// Pairs that the starting profile counts for, in each field: half of what the smallest useful truth file has.
    public static let strength = 50.0
    /// A frequency that wants to move further than 3 bits tells of a bad sample rather than of music.
    static let mostScale = 8.0

    private let start: Profile

    public init(from start: Profile) {
        self.start = start
    }

    /// The learned profile.
    public func profile(
        from counts: TrainingCounts, name: String, provenance: String = "", calibration: Calibration? = nil
    ) -> Profile {
        let fields = zip(start.fields, counts.fields).map { learned($0, $1, counts) }
        return Profile(
            name: name, provenance: provenance, fields: fields, assumedTracks: start.assumedTracks,
            catalogueTracks: start.catalogueTracks, workTwins: start.workTwins,
            frequencySmoothing: start.frequencySmoothing, tieMargin: start.tieMargin, settings: start.settings,
            calibration: calibration)
    }

    private func learned(
        _ field: Profile.Field, _ counts: TrainingCounts.Field, _ all: TrainingCounts
    ) -> Profile.Field {
        guard let matcher = MatcherCatalogue.matcher(named: field.matcher) else { return field }
        let levels = matcher.levels.indices.filter { field.weights[matcher.levels[$0].name] != nil }
        let before = levels.compactMap { field.weights[matcher.levels[$0].name] }
        let groups = LevelPartition.groups(of: before)
        var after = before
        for group in groups {
            let m = Self.posterior(group.map { counts.same[levels[$0]] }, group.map { before[$0].m })
            for (index, m) in zip(group, m) {
                after[index] = before[index].with(m: m, unmatched: before[index].unmatched)
            }
        }
        switch matcher.role {
        case .identifier: break
        case .title, .artists: learnFrequencies(&after, before, levels, counts, all)
        default:
            let isOfSong = matcher.role == .version || matcher.role == .parts
            for group in groups {
                learnChances(
                    of: group, &after, levels, counts, isOfSong ? counts.alike : counts.different)
            }
        }
        for group in groups.flatMap({ matcher.role.chains(of: $0, in: before) }) {
            // Where nothing was learned the order is the starting profile's own, whatever it is.
            guard group.contains(where: { after[$0] != before[$0] }) else { continue }
            var part = group.map { after[$0] }
            MonotoneLevels(levels: group.map { matcher.levels[levels[$0]] }, role: matcher.role, usual: all.usual)
                .restore(&part)
            for (index, weight) in zip(group, part) { after[index] = weight }
        }
        var weights: [String: LevelWeight] = [:]
        for (place, level) in levels.enumerated() {
            let (old, new) = (before[place], after[place])
            // What has not moved is written as it was: six digits would make 0.9999999 a certainty.
            let unmatched = zip(old.unmatched, new.unmatched).map { $0 == $1 ? $0 : Self.rounded($1) }
            weights[matcher.levels[level].name] = new.with(m: Self.rounded(new.m), unmatched: unmatched)
        }
        return Profile.Field(matcher: field.matcher, weights: weights)
    }

    /// Learns u of levels that are weighed in one way, of fixed or conditional numbers.
    private func learnChances(
        of group: [Int], _ after: inout [LevelWeight], _ levels: [Int], _ counts: TrainingCounts.Field,
        _ different: [Double]
    ) {
        let kinds = Set(group.map { after[$0].unmatched.count })
        // How common an album is, is counted in the library at hand and not learned.
        guard let numbers = kinds.first, kinds.count == 1, !group.contains(where: { after[$0].isShareOfAlbum })
        else { return }
        let lists = numbers == 2 ? [counts.other, counts.agreeing] : [different]
        let us = lists.enumerated().map { number, list in
            Self.posterior(group.map { list[levels[$0]] }, group.map { after[$0].unmatched[number] })
        }
        for (place, index) in group.enumerated() {
            after[index] = after[index].with(m: after[index].m, unmatched: us.map { $0[place] })
        }
    }

    private func learnFrequencies(
        _ after: inout [LevelWeight], _ before: [LevelWeight], _ levels: [Int], _ counts: TrainingCounts.Field,
        _ all: TrainingCounts
    ) {
        let isImpostors = before.map { if case .impostors = $0 { true } else { false } }
        let isShare = before.map { if case .artistShare = $0 { true } else { false } }
        func learn(_ list: [Double], _ kind: [Bool], _ number: Int, exposure: Double, further: Double) -> [Double] {
            let counted = levels.indices.map { kind[$0] ? list[levels[$0]] : 0 }
            let start = levels.indices.map { index in
                guard kind[index] else { return 0.0 }
                // A level at which hardly a pair stood keeps its weight: its frequency follows its m.
                let seen = counts.same[levels[index]] + counted[index]
                let trust = Self.strength / (Self.strength + seen)
                return before[index].unmatched[number] * pow(after[index].m / before[index].m, trust)
            }
            return exposure > 0 ? Self.frequencies(counted, start, exposure: exposure, further: further) : start
        }
        let twins = learn(counts.twins, isImpostors, 0, exposure: all.rows, further: all.furtherTwins)
        let namesakes = learn(counts.namesakes, isImpostors, 1, exposure: all.rows, further: all.furtherNamesakes)
        let shares = learn(counts.shares, isShare, 0, exposure: all.artistShare, further: 0)
        let compared = levels.reduce(0.0) { $0 + counts.different[$1] }
        for index in before.indices {
            var unmatched = before[index].unmatched
            switch before[index] {
            case .impostors: unmatched = [twins[index], namesakes[index]]
            case .artistShare: unmatched = [min(1, shares[index])]
            case .fixed where all.artistShare > 0:
                // The rest of all random pairs, which the frequencies of the other levels leave over.
                unmatched = [
                    (counts.different[levels[index]] + Self.strength * unmatched[0]) / (compared + Self.strength)
                ]
            case .fixed, .conditional, .albumShare: break
            }
            after[index] = after[index].with(m: after[index].m, unmatched: unmatched)
        }
    }

    /// The posterior mean of probabilities that add up to 1.
    static func posterior(_ counts: [Double], _ prior: [Double]) -> [Double] {
        let (seen, mass) = (counts.reduce(0, +), prior.reduce(0, +))
        // Hand-set numbers may miss 1 by a little, which is no reason to move them.
        guard seen > 0 else { return prior }
        return zip(counts, prior).map { ($0 + strength * $1 / mass) / (seen + strength) }
    }

    /// Numbers at which as many impostors are expected as were counted: of each, `further` are expected anyway.
    static func frequencies(
        _ counts: [Double], _ prior: [Double], exposure: Double, further: Double
    ) -> [Double] {
        zip(counts, prior).map { count, prior in
            prior > 0 ? bounded((count - further + strength * prior) / (exposure + strength), prior) : 0
        }
    }

    private static func bounded(_ value: Double, _ start: Double) -> Double {
        min(max(value, start / mostScale), start * mostScale)
    }

    /// Six digits, which no sample supports fully: files stay legible, and a file read back is the profile written.
    static func rounded(_ number: Double) -> Double { Double(String(format: "%.6g", number)) ?? number }
}

extension LevelWeight {
    /// Whether u is counted by the album's tracks where the artists do not agree.
    var isShareOfAlbum: Bool { if case .albumShare = self { true } else { false } }
}

extension MatcherRole {
    /// The parts of a group of levels that have an order of their own: all of it, but where levels of a place are weighed
    /// in two ways, each way by itself.
    fileprivate func chains(of group: [Int], in weights: [LevelWeight]) -> [[Int]] {
        self == .position ? LevelPartition.kinds(of: group.map { weights[$0] }).map { $0.map { group[$0] } } : [group]
    }
}
