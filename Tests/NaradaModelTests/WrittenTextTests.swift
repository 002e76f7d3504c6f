import NaradaModel
import Testing

/// Texts that are the same byte by byte.
@Suite struct WrittenTextTests {
    struct Row: CustomTestStringConvertible, Sendable {
        let one: String
        let other: String
        let isSame: Bool
        var testDescription: String { "\(one) and \(other)" }

        init(_ one: String, _ other: String, _ isSame: Bool) {
            (self.one, self.other, self.isSame) = (one, other, isSame)
        }
    }

    @Test(arguments: [
        Row("", "", true), Row("a", "", false), Row("a", "a", true), Row("a", "b", false),
        // Canonically equivalent, and so equal to `==`.
        Row("Beyonc\u{E9}", "Beyonce\u{301}", false), Row("\u{37E}", ";", false), Row("\u{2329}", "\u{3008}", false),
        Row("東京", "東京", true), Row("東京 夜", "東京 朝", false), Row("a\u{0}b", "a\u{0}b", true),
        Row("a\u{0}b", "a\u{0}c", false),
    ]) func bytesCount(row: Row) {
        #expect(row.one.isWritten(like: row.other) == row.isSame)
        #expect(row.other.isWritten(like: row.one) == row.isSame)
        let (text, other, none): (String?, String?, String?) = (row.one, row.other, nil)
        #expect(text.isWritten(like: other) == row.isSame)
        #expect(!text.isWritten(like: none) && !none.isWritten(like: text) && none.isWritten(like: none))
    }

    /// Every place of a difference, around the lengths that are looked at together, in texts that lie side by side.
    @Test(arguments: [1, 7, 8, 9, 15, 16, 17, 24, 33]) func aDifferenceIsSeenAnywhere(length: Int) {
        let text = String(repeating: "x", count: length)
        #expect(text.isWritten(like: String(repeating: "x", count: length)))
        for place in 0..<length {
            let other = String(repeating: "x", count: place) + "y" + String(repeating: "x", count: length - place - 1)
            #expect(!text.isWritten(like: other) && !other.isWritten(like: text))
            // A part of a longer text has its own storage, or none that it could lend.
            #expect(String(("ab" + other).dropFirst(2)).isWritten(like: other))
        }
    }
}
