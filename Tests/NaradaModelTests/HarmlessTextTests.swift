import NaradaModel
import Testing

/// Nothing that a terminal obeys survives, and nothing else is lost.
@Suite struct HarmlessTextTests {
    struct Row: CustomTestStringConvertible {
        var name: String
        var text: String
        var shown: String
        var testDescription: String { name }
    }

    @Test(arguments: [
        Row(name: "plain", text: "AC/DC – Back in Black", shown: "AC/DC – Back in Black"),
        Row(name: "escape", text: "\u{1B}[31mred", shown: #"\u{1B}[31mred"#),
        Row(name: "NUL", text: "a\u{0}b", shown: #"a\u{0}b"#),
        Row(name: "delete", text: "a\u{7F}b", shown: #"a\u{7F}b"#),
        Row(name: "8-bit control", text: "\u{9B}31m", shown: #"\u{9B}31m"#),
        Row(name: "carriage return and line feed", text: "a\r\nb", shown: #"a\u{D}\u{A}b"#),
        Row(name: "override", text: "\u{202E}gpj", shown: #"\u{202E}gpj"#),
        Row(name: "isolate", text: "\u{2066}a\u{2069}", shown: #"\u{2066}a\u{2069}"#),
        Row(name: "Arabic letter mark", text: "\u{61C}a", shown: #"\u{61C}a"#),
        Row(name: "line separator", text: "a\u{2028}b", shown: #"a\u{2028}b"#),
        Row(name: "byte-order mark", text: "\u{FEFF}a", shown: #"\u{FEFF}a"#),
        Row(name: "annotation", text: "\u{FFF9}a", shown: #"\u{FFF9}a"#),
        Row(name: "tag", text: "\u{E0041}", shown: #"\u{E0041}"#),
        Row(name: "family", text: "👩‍👩‍👧", shown: "👩‍👩‍👧"),
        Row(name: "Persian with a non-joiner", text: "می\u{200C}خواهم", shown: "می\u{200C}خواهم"),
        Row(name: "Hebrew", text: "שלום", shown: "שלום"),
        Row(
            name: "tower of marks", text: "o" + String(repeating: "\u{301}", count: 99) + "k",
            shown: "o" + String(repeating: "\u{301}", count: 30) + "k"),
    ])
    func `what is shown of a text`(_ row: Row) {
        #expect(Array(row.text.harmless.unicodeScalars) == Array(row.shown.unicodeScalars))
        #expect(row.shown.harmless == row.shown)
    }
}
