import Foundation
import NaradaModel
import Testing

@Suite struct JSONTextTests {
    @Test(arguments: [
        ("plain", #""plain""#), ("", #""""#), ("a\"b\\c", #""a\"b\\c""#), ("\n\r\t", #""\n\r\t""#),
        ("\u{0}\u{1f}", #""\u0000\u001f""#), ("é😀", #""é😀""#),
    ]) func string(_ text: String, _ json: String) {
        #expect(JSONText.string(text) == json)
    }

    @Test(arguments: [
        (0.0, "0"), (-0.0004, "0"), (1.5, "1.5"), (-1.5, "-1.5"), (0.001, "0.001"), (-0.05, "-0.05"),
        (12.3456, "12.346"),
        (0.9996, "1"), (1e20, "null"), (.nan, "null"), (.infinity, "null"),
    ]) func number(_ value: Double, _ json: String) {
        #expect(JSONText.number(value) == json)
    }

    /// Longer than the room that is there at first, with something to escape in every place.
    @Test(arguments: [1, 15, 16, 61, 62, 63, 64, 65, 130, 1_000]) func aStringOfAnyLengthIsReadBack(length: Int) throws
    {
        for place in Set([0, length / 2, length - 1]) {
            for mark in ["\"", "\\", "\u{1}", "ü", "夜"] {
                let text = String(repeating: "a", count: place) + mark + String(repeating: "z", count: length - place)
                let json = JSONText.string(text)
                #expect(try JSONDecoder().decode(String.self, from: Data(json.utf8)) == text)
            }
        }
    }
}
