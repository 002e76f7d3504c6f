import NaradaText
import Testing

@Suite("What is left of a title without its artist")
struct TitleRemainderTests {
    struct Row: CustomTestStringConvertible, Sendable {
        let title: String
        let names: [String]
        /// Empty where the names are not found, or nothing is left.
        let titles: [String]
        let others: [String]

        init(_ title: String, _ names: [String], _ titles: [String], others: [String] = []) {
            self.title = title
            self.names = names
            self.titles = titles
            self.others = others
        }

        var testDescription: String { title }
    }

    @Test(
        "takes the artist out, wherever the name stands",
        arguments: [
            Row("Knock On Wood , James Cotton", ["james cotton"], ["Knock On Wood"]),
            Row(
                "Britney Spears One Kiss from You Lyrics", ["britney spears"],
                ["One Kiss from You Lyrics", "One Kiss from You (Lyrics)"]),
            Row("Embraceable You (1953) by Art Tatum", ["art tatum"], ["Embraceable You (1953)"]),
            Row("Rage Against The Machine-New Millenium Homes", ["rage against the machine"], ["New Millenium Homes"]),
            Row(
                "Natasha Bedingfield-How do you do WITH LYRICS!!", ["natasha bedingfield"],
                ["How do you do WITH LYRICS", "How do you do (WITH LYRICS)"]),
            Row("JAMES BROWN * SMOKIN' & DRINKIN'", ["james brown"], ["SMOKIN' & DRINKIN"]),
            Row(
                "Muddy Waters \"Evil\" live 1999", ["muddy waters"],
                ["Evil (live 1999)", "live 1999 (Evil)", "live (1999) (Evil)"]),
            Row("T.Rex 'Jeepster'", ["t rex"], ["Jeepster"]),
            Row("Evil // Muddy Waters", ["muddy waters"], ["Evil"]),
            Row(
                "The Rolling Stones - Flashpoint - Factory Girl", ["rolling stones"],
                ["Flashpoint (Factory Girl)", "Factory Girl (Flashpoint)"]),
            Row("The Chemical Brothers - 04 - Piku", ["chemical brothers"], ["Piku"]),
            Row("Marley, Bob - Jamming", ["bob marley"], ["Jamming"]),
            Row("Guns N' Roses ~ Estranged [1080p].flv", ["guns and roses"], ["Estranged (1080p)"]),
            Row("Killer Queen - Queen", ["queen"], ["Killer Queen"]),
            Row("Simon & Garfunkel - The Boxer", ["simon", "garfunkel"], ["The Boxer"]),
            Row("I Gotcha' Back Feat. RZA | GZA", ["gza", "rza"], ["I Gotcha' Back"]),
            Row("michelle (The Beatles) by JP McCartney", ["beatles"], ["michelle"], others: ["JP McCartney"]),
            Row(
                "In the Style of Queen - Innuendo (Karaoke)", ["queen"],
                ["In the Style of (Innuendo) (Karaoke)", "Innuendo (In the Style of) (Karaoke)"]),
            Row("Pearl Jam - Ten (Full Album)", ["pearl jam"], ["Ten (Full Album)"]),
            Row(
                "Summertime / Shantung Cabbage - Ten Years After", ["ten years after"],
                ["Summertime / Shantung Cabbage"]),
            Row(
                "YOASOBI「アイドル」Official Music Video", ["yoasobi"],
                ["アイドル (Official Music Video)", "Official Music Video (アイドル)", "Official (Music Video) (アイドル)"]),
            Row("Love Is in the Air", ["air"], ["Love Is in"]),
            Row("Air Supply", ["air supply"], []),
            Row("Queens of the Stone Age", ["queen"], []),
            Row("", ["queen"], []),
        ])
    func remainder(_ row: Row) {
        let found = TitleGrammar(folder: Folder()).remainder(of: row.title, without: row.names)
        #expect(found?.titles ?? [] == row.titles)
        #expect(found?.others ?? [] == row.others)
    }

    @Test("takes no more than a moment for hostile titles")
    func hostileTitles() {
        let grammar = TitleGrammar(folder: Folder())
        for text in ["a ", "- ", "a - ", "(a ", "by a ", "'a ", "\"a\" ", "live "] {
            let title = String(repeating: text, count: 4_000 / text.count)
            #expect(grammar.remainder(of: title, without: ["a", "a a", "b"])?.titles.count ?? 0 <= 8)
        }
        #expect(grammar.remainder(of: String(repeating: "a ", count: 3_000), without: ["a"]) == nil)
    }
}
