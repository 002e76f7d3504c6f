import NaradaText
import Testing

@Suite("Credit grammar")
struct CreditGrammarTests {
    struct Row: CustomTestStringConvertible, Sendable {
        let credits: [String]
        let guests: [String]
        let names: [String]
        let whole: [String]?
        init(_ credits: [String], guests: [String] = [], _ names: [String], whole: [String]? = nil) {
            self.credits = credits
            self.guests = guests
            self.names = names
            self.whole = whole
        }
        var testDescription: String { "\(credits) \(guests)" }
    }

    @Test(
        "reads names",
        arguments: [
            Row(["Radiohead"], ["radiohead"]), Row(["The Beatles"], ["beatles"], whole: ["beatles"]),
            Row(["Beatles, The"], ["beatles"]),
            Row(["Queen & David Bowie"], ["queen", "david bowie"], whole: ["queen and david bowie"]),
            Row(["Earth, Wind & Fire"], ["earth", "wind", "fire"], whole: ["earth wind and fire"]),
            Row(["Tyler, the Creator"], ["tyler the creator"]),
            Row(["Tyler, The Creator & X"], ["tyler the creator", "x"]),
            Row(["Daft Punk feat. Pharrell"], ["daft punk", "pharrell"]), Row(["A ft. B"], ["a", "b"]),
            Row(["A featuring B"], ["a", "b"]),
            Row(["A x B"], ["a", "b"]), Row(["A vs. B"], ["a", "b"]), Row(["A / B; C"], ["a", "b", "c"]),
            Row(["A、B"], ["a", "b"]),
            Row(["Nidia Gongora", "The Bongo Hop"], ["nidia gongora", "bongo hop"]),
            Row(["Kendrick Lamar"], guests: ["RIHANNA."], ["kendrick lamar", "rihanna"]),
            Row(["Rubén Blades", "Willie Colon Y Ruben Blades"], ["ruben blades", "willie colon"]),
            Row(["T.M.Revolution"], ["tm revolution"]), Row(["IU (아이유)"], ["iu", "아이유"]),
            Row(["Nirvana (2)"], ["nirvana"]),
            Row(["Radiohead - Topic"], ["radiohead"]), Row(["RihannaVEVO"], ["rihanna"]),
            Row(["X Ambassadors"], ["x ambassadors"]),
            Row(["AC/DC"], ["ac dc"]), Row(["!!!"], ["!!!"]), Row(["+44"], ["+44"]), Row(["a-ha"], ["a ha"]),
            Row(["The The"], ["the"]),
            Row([], []), Row(["", " "], []), Row(["Ame", "AME"], ["ame"]), Row(["10,000 Maniacs"], ["10000 maniacs"]),
            Row(["幾何学模様"], ["幾何学模様"]), Row(["Simon et Garfunkel"], ["simon", "garfunkel"]),
        ])
    func readsNames(_ row: Row) {
        let reading = CreditGrammar(folder: Folder()).read(row.credits, titleGuests: row.guests)
        #expect(reading.names == row.names)
        #expect(reading.primary == row.names.first ?? "")
        #expect(!reading.isPlaceholder)
        if let whole = row.whole { #expect(reading.whole == whole) }
    }

    @Test(
        "knows placeholders",
        arguments: [
            "Various Artists", "[unknown]", "Unknown Artist", "V.A.", "VA", "Compilations", "Soundtrack", "Various",
            "Verschiedene Interpreten",
            "Artistes Variés", "Varios Artistas", "Vários Artistas", "AA.VV.", "Artisti Vari", "ヴァリアス・アーティスト", "オムニバス",
            "群星", "여러 아티스트",
            "[traditional]", "Anonymous", "Разные исполнители",
        ])
    func placeholders(_ name: String) {
        let reading = CreditGrammar(folder: Folder()).read([name])
        #expect(reading.isPlaceholder)
        #expect(reading.names.isEmpty)
        #expect(reading.primary.isEmpty)
        #expect(!reading.whole.isEmpty)
    }

    @Test("a placeholder beside a name is not the credit") func placeholderBesideName() {
        let reading = CreditGrammar(folder: Folder()).read(["Various Artists", "Enya"])
        #expect(reading.names == ["enya"])
        #expect(!reading.isPlaceholder)
    }

    @Test("huge credits are read", arguments: ["a & ", "(", ", ", "x "]) func hugeCredit(_ unit: String) {
        let credit = String(repeating: unit, count: 1_000_000)
        #expect(CreditGrammar(folder: Folder()).read(["a" + credit]).names.count <= 1)
    }
}
