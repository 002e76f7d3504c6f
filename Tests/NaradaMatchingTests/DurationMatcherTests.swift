import NaradaModel
import NaradaTestSupport
import Testing

@Suite struct DurationMatcherTests {
    static func lengths(_ left: Int?, _ right: Int?, _ level: String) -> LevelRow {
        LevelRow(
            "\(left.map(String.init) ?? "none") and \(right.map(String.init) ?? "none") ms",
            .sample(durationMs: left), .sample(durationMs: right), level)
    }

    // The edges of a song of 100 s, where no share of the length is wider than the seconds; then a long one.
    static let rows: [LevelRow] = [
        lengths(100_000, 100_000, "within_1s"), lengths(100_000, 101_000, "within_1s"),
        lengths(100_000, 101_001, "within_3s"), lengths(100_000, 103_000, "within_3s"),
        lengths(100_000, 103_001, "within_6s"), lengths(100_000, 106_000, "within_6s"),
        lengths(100_000, 106_001, "within_10s"), lengths(100_000, 110_000, "within_10s"),
        lengths(100_000, 110_001, "within_30s"), lengths(100_000, 130_000, "within_30s"),
        lengths(100_000, 130_001, "beyond"), lengths(1, .max, "beyond"),
        lengths(1_200_000, 1_248_000, "within_10s"), lengths(1_200_000, 1_350_000, "within_30s"),
        lengths(nil, 100_000, "missing"), lengths(0, 100_000, "missing"), lengths(-5, 100_000, "missing"),
        lengths(nil, nil, "missing"),
    ]

    @Test(arguments: rows) func theLevelIsTheSameFromBothSides(_ row: LevelRow) throws {
        let duration = try Asked("duration")
        #expect(duration.level(row.left, row.right) == row.level)
        #expect(duration.level(row.right, row.left) == row.level)
    }

    @Test func everyLevelHasARow() throws {
        #expect(try Asked("duration").levelsWithout(Self.rows) == [])
    }

    @Test(arguments: [
        (59_960, "1:00"), (60_000, "1:00"), (61_500, "1:01.5"), (1, "0:00"), (3_725_049, "62:05"),
        (5_999_940, "99:59.9"), (5_999_950, "100:00"), (6_065_500, "101:05.5"),
    ])
    func isShownAsMinutesAndSeconds(milliseconds: Int, text: String) throws {
        let value = try Asked("duration").value(.sample(durationMs: milliseconds))
        #expect(value == text)
    }
}
