@testable import NaradaMatching
import NaradaModel
import NaradaTestSupport
import Testing

/// What taking a value away may do to a pair: it falls silent, and says nothing against it.
@Suite struct AcquittalTests {
    private static let pairCount = 2_000
    private let folder = TrackFolder()

    /// A field that a row may lack, what it says of a pair, and the reasons for which its silence may keep a pair from
    /// acceptance.
    struct Removal: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let own: Findings
        let allowed: Set<ReviewReason>
        let remove: @Sendable (inout TrackFacts) -> Void

        init(
            _ name: String, says own: Findings, mayLeave allowed: Set<ReviewReason>,
            _ remove: @escaping @Sendable (inout TrackFacts) -> Void
        ) {
            testDescription = name
            self.own = own
            self.allowed = allowed
            self.remove = remove
        }
    }

    /// Identifiers, length and album acquit: a pair whose artists differ may stand on length and album alone, and one
    /// whose length differs on two codes. Taken away, the conflict that was there before is heard again.
    static let removals = [
        Removal(
            "title", says: [.titleConflicts, .titleUnknown, .versionConflicts, .partsConflict],
            mayLeave: [.cannotCompare]
        ) { $0.title = "" },
        Removal(
            "artists", says: [.artistsAgree, .artistsConflict, .artistsUnknown], mayLeave: [.cannotCompare]
        ) { $0.artists.artists = [] },
        Removal(
            "duration", says: [.durationAgrees, .durationConflicts], mayLeave: [.cannotCompare, .descriptionConflict]
        ) { $0.durationMs = nil },
        Removal("album", says: .albumAgrees, mayLeave: [.cannotCompare, .descriptionConflict]) { $0.album = nil },
        Removal(
            "isrc", says: .sharedISRC,
            mayLeave: [.identifierConflict, .identifierContradiction, .cannotCompare, .descriptionConflict]
        ) { $0.isrcs = [] },
        Removal(
            "mbid", says: [.sharedMBID, .otherMBID],
            mayLeave: [.identifierContradiction, .cannotCompare, .descriptionConflict]
        ) { $0.mbids = [] },
    ]

    private static let conflicts: Findings = [
        .titleConflicts, .artistsConflict, .versionConflicts, .partsConflict, .durationConflicts, .otherMBID,
    ]

    /// Pairs like those that blocking finds: one row, and the same with a few fields of another.
    private func pairs(seed: UInt64) -> [(TrackFacts, TrackFacts)] {
        var rows = RandomFacts(seed: seed)
        return (0..<Self.pairCount).map { _ in
            let one = rows.next()
            var other = one
            let donor = rows.next()
            if rows.random.chance(0.3) { other.title = donor.title }
            if rows.random.chance(0.3) { other.artists = donor.artists }
            if rows.random.chance(0.3) { other.album = donor.album }
            if rows.random.chance(0.3) { other.durationMs = donor.durationMs }
            if rows.random.chance(0.4) { other.isrcs = donor.isrcs }
            if rows.random.chance(0.4) { other.mbids = donor.mbids }
            return (one, other)
        }
    }

    @Test(arguments: removals) func aMissingValueNeverVetoes(_ removal: Removal) throws {
        let model = ScoringModel(profile: try Profile.standard())
        let accept = try Profile.standard().settings.accept
        var alone = 0
        for (one, other) in pairs(seed: 31) {
            let track = folder.fold(other)
            var statistics = LibraryStatistics(assumedTracks: 2_000)
            statistics.add(track)
            let before = model.score(folder.fold(one), track, statistics)
            guard Confidence(probability: Evidence.probability(ofBits: before.total)) >= accept,
                DecisionRules.reasons(for: before.findings).isEmpty
            else { continue }
            var bare = one
            removal.remove(&bare)
            let after = model.score(folder.fold(bare), track, statistics)
            // A title may name guests and the album, an album the kind of version: then more than one field falls
            // silent, the guests are all that is left of the artists, or another reading is the best.
            guard after.findings.intersection(Self.conflicts).isSubset(of: before.findings),
                before.findings.subtracting(removal.own) == after.findings.subtracting(removal.own),
                before.readings == (0, 0), after.readings == (0, 0)
            else { continue }
            alone += 1
            let unheardOf = Set(DecisionRules.reasons(for: after.findings)).subtracting(removal.allowed)
            #expect(unheardOf.isEmpty, "\(unheardOf): \(bare.display) and \(other.display), before \(one.display)")
        }
        #expect(alone > 50)
    }

    /// Row and track change places: one level, and one total where the statistics know both alike.
    @Test func theTotalIsTheSameFromBothSides() throws {
        let model = ScoringModel(profile: try Profile.standard())
        for (one, other) in pairs(seed: 32) {
            let (left, right) = (folder.fold(one), folder.fold(other))
            // No names counted: neither side is the commoner one.
            let statistics = LibraryStatistics(assumedTracks: 5_000)
            let there = model.score(left, right, statistics)
            let back = model.score(right, left, statistics)
            #expect(abs(there.total - back.total) < 1e-9, "\(one.display) and \(other.display)")
            #expect(there.findings == back.findings, "\(one.display) and \(other.display)")
        }
    }
}
