import NaradaModel
import NaradaTestSupport
import Testing

@Suite struct YearMatcherTests {
    static func years(_ left: Int?, _ right: Int?, albums: (String?, String?) = (nil, nil), _ level: String) -> LevelRow
    {
        func date(_ year: Int?) -> Timestamp? { year.flatMap { Timestamp(year: $0, month: $0 % 12 + 1) } }
        return LevelRow(
            "\(left.map(String.init) ?? "none") and \(right.map(String.init) ?? "none") on \(albums.0 ?? "no album")",
            .sample(album: albums.0, releaseDate: date(left)), .sample(album: albums.1, releaseDate: date(right)),
            level)
    }

    static let rows: [LevelRow] = [
        years(1977, 1977, "same"),
        years(1977, 1978, "near"),
        years(1977, 1979, "other"),
        years(1977, 2013, albums: ("Rumours", "Greatest Hits"), "other"),
        years(1977, 1977, albums: ("Rumours", "Rumours"), "by_album"),
        years(1977, 2013, albums: ("Rumours", "Rumours (Deluxe Edition)"), "by_album"),
        years(1977, nil, "missing"),
        years(nil, nil, "missing"),
    ]

    @Test(arguments: rows) func theLevelIsTheSameFromBothSides(_ row: LevelRow) throws {
        let year = try Asked("year")
        #expect(year.level(row.left, row.right) == row.level)
        #expect(year.level(row.right, row.left) == row.level)
    }

    @Test func everyLevelHasARow() throws {
        #expect(try Asked("year").levelsWithout(Self.rows) == [])
    }
}
