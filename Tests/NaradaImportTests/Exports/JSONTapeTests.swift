import Foundation
import Testing

@testable import NaradaImport

@Suite struct JSONTapeTests {
    private func scan(_ text: String) -> JSONTape.Outcome {
        var tape = JSONTape()
        return Array(text.utf8).withUnsafeBufferPointer { tape.scan($0) }
    }

    struct Row: CustomTestStringConvertible {
        var text: String
        var outcome: JSONTape.Outcome
        var testDescription: String { text }
    }

    @Test(arguments: [
        Row(text: "{}", outcome: .complete(end: 2)),
        Row(text: "{} ", outcome: .complete(end: 2)),
        Row(text: "[ ]", outcome: .complete(end: 3)),
        Row(text: "[1,2]x", outcome: .complete(end: 5)),
        Row(text: #"{"a":{"b":[1,{"c":"d"}]},"e":-1.5e+7}"#, outcome: .complete(end: 37)),
        Row(text: #"{"a":"12345678"}"#, outcome: .complete(end: 16)),
        Row(text: #"{"a":"1234567\"89"}"#, outcome: .complete(end: 19)),
        Row(text: "{", outcome: .incomplete),
        Row(text: #"{"a"#, outcome: .incomplete),
        Row(text: #"{"a":1"#, outcome: .incomplete),
        Row(text: #"{"a":tru"#, outcome: .incomplete),
        Row(text: #"{"a":"\u00"#, outcome: .incomplete),
        Row(text: #"{"a":1,}"#, outcome: .malformed(at: 7)),
        Row(text: "[1,]", outcome: .malformed(at: 3)),
        Row(text: "[1 2]", outcome: .malformed(at: 3)),
        Row(text: "[01]", outcome: .malformed(at: 1)),
        Row(text: "[1.]", outcome: .malformed(at: 1)),
        Row(text: "[-]", outcome: .malformed(at: 1)),
        Row(text: "[nul]", outcome: .malformed(at: 1)),
        Row(text: "{a:1}", outcome: .malformed(at: 1)),
        Row(text: "[\"a\nb\"]", outcome: .malformed(at: 3)),
        Row(text: #"["\x"]"#, outcome: .malformed(at: 2)),
        Row(text: "[1}", outcome: .malformed(at: 2)),
        Row(text: String(repeating: "[", count: 65), outcome: .tooDeep(at: 64)),
    ])
    func outcomes(_ row: Row) {
        #expect(scan(row.text) == row.outcome)
    }

    /// Each cut of a whole value is incomplete, wherever the eight bytes of a step end.
    @Test func everyCutIsIncomplete() {
        let text = #"{"a":"1234567é\n\u00e9","b":[true,null,-1.5e3],"long key of a record":{"c":""}}"#
        let bytes = Array(text.utf8)
        var tape = JSONTape()
        for length in 1..<bytes.count {
            #expect(bytes[..<length].withUnsafeBufferPointer { tape.scan($0) } == .incomplete)
        }
        #expect(bytes.withUnsafeBufferPointer { tape.scan($0) } == .complete(end: bytes.count))
    }

    /// The plain twin is Foundation's parser, on seeded random objects and on the same with one byte changed.
    @Test func agreesWithFoundation() throws {
        var random = SeededRandom(state: 11)
        for _ in 0..<3000 {
            var text = "{\"k\":" + value(depth: 0, &random) + "}"
            if Bool.random(using: &random) {
                var bytes = Array(text.utf8)
                bytes[Int.random(in: 0..<bytes.count, using: &random)] =
                    Array("{}[]\",:1\\ x".utf8).randomElement() ?? 0
                text = String(decoding: bytes, as: UTF8.self)
            }
            let isWhole = scan(text) == .complete(end: text.utf8.count)
            let data = Data(text.utf8)
            let twin = try? JSONSerialization.jsonObject(with: data, options: [])
            // Where Foundation forgives, RFC 8259 decides: it takes some numbers that the grammar does not know.
            if isWhole { #expect(twin != nil, "\(text)") }
            if let object = twin as? [String: Any], !isWhole {
                #expect(object.isEmpty || text.contains(where: \.isNumber), "\(text)")
            }
        }
    }

    /// A tape that has seen records before says of each what one says that has seen none: same keys, other keys, blanks,
    /// cuts and changed bytes.
    @Test func whatCameBeforeChangesNothing() {
        var random = SeededRandom(state: 7)
        var tape = JSONTape()
        var alike = 0
        for _ in 0..<4000 {
            let keys = ["ts", "é", "", "a\\n"].prefix(Int.random(in: 1...4, using: &random))
            let blank = Bool.random(using: &random) ? "" : " "
            let members = keys.map { key in
                let isPlain = Int.random(in: 0..<20, using: &random) > 0
                return "\"\(key)\":\(blank)\(value(depth: isPlain ? 9 : 2, &random))"
            }
            var bytes = Array("{\(members.joined(separator: ","))\(blank)}".utf8)
            switch Int.random(in: 0..<6, using: &random) {
            case 0:
                let place = Int.random(in: 0..<bytes.count, using: &random)
                bytes[place] = Array("{}[]\",:1\\ xé".utf8).randomElement(using: &random) ?? 0
            case 1: bytes.removeLast(Int.random(in: 0..<bytes.count, using: &random))
            default: bytes += Array(", {".utf8)
            }
            var fresh = JSONTape()
            let layout = tape.layoutNumber
            bytes.withUnsafeBufferPointer { bytes in
                let outcome = tape.scan(bytes)
                #expect(outcome == fresh.scan(bytes))
                guard case .complete = outcome else { return }
                #expect(tape.nodes == fresh.nodes)
                if layout != nil, tape.layoutNumber == layout { alike += 1 }
            }
        }
        #expect(alike > 100)
    }

    private func value(depth: Int, _ random: inout SeededRandom) -> String {
        switch Int.random(in: 0..<(depth > 3 ? 5 : 7), using: &random) {
        case 0: return "null"
        case 1: return Bool.random(using: &random) ? "true" : "false"
        case 2: return String(Int.random(in: -99...99, using: &random))
        case 3:
            let letter = Bool.random(using: &random) ? "é" : "e"
            return "\"" + String(repeating: letter, count: Int.random(in: 0..<9, using: &random)) + "\\n\""
        case 4: return "\"\""
        case 5:
            let items = (0..<Int.random(in: 0..<4, using: &random)).map { _ in value(depth: depth + 1, &random) }
            return "[" + items.joined(separator: ", ") + "]"
        default:
            let items = (0..<Int.random(in: 0..<4, using: &random)).map {
                "\"key\($0)\": " + value(depth: depth + 1, &random)
            }
            return "{" + items.joined(separator: ",") + "}"
        }
    }

    @Test func textsAreReadAsFoundationReadsThem() throws {
        for text in [#"a\"b\\c\/d\b\f\n\r\t"#, #"\u00e9\u4e2d\ud83c\udfb5x"#, "plain é", #"\u0041"#] {
            let twin = try #require(
                try JSONSerialization.jsonObject(with: Data("[\"\(text)\"]".utf8)) as? [String])
            let read = Array(text.utf8).withUnsafeBufferPointer { JSONEscapes.text($0) }
            #expect(try read.get() == twin[0])
        }
        for (text, problem) in [
            (#"\u0000"#, JSONEscapes.Problem.nul), (#"\ud83c"#, .halfCharacter), (#"\udfb5\ud83c"#, .halfCharacter),
        ] {
            #expect(throws: problem) { try Array(text.utf8).withUnsafeBufferPointer { JSONEscapes.text($0) }.get() }
        }
    }
}
