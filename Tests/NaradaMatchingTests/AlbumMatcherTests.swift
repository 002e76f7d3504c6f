@testable import NaradaMatching
import NaradaModel
import NaradaTestSupport
import NaradaText
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

    @Test(arguments: UInt64(1)...2) func whatIsTooLongOrTooShortIsNotClose(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        var (close, ruledOut) = (0, 0)
        for _ in 0..<4_000 {
            let length = [3, 20, 40, 1_100][Int.random(in: 0..<4, using: &random)]
            let text = random.text(length: length, from: "aab c愛")
            let cut = text.dropLast(Int.random(in: 0...length / 2, using: &random))
            let (name, other) = (Folder().fold(text), Folder().fold(String(cut)))
            for (one, other) in [(name, other), (other, name)] {
                let isClose = AlbumMatcher.areClose(FoldedText(one), FoldedText(other))
                let mayBe = AlbumMatcher.mayBeClose(one, FoldedText(other))
                #expect(mayBe || !isClose, "\(one) | \(other)")
                close += isClose ? 1 : 0
                ruledOut += mayBe ? 0 : 1
            }
        }
        #expect(close > 500 && ruledOut > 100)
    }
}
