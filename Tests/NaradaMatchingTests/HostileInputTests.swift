import NaradaMatching
import NaradaModel
import NaradaTestSupport
import Testing

/// Rows that would take hours if anything were quadratic in a text's length.
@Suite struct HostileInputTests {
    struct Row: CustomTestStringConvertible {
        var testDescription: String
        var one: TrackFacts
        var other: TrackFacts
    }

    private static let length = 1_000_000

    @Test(arguments: [
        Row(
            testDescription: "two titles of a million letters",
            one: .sample(title: String(repeating: "ab", count: length / 2)),
            other: .sample(title: String(repeating: "ba", count: length / 2))),
        Row(
            testDescription: "a million words",
            one: .sample(title: String(repeating: "a ", count: length / 2)),
            other: .sample(title: String(repeating: "b ", count: length / 2))),
        Row(
            testDescription: "a hundred thousand artists",
            one: .sample(artists: (0..<100_000).map { "artist \($0)" }),
            other: .sample(artists: (0..<100_000).map { "artiste \($0)" })),
        Row(
            testDescription: "a hundred thousand opened brackets",
            one: .sample(title: String(repeating: "(", count: 100_000)),
            other: .sample(title: String(repeating: ")", count: 100_000))),
    ]) func isComparedInReasonableTime(_ row: Row) throws {
        let folder = TrackFolder()
        let (left, right) = (folder.fold(row.one), folder.fold(row.other))
        let model = ScoringModel(profile: try .standard())
        let statistics = LibraryStatistics(assumedTracks: 1_000)
        let score = model.score(left, right, statistics)
        #expect(score.total.isFinite)
        #expect(score.total == model.score(right, left, statistics).total)
    }
}
