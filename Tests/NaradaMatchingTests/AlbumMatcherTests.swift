import NaradaModel
import NaradaTestSupport
import Testing

@Suite struct AlbumMatcherTests {
    static func albums(_ left: String?, _ right: String?, _ level: String) -> LevelRow {
        LevelRow(
            "\(left ?? "none") and \(right ?? "none")", .sample(title: "Hurt", album: left),
            .sample(title: "Hurt", album: right), level)
    }

    static let rows: [LevelRow] = [
        albums("OK Computer", "ok computer", "same"),
        albums("Rumours (Deluxe Edition)", "Rumours", "same"),
        albums("Rumours [Remastered]", "Rumours", "same"),
        albums("(What’s the Story) Morning Glory?", "Whats the Story Morning Glory", "same"),
        albums("Good Girl Gone Bad", "Good Girl Gone Bad Now", "close"),
        LevelRow(
            "named behind the title of a source without an album", .sample(title: "Hurt (Hesitation Marks)"),
            .sample(title: "Hurt", album: "Hesitation Marks"), "close"),
        albums("Talents, Vol. II", "Talents, Volume 2", "same"),
        albums("LiveintheRoar", "Live in the Roar", "close"),
        albums("Reloaded:rGeatest Hits", "Reloaded: Greatest Hits", "close"),
        albums("OK Computer", "n.a.", "missing"),
        albums("OK Computer", "Kid A", "other"),
        albums("OK Computer", nil, "missing"),
        albums("OK Computer", "", "missing"),
        albums(nil, nil, "missing"),
    ]

    @Test(arguments: rows) func theLevelIsTheSameFromBothSides(_ row: LevelRow) throws {
        let album = try Asked("album")
        #expect(album.level(row.left, row.right) == row.level)
        #expect(album.level(row.right, row.left) == row.level)
    }

    @Test func everyLevelHasARow() throws {
        #expect(try Asked("album").levelsWithout(Self.rows) == [])
    }
}
