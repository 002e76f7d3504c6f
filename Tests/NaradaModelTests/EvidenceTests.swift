import NaradaModel
import Testing

@Suite struct EvidenceTests {
    @Test func survivesItsJSON() throws {
        let evidence = Evidence(
            fields: [
                Evidence.Field(matcher: "title", level: "exact", left: "\"Hurt\"\n", right: "Hurt", weight: 9.125),
                Evidence.Field(matcher: "album", level: "missing", left: nil, right: "A", weight: 0),
            ],
            prior: -9.5, competition: -0.25, total: -0.625,
            runnerUp: Evidence.RunnerUp(trackID: 7, total: -3.125), reasons: [.tie, .versionConflict],
            matcherVersion: "abc")
        #expect(Evidence(json: evidence.json) == evidence)
        #expect(evidence.margin == 2.75)
    }

    @Test func leavesOutWhatIsNotThere() {
        let evidence = Evidence(fields: [], prior: 0, total: 0, matcherVersion: "v")
        #expect(evidence.json == #"{"v":1,"matcher":"v","prior":0,"fields":[],"total":0}"#)
        #expect(Evidence(json: evidence.json) == evidence)
    }

    @Test(arguments: ["", "null", "[]", "{}", #"{"v":2,"matcher":"v","prior":0,"fields":[],"total":0}"#])
    func refusesOtherJSON(_ json: String) {
        #expect(Evidence(json: json) == nil)
    }

    struct Certainty: CustomTestStringConvertible {
        var testDescription: String
        var probability: Double
        var percent: Int
    }

    @Test(arguments: [
        Certainty(testDescription: "none", probability: 0, percent: 0),
        Certainty(testDescription: "negative", probability: -1, percent: 0),
        Certainty(testDescription: "not a number", probability: .nan, percent: 0),
        Certainty(testDescription: "just below a whole percent", probability: 0.8499, percent: 84),
        Certainty(testDescription: "a whole percent", probability: 0.85, percent: 85),
        Certainty(testDescription: "evidence is never certain", probability: 1, percent: 99),
        Certainty(testDescription: "infinite", probability: .infinity, percent: 99),
    ]) func confidence(_ row: Certainty) {
        #expect(Confidence(probability: row.probability).percent == row.percent)
    }

    @Test func bitsBecomeProbabilities() {
        #expect(Evidence.probability(ofBits: 0) == 0.5)
        #expect(Evidence.probability(ofBits: 3) == 8.0 / 9.0)
        #expect(Evidence.probability(ofBits: -5_000) == 0)
        #expect(Evidence.probability(ofBits: 5_000) == 1)
        #expect(Evidence.probability(ofBits: .nan) == 0)
    }
}
