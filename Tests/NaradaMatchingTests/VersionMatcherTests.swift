import NaradaModel
import NaradaTestSupport
import Testing

@Suite struct VersionMatcherTests {
    static let rows: [LevelRow] = [
        .titles("Layla (Live)", "Layla - Live", "same_kind"),
        .titles("Blue Monday (Hardfloor Mix)", "Blue Monday - Hardfloor Mix", "same_kind"),
        .titles("Love Story (Live)", "Love Story (Live at Wembley)", "same_kind"),
        LevelRow(
            "a live album need not mark its titles", .sample(title: "Layla", album: "Unplugged (Live)"),
            .sample(title: "Layla (Live)"), "same_kind"),
        .titles("Layla (Acoustic) [Live]", "Layla (Live)", "overlap"),
        .titles("Stan (Radio Edit)", "Stan", "edit"),
        LevelRow(
            "an album of live takes on one side", .sample(title: "Layla", album: "Unplugged (Live)"),
            .sample(title: "Layla", album: "Backless"), "album_differs"),
        LevelRow(
            "an album whose name says that it is live", .sample(title: "Layla", album: "MTV Unplugged in New York"),
            .sample(title: "Layla", album: "Backless"), "album_differs"),
        LevelRow(
            "the same live take on its album and with its mark",
            .sample(title: "My Generation", album: "Live at Leeds"),
            .sample(title: "My Generation (Live)"), "same_kind"),
        LevelRow(
            "an unplugged album is live and acoustic", .sample(title: "Layla", album: "Unplugged"),
            .sample(title: "Layla (Live)", album: "The Best"), "overlap"),
        LevelRow(
            "a live album and no album at all", .sample(title: "My Generation", album: "Live at Leeds"),
            .sample(title: "My Generation"), "album_alone"),
        LevelRow(
            "an album named like a sentence", .sample(title: "Violet", album: "Live Through This"),
            .sample(title: "Violet", album: "Ask for It"), "plain"),
        .titles("Barodarho (live at Metro)", "Barodarho (livpe at Metro)", "same_kind"),
        .titles("Männer (radio mix)", "Männer (radioo mix)", "same_kind"),
        .titles("Männer (radio mix)", "Männer (club mix)", "other_kind"),
        .titles("Song (Live)", "Song (Love)", "other_kind"),
        LevelRow(
            "a live album misspelt", .sample(title: "Heaven Can Wait", album: "Live in the Roar"),
            .sample(title: "Heaven Can Wait", album: "LiveintheRoar"), "plain"),
        LevelRow(
            "a demo tape misspelt", .sample(title: "Pedon uneen (Demo 1997)", album: "Demo 1997"),
            .sample(title: "Pedon uneen", album: "eDmo 1997"), "plain"),
        LevelRow(
            "the live recordings are not the recordings",
            .sample(title: "Layla", album: "The Complete Recordings (Live)"),
            .sample(title: "Layla", album: "The Complete Recordings"), "album_differs"),
        .titles("Alarm   Remix", "Alarm (Remix)", "same_kind"),
        .titles("Blue Monday (Hardfloor Remix)", "Blue Monday (Richie Hawtin Remix)", "other_detail"),
        .titles("Creep (Live)", "Creep", "other_kind"),
        .titles("Creep (Karaoke Version)", "Creep", "other_kind"),
        .titles("Creep (Acoustic)", "Creep (Remix)", "other_kind"),
        .titles("Love Story (Taylor’s Version)", "Love Story", "other_kind"),
        .titles("Creep", "Creep", "plain"),
        .titles("Creep - Remastered 2008", "Creep", "plain"),
        .titles("Creep (Deluxe Edition)", "Creep", "plain"),
    ]

    @Test(arguments: rows) func theLevelIsTheSameFromBothSides(_ row: LevelRow) throws {
        let version = try Asked("version")
        #expect(version.level(row.left, row.right) == row.level)
        #expect(version.level(row.right, row.left) == row.level)
    }

    @Test func everyLevelHasARow() throws {
        #expect(try Asked("version").levelsWithout(Self.rows) == [])
    }
}
