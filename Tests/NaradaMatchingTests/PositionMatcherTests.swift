import NaradaModel
import NaradaTestSupport
import Testing

@Suite struct PositionMatcherTests {
    static func places(
        _ left: String?, _ right: String?, albums: (String?, String?) = ("Rumours", "Rumours"), _ level: String
    ) -> LevelRow {
        LevelRow(
            "\(left ?? "none") and \(right ?? "none") on \(albums.0 ?? "no album") and \(albums.1 ?? "no album")",
            .sample(album: albums.0, position: left), .sample(album: albums.1, position: right), level)
    }

    static let rows: [LevelRow] = [
        places("7", "007", "same_on_album"),
        places("1-7", "7", "same_on_album"),
        places("A2", "a2", "same_on_album"),
        places("7", "8", "other_on_album"),
        places("1-7", "2-7", "other_on_album"),
        places("7", "7", albums: ("Rumours", "Rumors"), "same_on_album"),
        places("7", "7", albums: ("Rumours", nil), "same"),
        places("7", "8", albums: (nil, nil), "other"),
        places("7", "7", albums: ("Rumours", "Tusk"), "other_album"),
        places("7", "8", albums: ("Rumours", "Tusk"), "other_album"),
        places("7", nil, "missing"),
        places(nil, nil, "missing"),
        LevelRow(
            "a number before the title", .sample(title: "007 - Songbird", album: "Rumours"),
            .sample(title: "Songbird", album: "Rumours", position: "7"), "missing"),
    ]

    @Test(arguments: rows) func theLevelIsTheSameFromBothSides(_ row: LevelRow) throws {
        let position = try Asked("position")
        #expect(position.level(row.left, row.right) == row.level)
        #expect(position.level(row.right, row.left) == row.level)
    }

    @Test func everyLevelHasARow() throws {
        #expect(try Asked("position").levelsWithout(Self.rows) == [])
    }
}
