import NaradaText
import Testing

@Suite("Romanization") struct RomanizationTests {
    struct Row: CustomTestStringConvertible, Sendable {
        let text: String
        let spelling: String
        let skeleton: String
        var testDescription: String { text }

        init(_ text: String, _ spelling: String, _ skeleton: String) {
            self.text = text
            self.spelling = spelling
            self.skeleton = skeleton
        }
    }

    @Test(arguments: [
        Row("viktor tsoi", "viktorcoi", "PKTLS"), Row("viktor tsoy", "viktorcoi", "PKTLS"),
        Row("viktor coj", "viktorcoi", "PKTLK"), Row("shchelkunchik", "scelkuncik", "SLKNSK"),
        Row("toukyou", "tokio", "TK"), Row("tokyo", "tokio", "TK"), Row("umm kulthum", "umkultum", "NKLTN"),
        Row("am klthwm", "amkltvm", "NKLTN"), Row("love story", "lovestori", "LPSTL"),
        Row("rabusutori", "rabusutori", "LPSTL"), Row("supittsu", "supicu", "SPS"), Row("spitz", "spic", "SPS"),
        Row("bi 2", "bi2", "P2"), Row("22", "22", "22"), Row("", "", ""), Row("!!!", "", ""), Row("aiyu", "aiu", ""),
        Row("песня", "", ""),
    ]) func habitsOfSpellingAreBroughtToOne(_ row: Row) {
        let romanization = Romanization(latin: row.text)
        #expect(String(decoding: romanization.spelling, as: UTF8.self) == row.spelling)
        #expect(String(decoding: romanization.skeleton, as: UTF8.self) == row.skeleton)
        #expect(Romanization.skeleton(ofLatin: row.text) == romanization.skeleton)
    }
}
