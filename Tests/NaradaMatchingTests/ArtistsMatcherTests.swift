import NaradaModel
import NaradaTestSupport
import Testing

@Suite struct ArtistsMatcherTests {
    static let rows: [LevelRow] = [
        .artists(["Björk"], ["bjork"], "exact"),
        .artists(["The Beatles"], ["Beatles, The"], "exact"),
        .artists(["Queen", "David Bowie"], ["David Bowie", "Queen"], "exact"),
        .artists(["Queen & David Bowie"], ["Queen", "David Bowie"], "exact"),
        .artists(["Earth, Wind & Fire"], ["Earth, Wind & Fire"], "exact"),
        .artists(["!!!"], ["!!!"], "exact"),
        .artists(["Radiohead - Topic"], ["Radiohead"], "exact"),
        LevelRow(
            "a guest in the title here, in the credit there",
            .sample(title: "Crazy in Love (feat. JAY-Z)", artists: ["Beyoncé"]),
            .sample(title: "Crazy in Love", artists: ["Beyoncé", "JAY-Z"]), "exact"),
        LevelRow(
            "a guest on one side only, the artists as the service credits them",
            .sample(title: "Crazy in Love (feat. JAY-Z)", artists: ["Beyoncé"]),
            .sample(title: "Crazy in Love", artists: ["Beyoncé"]), "exact"),
        LevelRow(
            "a guest on one side only", .sample(title: "Hurt (feat. JAY-Z)", artists: ["Queen & David Bowie"]),
            .sample(title: "Hurt", artists: ["Queen", "David Bowie"]), "guests"),
        .artists(["Rihanna", "JAY-Z"], ["Rihanna"], "subset"),
        .artists(["Queen", "David Bowie"], ["Queen", "Elton John"], "overlap"),
        .artists(["Portishead"], ["Portishaed"], "close"),
        .artists(["Michael Jackson"], ["Jackson Michael"], "close"),
        .artists(["Jimi Hendrix"], ["The Jimi Hendrix Experience"], "partial"),
        .artists(["Кино"], ["Kino"], "transliterated"),
        .artists(["Nine Inch Nails"], ["Johnny Cash"], "other"),
        .artists(["Air"], ["Air Supply"], "other"),
        LevelRow(
            "the composer alone", .sample(title: "Symphony No. 5, Op. 67", artists: ["Ludwig van Beethoven"]),
            .sample(
                title: "Symphony No. 5, Op. 67",
                artists: ["Ludwig van Beethoven", "Wiener Philharmoniker", "Carlos Kleiber"]), "composer"),
        LevelRow(
            "the player alone", .sample(title: "Goldberg Variations, BWV 988", artists: ["Glenn Gould"]),
            .sample(title: "Goldberg Variations, BWV 988", artists: ["J. S. Bach", "Glenn Gould"]), "subset"),
        .artists(["小田和正"], ["Utada Hikaru"], "other_script"),
        .artists(["Various Artists"], ["Johnny Cash"], "missing"),
        .artists(["[unknown]"], ["Johnny Cash"], "missing"),
        .artists([], ["Johnny Cash"], "missing"),
        .artists([], [], "missing"),
    ]

    @Test(arguments: rows) func theLevelIsTheSameFromBothSides(_ row: LevelRow) throws {
        let artists = try Asked("artists")
        #expect(artists.level(row.left, row.right) == row.level)
        #expect(artists.level(row.right, row.left) == row.level)
    }

    @Test func everyLevelHasARow() throws {
        #expect(try Asked("artists").levelsWithout(Self.rows) == [])
    }
}
