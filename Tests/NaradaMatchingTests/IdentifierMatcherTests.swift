import NaradaModel
import NaradaTestSupport
import Testing

@Suite struct IdentifierMatcherTests {
    struct Row: CustomTestStringConvertible, Sendable {
        let matcher: String
        let pair: LevelRow
        var testDescription: String { "\(matcher), \(pair.testDescription)" }

        init(_ matcher: String, _ pair: LevelRow) {
            self.matcher = matcher
            self.pair = pair
        }
    }

    static func codes(_ name: String, _ left: [String], _ right: [String], _ level: String) -> Row {
        Row("isrc", LevelRow(name, .sample(isrcs: left), .sample(isrcs: right), level))
    }

    static func mbids(_ name: String, _ left: [String], _ right: [String], _ level: String) -> Row {
        Row("mbid", LevelRow(name, .sample(mbids: left), .sample(mbids: right), level))
    }

    static func ids(_ name: String, _ left: [(String, String)], _ right: [(String, String)], _ level: String) -> Row {
        func facts(_ ids: [(String, String)]) -> TrackFacts {
            .sample(serviceIDs: ids.map { ServiceID(service: $0.0, id: $0.1) })
        }
        return Row("service_id", LevelRow(name, facts(left), facts(right), level))
    }

    static let one = "b25f351b-206f-4297-95bd-78459b704144"
    static let other = "248cc9d1-97ea-493e-84d4-4c5ec718683b"

    static let rows: [Row] = [
        codes("equal", ["USWB10101367"], ["USWB10101367"], "shared"),
        codes("one of several", ["USWB10101367", "GBAYE9700101"], ["USUM70200018", "GBAYE9700101"], "shared"),
        codes("spelt otherwise", ["us-wb1-01-01367"], ["USWB10101367"], "shared"),
        codes("different", ["USWB10101367"], ["GBAYE9700101"], "other"),
        codes("none on a side", ["USWB10101367"], [], "missing"),
        codes("no valid one on a side", ["USWB10101367"], ["none"], "missing"),
        mbids("equal", [one], [one.uppercased()], "shared"),
        mbids("different", [one], [other], "other"),
        mbids("one of several after a merge", [one, other], [other], "shared"),
        mbids("none on a side", [], [one], "missing"),
        ids("equal", [("spotify", "a")], [("spotify", "a")], "same"),
        ids("another one in the service", [("spotify", "a")], [("spotify", "b")], "other"),
        ids("case tells Spotify's apart", [("spotify", "a")], [("spotify", "A")], "other"),
        ids("one service of two agrees", [("lastfm", "x"), ("spotify", "a")], [("spotify", "a")], "same"),
        ids("other services", [("lastfm", "a")], [("spotify", "a")], "missing"),
        ids("none", [], [], "missing"),
    ]

    @Test(arguments: rows) func theLevelIsTheSameFromBothSides(_ row: Row) throws {
        let asked = try Asked(row.matcher)
        #expect(asked.level(row.pair.left, row.pair.right) == row.pair.level)
        #expect(asked.level(row.pair.right, row.pair.left) == row.pair.level)
    }

    @Test(arguments: ["isrc", "mbid", "service_id"]) func everyLevelHasARow(matcher: String) throws {
        let pairs = Self.rows.filter { $0.matcher == matcher }.map(\.pair)
        #expect(try Asked(matcher).levelsWithout(pairs) == [])
    }
}
