import NaradaText
import Testing

@Suite("Album titles that say how all of it was recorded")
struct AlbumTitleTests {
    struct Row: CustomTestStringConvertible, Sendable {
        let title: String
        let kinds: [VersionKind]

        init(_ title: String, _ kinds: VersionKind...) {
            self.title = title
            self.kinds = kinds
        }

        var testDescription: String { title }
    }

    @Test(
        "are marks as a whole",
        arguments: [
            Row("Live at Leeds", .live), Row("Live", .live), Row("Live in Paris", .live),
            Row("MTV Unplugged in New York", .live, .acoustic), Row("Unplugged", .live, .acoustic),
            Row("MTV Unplugged – Summer Solstice", .live, .acoustic), Row("The BBC Sessions", .session),
            Row("Demos", .demo), Row("Hits (Live)", .live), Row("Live Through This"), Row("Alive!"),
            Row("Draft Demolition"), Row("Remixes"), Row("Covers"), Row("The Best of Acoustic Alchemy"),
            Row("OK Computer"),
            Row("Cantigas de roda (unknown)"), Row("ライブ", .live), Row(""),
        ])
    func kinds(_ row: Row) {
        #expect(TitleGrammar(folder: Folder()).readAlbum(row.title).version.kinds == row.kinds)
    }

    @Test(arguments: [
        ("(2010)", true), ("  (1973) ", true), ("[1999]", true), ("n.a.", true), ("(unknown)", true),
        ("[unknown]", true),
        ("1989", false), ("2112", false), ("(Unplugged)", false), ("(13)", false), ("(2010) Sampler", false),
        ("(2010]", false), ("", false),
    ])
    func aYearInBracketsIsNone(album: String, isNone: Bool) {
        #expect(TitleGrammar(folder: Folder()).isNoAlbum(album) == isNone)
    }
}
