import NaradaModel
import Testing

@testable import NaradaImport

@Suite struct JSONLinesReaderTests {
    struct Row: CustomTestStringConvertible {
        var name: String
        var text: String
        var expected: [String]
        var testDescription: String { name }
    }

    static let rows: [Row] = [
        Row(name: "plain", text: #"{"a":"x","b":1}"#, expected: ["1: a=x b=1"]),
        Row(name: "several", text: "{\"a\":1}\n{\"a\":2}\n", expected: ["1: a=1", "2: a=2"]),
        Row(name: "CRLF and blank lines", text: "{\"a\":1}\r\n\r\n  \n{\"a\":2}\r\n", expected: ["1: a=1", "4: a=2"]),
        Row(name: "byte order mark", text: "\u{feff}{\"a\":1}\n", expected: ["1: a=1"]),
        Row(name: "empty object", text: "{ }", expected: ["1: "]),
        Row(name: "white space", text: " { \"a\" : [ 1 , 2 ] , \"b\" : { } } ", expected: ["1: a=[ 1 , 2 ] b={ }"]),
        Row(name: "words", text: #"{"a":true,"b":false,"c":null}"#, expected: ["1: a=true b=false c=nil"]),
        Row(
            name: "numbers keep their digits", text: #"{"a":-0.5e+10,"b":12345678901234567890}"#,
            expected: ["1: a=-0.5e+10 b=12345678901234567890"]),
        Row(
            name: "escapes", text: #"{"a":"\"\\\/\b\f\n\r\t\u00e9\ud83c\udfb5x"}"#,
            expected: ["1: a=\"\\/\u{8}\u{c}\n\r\té🎵x"]),
        Row(
            name: "nested", text: #"{"a":{"b":[{"c":"]}"},[],{}]},"d":1}"#,
            expected: [#"1: a={"b":[{"c":"]}"},[],{}]} d=1"#]),
        Row(
            name: "two of one key", text: #"{"a":1,"a":2}"#,
            expected: ["1 refused: the key \"a\" stands twice in the object"]),
        Row(
            name: "one key in two spellings", text: #"{"a":1,"\u0061":2}"#,
            expected: ["1 refused: the key \"a\" stands twice in the object"]),
        Row(name: "a string", text: "\"x\"\n{\"a\":1}", expected: ["1 refused: the line is no JSON object", "2: a=1"]),
        Row(name: "a number", text: "{}\n12", expected: ["1: ", "2 refused: the line is no JSON object"]),
        Row(name: "an array further down", text: "{}\n[]", expected: ["1: ", "2 refused: the line is no JSON object"]),
        Row(name: "NUL escape", text: #"{"a":"\u0000"}"#, expected: ["1 refused: a value holds a NUL character"]),
    ]

    static let broken: [String] = [
        "{", "{}x", "{\"a\"}", "{\"a\":}", "{\"a\":1,}", "{,}", "{'a':1}", "{\"a\":01}", "{\"a\":1.}", "{\"a\":.5}",
        "{\"a\":+1}", "{\"a\":1e}", "{\"a\":-}", "{\"a\":\"x}", "{\"a\":\"\\x\"}", "{\"a\":\"\\u12\"}", "{\"a\":tru}",
        "{\"a\":[1,]}", "{\"a\":[1}", "{\"a\":{\"b\"}}", "{\"a\":{\"b\":1]}", "{\"a\":\"\\ud83c\"}",
        "{\"a\":\"\\udfb5\"}", "{\"a\":\"\\ud83c\\u0041\"}", "{\"a\":\"\t\"}", "{\"a\":[1 2]}", "{\"a\":NaN}",
        "{\"a\":\"\\", "{\"a\":\"\\u", "nope",
    ]

    private static func lines(_ text: [UInt8], chunkSize: Int = 65_536) throws -> [String] {
        var reader = try JSONLinesReader(ByteSource(bytes: text, name: "f.jsonl", chunkSize: chunkSize))
        var lines: [String] = []
        while let item = try reader.next() {
            switch item {
            case .object(let object):
                let members = zip(object.keys, object.values).map { "\($0)=\($1.text ?? "nil")" }
                lines.append("\(object.line): \(members.joined(separator: " "))")
            case .refused(let row): lines.append("\(row.line) refused: \(row.problem)")
            }
        }
        return lines
    }

    @Test(arguments: rows, [1, 2, 3, 63, 64, 65, 65_536])
    func reads(_ row: Row, chunkSize: Int) throws {
        #expect(try Self.lines(Array(row.text.utf8), chunkSize: chunkSize) == row.expected)
    }

    @Test(arguments: broken)
    func whatIsNoJSONCostsItsLineAlone(_ text: String) throws {
        let lines = try Self.lines(Array(" \(text)\n{\"a\":1}".utf8))
        #expect(lines.count == 2)
        #expect(lines.first?.hasPrefix("1 refused: the line is no JSON from character ") == true)
        #expect(lines.last == "2: a=1")
    }

    @Test func theColumnPointsAtTheMistake() throws {
        #expect(try Self.lines(Array("  {\"a\":x}".utf8)) == ["1 refused: the line is no JSON from character 8 on"])
    }

    @Test func invalidUTF8CostsTheLine() throws {
        let bytes = Array("{\"a\":\"".utf8) + [0xff] + Array("\"}\n{\"a\":1}".utf8)
        #expect(try Self.lines(bytes) == ["1 refused: the line is not UTF-8", "2: a=1"])
    }

    @Test func anArrayIsAFault() {
        #expect(throws: ImportFault.jsonArray("f.jsonl")) { try Self.lines(Array("[{\"a\":1}]".utf8)) }
        #expect(throws: ImportFault.empty("f.jsonl")) { try Self.lines(Array("\n".utf8)) }
    }

    @Test(arguments: [(63, true), (64, true), (65, false), (100_000, false)])
    func nestingIsBounded(depth: Int, isRead: Bool) throws {
        for (open, close) in [("[", "]"), ("{\"k\":", "}")] {
            let inner = open == "[" ? "" : "1"
            let nested = String(repeating: open, count: depth) + inner + String(repeating: close, count: depth)
            let lines = try Self.lines(Array("{\"a\":\(nested)}\n{\"a\":1}".utf8))
            #expect(lines.count == 2)
            #expect(lines.first?.hasPrefix(isRead ? "1: a=" : "1 refused: the object nests deeper than 64") == true)
            #expect(lines.last == "2: a=1")
        }
    }

    @Test func aLongLineIsPassedOver() throws {
        let title = String(repeating: "x", count: 10_000_000)
        let lines = try Self.lines(Array("{\"a\":1}\n{\"a\":\"\(title)\"}\n{\"a\":3}\n".utf8))
        #expect(lines == ["1: a=1", "2 refused: the line is longer than 8388608 bytes", "3: a=3"])
    }
}
