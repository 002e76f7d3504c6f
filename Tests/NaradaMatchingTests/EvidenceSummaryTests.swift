import NaradaMatching
import NaradaModel
import Testing

@Suite struct EvidenceSummaryTests {
    static func evidence(_ weights: [(String, String, Double)], _ reasons: [ReviewReason] = []) -> Evidence {
        Evidence(
            fields: weights.map {
                Evidence.Field(matcher: $0.0, level: $0.1, left: nil, right: nil, weight: $0.2)
            }, prior: 0, total: 0, reasons: reasons, matcherVersion: "v")
    }

    struct Row: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let evidence: Evidence
        let zone: Zone
        let line: String
    }

    @Test(arguments: [
        Row(
            testDescription: "what speaks for it, strongest first",
            evidence: evidence([("title", "exact", 5), ("duration", "within_1s", 6), ("album", "other", -1)]),
            zone: .accept, line: "lengths within 1 s, the same title"),
        Row(
            testDescription: "what speaks against it",
            evidence: evidence([("title", "other", -9), ("artists", "exact", 3)]), zone: .reject, line: "another title"),
        Row(
            testDescription: "reasons before weights",
            evidence: evidence([("title", "exact", 5)], [.versionConflict, .tie]), zone: .review,
            line: "the versions differ; another track answers as well"),
        Row(
            testDescription: "equal weights in the profile's order",
            evidence: evidence([("title", "exact", 5), ("artists", "exact", 5)]), zone: .accept,
            line: "the same title, the same artists"),
        Row(
            testDescription: "nothing told", evidence: evidence([("title", "missing", 0), ("album", "other", -0.2)]),
            zone: .reject, line: "nothing that could be compared"),
        Row(
            testDescription: "a level of another program", evidence: evidence([("tempo", "close", 2)]), zone: .accept,
            line: "tempo close"),
    ]) func isOneLine(_ row: Row) {
        #expect(EvidenceSummary.line(row.evidence, zone: row.zone) == row.line)
    }
}
