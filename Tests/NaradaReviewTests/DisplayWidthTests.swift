import NaradaModel
import NaradaReview
import Testing

/// Columns of a terminal, UAX #11.
@Suite struct DisplayWidthTests {
    struct Row: CustomTestStringConvertible {
        var name: String
        var text: String
        var columns: Int
        var testDescription: String { name }
    }

    @Test(arguments: [
        Row(name: "nothing", text: "", columns: 0),
        Row(name: "ASCII", text: "Hurt", columns: 4),
        Row(name: "composed accent", text: "Beyonc\u{E9}", columns: 7),
        Row(name: "combining accent", text: "Beyonce\u{301}", columns: 7),
        Row(name: "Greek", text: "Ευανθία", columns: 7),
        Row(name: "kanji and kana", text: "東京は夜", columns: 8),
        Row(name: "half-width kana", text: "ﾋﾟﾁｶｰﾄ", columns: 6),
        Row(name: "full-width letters", text: "ＡＢ", columns: 4),
        Row(name: "Hangul syllables", text: "사랑해", columns: 6),
        Row(name: "Hangul in single letters", text: "\u{1109}\u{1161}", columns: 2),
        Row(name: "emoji", text: "🎵", columns: 2),
        Row(name: "emoji by selector", text: "❤\u{FE0F}", columns: 2),
        Row(name: "heart as text", text: "❤", columns: 1),
        Row(name: "family of four", text: "👩‍👩‍👧‍👦", columns: 2),
        Row(name: "flag", text: "🇯🇵", columns: 2),
        Row(name: "thumb with skin", text: "👍🏽", columns: 2),
        Row(name: "Hebrew", text: "שלום", columns: 4),
        Row(name: "Thai with marks", text: "รักเธอ", columns: 5),
        Row(name: "ideograph of plane 2", text: "\u{20000}", columns: 2),
        Row(name: "control", text: "\u{1B}\u{0}", columns: 0),
        Row(name: "zero-width joiner alone", text: "\u{200D}", columns: 0),
        Row(name: "ellipsis", text: "…", columns: 1),
    ])
    func `the columns of a text`(_ row: Row) {
        #expect(DisplayWidth.columns(of: row.text) == row.columns)
    }

    @Test(arguments: 0...14)
    func `a cut text fills its columns and splits no character`(_ columns: Int) {
        for text in ["東京は夜の七時", "Beyonce\u{301} e\u{301}e\u{301}e\u{301}", "👩‍👩‍👧‍👦🇯🇵a👍🏽", "abcdefgh", "", "사a랑b해c"] {
            let cut = text.truncated(to: columns)
            #expect(DisplayWidth.columns(of: cut) <= columns)
            #expect(DisplayWidth.columns(of: text.padded(to: columns)) == columns)
            #expect(DisplayWidth.columns(of: text.padded(to: columns, alignment: .trailing)) == columns)
            if DisplayWidth.columns(of: text) <= columns {
                #expect(cut == text)
            } else if columns > 0 {
                #expect(cut.last == "…")
                #expect(text.hasPrefix(cut.dropLast()))
                // No more than one column is given away, and that only for a wide character.
                #expect(DisplayWidth.columns(of: cut) >= columns - 1)
            }
        }
    }
}
