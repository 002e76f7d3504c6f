import NaradaModel
import Testing

@Suite struct ArtistCreditTests {
    struct Row: CustomTestStringConvertible {
        var testDescription: String
        var json: String
        var names: [String]?
        var written: String?
    }

    @Test(arguments: [
        Row(testDescription: "names", json: #"["A","B"]"#, names: ["A", "B"], written: #"["A","B"]"#),
        Row(
            testDescription: "names with blanks between", json: #" ["A", "B"] "#, names: ["A", "B"],
            written: #"["A","B"]"#),
        Row(
            testDescription: "objects with ids", json: #"[{"name":"A","id":"x"},{"name":"B"}]"#, names: ["A", "B"],
            written: #"[{"name":"A","id":"x"},{"name":"B"}]"#),
        Row(testDescription: "wrapped", json: #"{"names": ["A"]}"#, names: ["A"], written: #"{"names":["A"]}"#),
        Row(
            testDescription: "escapes", json: #"["AC\/DC","\"Q\"","\u00c9"]"#, names: ["AC/DC", "\"Q\"", "É"],
            written: #"["AC/DC","\"Q\"","É"]"#),
        Row(testDescription: "not ASCII", json: #"["椎名林檎"]"#, names: ["椎名林檎"], written: #"["椎名林檎"]"#),
        Row(testDescription: "blank names go", json: #"["A"," ",""]"#, names: ["A"], written: #"["A"]"#),
        Row(testDescription: "no names", json: "[]", names: [], written: "[]"),
        // Foundation's parser forgives it, and nothing is lost by doing so.
        Row(testDescription: "a comma too many", json: #"["A",]"#, names: ["A"], written: #"["A"]"#),
        Row(testDescription: "two strings without comma", json: #"["A" "B"]"#, names: nil, written: nil),
        Row(testDescription: "numbers", json: "[1,2]", names: nil, written: nil),
        Row(testDescription: "a bare string", json: #""A""#, names: nil, written: nil),
        Row(testDescription: "an object without names", json: #"{"artist":"A"}"#, names: nil, written: nil),
        Row(testDescription: "a string without end", json: #"["A]"#, names: nil, written: nil),
        Row(testDescription: "a bracket alone", json: "[", names: nil, written: nil),
        Row(testDescription: "no JSON", json: "A & B", names: nil, written: nil),
        Row(testDescription: "empty", json: "", names: nil, written: nil),
    ]) func reads(_ row: Row) {
        let credit = ArtistCredit(json: row.json)
        #expect(credit?.names == row.names)
        #expect(credit?.json == row.written)
    }

    /// A name of one character is blank where the character is white space, whichever it is.
    @Test func whiteSpaceAloneIsNoName() {
        for value in UInt32(0x20)...0x3100 {
            guard let scalar = Unicode.Scalar(value), scalar != "\"", scalar != "\\" else { continue }
            let name = String(scalar)
            let names = name.allSatisfy(\.isWhitespace) ? [] : [name]
            #expect(ArtistCredit(json: "[\"\(name)\"]")?.names == names, "\(value)")
            #expect(ArtistCredit(json: "[\"\(name)A\", \"B\"]")?.names == [name + "A", "B"], "\(value)")
        }
    }
}
