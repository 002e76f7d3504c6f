@testable import NaradaMatching
import NaradaModel
import Testing

@Suite struct DecisionRulesTests {
    struct Row: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let findings: Findings
        let reasons: [ReviewReason]

        init(_ name: String, _ findings: Findings, _ reasons: [ReviewReason]) {
            testDescription = name
            self.findings = findings
            self.reasons = reasons
        }
    }

    @Test(arguments: [
        Row("nothing found", [], []),
        Row("all agrees", [.artistsAgree, .durationAgrees], []),
        Row("lengths alone differ", [.artistsAgree, .durationConflicts], []),
        Row("another title", [.titleConflicts, .artistsAgree], [.descriptionConflict]),
        Row("other artists", [.artistsConflict], [.descriptionConflict]),
        Row("title and artists differ", [.titleConflicts, .artistsConflict], [.descriptionConflict]),
        Row("no title to compare", [.titleUnknown], [.cannotCompare]),
        Row(
            "no title, the artist's seat on the album", [.titleUnknown, .artistsAgree, .albumAgrees, .positionAgrees],
            []),
        Row(
            "no title, the artist's seat and another length",
            [.titleUnknown, .artistsAgree, .albumAgrees, .positionAgrees, .durationConflicts], [.cannotCompare]),
        Row(
            "no title, the artist's number and length",
            [.titleUnknown, .artistsAgree, .positionAgrees, .durationAgrees],
            []),
        Row("no title, the artist's length", [.titleUnknown, .artistsAgree, .durationAgrees], [.cannotCompare]),
        Row("no title, the artist's number", [.titleUnknown, .artistsAgree, .positionAgrees], [.cannotCompare]),
        Row("no title, the artist's album", [.titleUnknown, .artistsAgree, .albumAgrees], [.cannotCompare]),
        Row(
            "no title, a number and length, artists unknown",
            [.titleUnknown, .artistsUnknown, .positionAgrees, .durationAgrees], [.cannotCompare]),
        Row(
            "no title, live and studio in one seat",
            [.titleUnknown, .artistsAgree, .albumAgrees, .positionAgrees, .versionConflicts], [.versionConflict]),
        Row(
            "another title with the artist's number and length",
            [.titleConflicts, .artistsAgree, .positionAgrees, .durationAgrees], [.descriptionConflict]),
        Row("no artists to compare", [.artistsUnknown], [.cannotCompare]),
        Row("no artists, a telling title and its length", [.artistsUnknown, .titleTells, .durationAgrees], []),
        Row("no artists, a telling title and no length", [.artistsUnknown, .titleTells], [.cannotCompare]),
        Row("no artists, a telling title on its album", [.artistsUnknown, .titleTells, .albumAgrees], []),
        Row(
            "no artists, a telling title on its album, another length",
            [.artistsUnknown, .titleTells, .albumAgrees, .durationConflicts], [.cannotCompare]),
        Row("no artists and a length", [.artistsUnknown, .durationAgrees], [.cannotCompare]),
        Row(
            "another title, artists unknown", [.titleConflicts, .artistsUnknown],
            [.descriptionConflict, .cannotCompare]),
        Row("live and studio", [.artistsAgree, .versionConflicts], [.versionConflict]),
        Row("other part", [.artistsAgree, .partsConflict], [.partConflict]),
        Row("live and other part", [.versionConflicts, .partsConflict], [.versionConflict, .partConflict]),
        Row("other recordings in MusicBrainz", [.artistsAgree, .otherMBID], [.identifierConflict]),
        Row("a shared code and nothing against it", [.sharedISRC, .artistsAgree], []),
        Row("a shared code and no names", [.sharedISRC, .titleUnknown, .artistsUnknown], []),
        Row("a shared code, another title", [.sharedISRC, .titleConflicts], [.identifierContradiction]),
        Row("a shared MBID, other artists", [.sharedMBID, .artistsConflict], [.identifierContradiction]),
        Row("the same id, another length", [.sameServiceID, .durationConflicts], [.identifierContradiction]),
        Row(
            "a shared code, live and studio", [.sharedISRC, .versionConflicts],
            [.identifierContradiction, .versionConflict]),
        Row(
            "movements that share a code", [.sharedISRC, .partsConflict],
            [.identifierContradiction, .partConflict]),
        Row("two codes outvote a length", [.sharedISRC, .sharedMBID, .durationConflicts], []),
        Row(
            "two codes do not outvote a title", [.sharedISRC, .sharedMBID, .titleConflicts],
            [.identifierContradiction]),
        Row("a shared code outvotes another MBID", [.sharedISRC, .otherMBID], []),
    ]) func findingsHaveTheirReasons(_ row: Row) {
        #expect(DecisionRules.reasons(for: row.findings) == row.reasons)
    }

    /// What the fields say that are asked first never forbids what all of them together allow.
    @Test func aPairThatIsAllowedMayBeAllowed() {
        let asked: Findings = [
            .sameServiceID, .sharedISRC, .sharedMBID, .otherMBID, .titleConflicts, .titleUnknown, .durationAgrees,
            .durationConflicts, .positionAgrees,
        ]
        var forbidden = 0
        for bits in 0...UInt16.max {
            let findings = Findings(rawValue: bits)
            let may = DecisionRules.mayAllow(findings.intersection(asked))
            if DecisionRules.allow(findings) { #expect(may, "findings \(bits)") }
            forbidden += may ? 0 : 1
        }
        #expect(forbidden > 3_000)
    }

    /// All sets of findings there are: a reason once, in the order of the closed list, and never for agreement alone.
    @Test func reasonsAreOrderedWhateverIsFound() {
        let order = ReviewReason.allCases
        for bits in 0...UInt16(0x1fff) {
            let reasons = DecisionRules.reasons(for: Findings(rawValue: bits))
            let places = reasons.compactMap(order.firstIndex)
            #expect(zip(places, places.dropFirst()).allSatisfy { $0 < $1 }, "findings \(bits)")
        }
    }
}
