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
}
