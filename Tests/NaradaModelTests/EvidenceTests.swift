import Testing

@testable import NaradaModel

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
        #expect(evidence.jsonUTF8 == Array(evidence.json.utf8))
        #expect(evidence.margin == 2.75)
    }

    /// Lengths around the room in which evidence is written, with an escape at the end.
    @Test(arguments: [900, 960, 1_023, 1_024, 1_025, 1_500, 5_000]) func isWrittenWhateverItsLength(_ length: Int) {
        for left in [String(repeating: "a", count: length), String(repeating: "東\"", count: length / 4)] {
            let fields = [Evidence.Field(matcher: "title", level: "exact", left: left, right: left + "\n", weight: 1.5)]
            let evidence = Evidence(fields: fields, prior: 0, total: 1.5, matcherVersion: "v")
            #expect(Evidence(json: evidence.json) == evidence)
            #expect(evidence.jsonUTF8 == Array(evidence.json.utf8))
        }
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

    @Test(arguments: [
        #"{"total":1.5,"fields":[],"prior":-2,"matcher":"v","v":1}"#,
        #"{"v":1, "matcher":"v","prior":0,"fields":[],"total":0}"#,
        #"{"v":1,"matcher":"v","prior":-1e1,"fields":[],"total":12.1234567890123456}"#,
        #"{"v":1,"matcher":"\u00e9","prior":0,"fields":[{"m":"t","level":"x","l":"\"","w":0.25}],"total":0}"#,
        #"{"v":1,"matcher":"v","prior":0,"fields":[],"total":0,"margin":3,"reasons":["tie","of tomorrow"]}"#,
    ])
    func readsOtherSpellings(_ json: String) throws {
        let evidence = try #require(Evidence(json: json))
        #expect(evidence == Evidence(decoding: json))
    }

    /// The quick reader takes a text as the decoder does, or not at all: for what is written, and for that with any one
    /// byte left out, doubled, or put in place of another.
    @Test func scansAsItDecodes() {
        let evidence = Evidence(
            fields: [
                Evidence.Field(matcher: "title", level: "exact", left: "東京 – é", right: "x", weight: -9.125),
                Evidence.Field(matcher: "album", level: "missing", left: nil, right: "A", weight: 0.001),
            ],
            prior: -19.999, competition: -0.25, total: 123_456.5,
            runnerUp: Evidence.RunnerUp(trackID: 1_234_567_890, total: -3.125), reasons: [.tie, .versionConflict],
            matcherVersion: "abc")
        #expect(EvidenceScanner.evidence(in: evidence.json) == evidence)
        let bytes = Array(evidence.json.utf8)
        let replacements = Array(#"0-.e",:}]\u"#.utf8)
        for index in bytes.indices {
            var less = bytes
            less.remove(at: index)
            var more = bytes
            more.insert(bytes[index], at: index)
            let others = replacements.map { byte in
                var other = bytes
                other[index] = byte
                return other
            }
            for changed in [less, more, Array(bytes[..<index])] + others {
                let text = String(decoding: changed, as: UTF8.self)
                guard let scanned = EvidenceScanner.evidence(in: text) else { continue }
                #expect(scanned == Evidence(decoding: text), "\(text)")
            }
        }
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
