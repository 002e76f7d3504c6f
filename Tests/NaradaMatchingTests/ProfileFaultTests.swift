import NaradaMatching
import NaradaModel
import Testing

@Suite struct ProfileFaultTests {
    struct Row: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let path: String
        let raw: String?
        let sentence: String

        init(_ name: String, _ path: String, _ raw: String?, _ sentence: String) {
            testDescription = name
            self.path = path
            self.raw = raw
            self.sentence = sentence
        }
    }

    static let noUsableNumber = "; probabilities lie above 0 and up to 1, counts above 0"
    static let compare = "; compare it with the default, `Documentation/Profiles.md`"

    static let notJSON =
        "\"p.json\" is not a profile: it is no valid JSON, or a number in it is too large or not whole" + compare

    @Test(arguments: [
        Row(
            "unknown matcher", "matchers.0.name", "\"tempo\"",
            "\"p.json\" names the matcher \"tempo\", which does not exist; use one of service_id, isrc, mbid, title, "
                + "artists, version, parts, duration, album, position, year"),
        Row(
            "repeated matcher", "matchers.0",
            #"{"name":"isrc","levels":{"shared":{"m":1,"u":1},"other":{"m":1,"u":1}}}"#,
            "\"p.json\" names the matcher \"isrc\" twice; remove one"),
        Row(
            "unknown level", "matchers.1.levels.equal", #"{"m":0.5,"u":0.5}"#,
            "\"p.json\" weighs the level \"equal\", which \"isrc\" does not have; use shared, other"),
        Row(
            "missing level", "matchers.1.levels.other", nil,
            "\"p.json\" has no weight for the level \"other\" of \"isrc\"; give it m and u"),
        Row(
            "a level that weighs nothing", "matchers.1.levels.missing", #"{"m":0.5,"u":0.5}"#,
            "\"p.json\" weighs the level \"missing\" of \"isrc\", which cannot be compared; remove it"),
        Row(
            "a probability of 0", "matchers.1.levels.shared.m", "0",
            "\"p.json\" has no usable number at isrc.shared" + noUsableNumber),
        Row(
            "a probability below 0", "matchers.1.levels.shared.u", "-1",
            "\"p.json\" has no usable number at isrc.shared" + noUsableNumber),
        Row(
            "a probability above 1", "matchers.1.levels.shared.m", "1.5",
            "\"p.json\" has no usable number at isrc.shared" + noUsableNumber),
        Row(
            "numbers of two kinds of weight", "matchers.1.levels.shared.share", "0.5",
            "\"p.json\" has no usable number at isrc.shared" + noUsableNumber),
        Row(
            "a level without u", "matchers.1.levels.shared.u", nil,
            "\"p.json\" has no usable number at isrc.shared" + noUsableNumber),
        Row(
            "a calibration that falls", "calibration", #"[{"bits":0,"probability":0.9},{"bits":1,"probability":0.5}]"#,
            "\"p.json\" has no usable calibration: it wants up to 64 points whose bits rise and whose probabilities do not "
                + "fall and lie above 0 and below 1; correct it, or remove it"),
        Row(
            "a count of 0", "catalogue_tracks", "0",
            "\"p.json\" has no usable number at catalogue_tracks" + noUsableNumber),
        Row(
            "a margin below 0", "tie_margin", "-3", "\"p.json\" has no usable number at tie_margin" + noUsableNumber),
        Row(
            "a number past all bounds", "matchers.1.levels.shared.m", "1e999",
            notJSON),
        Row(
            "a count that is not whole", "assumed_tracks", "10.5",
            notJSON),
        Row(
            "a missing key", "tie_margin", nil, "\"p.json\" is not a profile: \"tie_margin\" is missing" + compare),
        Row(
            "a missing key deep inside", "matchers.1.levels.shared.m", nil,
            "\"p.json\" is not a profile: \"matchers.1.levels.shared.m\" is missing" + compare),
        Row(
            "text for a number", "accept", "\"85\"",
            "\"p.json\" is not a profile: \"accept\" has the wrong type" + compare),
        Row(
            "null for a number", "matchers.1.levels.shared.m", "null",
            "\"p.json\" is not a profile: \"matchers.1.levels.shared.m\" has the wrong type" + compare),
        Row(
            "a number for a list", "matchers", "7",
            "\"p.json\" is not a profile: \"matchers\" has the wrong type" + compare),
        Row("not JSON", "name", "NaN", notJSON),
        Row(
            "a newer format", "format", "2",
            "\"p.json\" has format 2, which this program does not know; update the program"),
        Row(
            "thresholds crossed", "review", "86",
            "\"p.json\" wants thresholds with 0 ≤ review ≤ accept ≤ 100; correct them"),
        Row(
            "a threshold past 100", "accept", "101",
            "\"p.json\" wants thresholds with 0 ≤ review ≤ accept ≤ 100; correct them"),
        Row(
            "a threshold below 0", "review", "-1",
            "\"p.json\" wants thresholds with 0 ≤ review ≤ accept ≤ 100; correct them"),
    ]) func aFaultIsOneSentence(_ row: Row) throws {
        let text = try ProfileText().text(setting: row.path, to: row.raw)
        let fault = #expect(throws: ProfileFault.self) { try Profile(text: text) }
        #expect(fault?.sentence == row.sentence)
        #expect(fault?.blame == .input)
    }

    @Test func aNewerFormatIsNamedEvenWhereItsKeysAreOthers() {
        #expect(throws: ProfileFault.newerFormat(file: "p.json", format: 3)) {
            try Profile(text: #"{"format":3,"weights":[]}"#)
        }
    }

    @Test func aMissingFileIsSaidSo() {
        let fault = #expect(throws: ProfileFault.self) { try Profile(path: "/nowhere/p.json") }
        #expect(
            fault?.sentence == "cannot read the profile \"/nowhere/p.json\"; check the path and its permissions")
    }
}
