@testable import NaradaMatching
import NaradaModel
import NaradaTestSupport
import Testing

/// Which reading of a row answers the internal track best.
@Suite struct FieldHypothesisTests {
    struct Row: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let row: TrackFacts
        /// nil where the fields are what they are called.
        let label: String?

        init(_ name: String, _ title: String, _ artists: [String], _ label: String?, album: String? = nil) {
            testDescription = name
            row = .sample(title: title, artists: artists, album: album, durationMs: 264_000)
            self.label = label
        }
    }

    static let track = TrackFacts.sample(
        title: "Karma Police", artists: ["Radiohead"], album: "OK Computer", durationMs: 264_000)

    @Test(arguments: [
        Row("all fields in their place", "Karma Police", ["Radiohead"], nil),
        Row("no artist at all", "Karma Police", [], nil),
        Row("artist before the title", "Radiohead - Karma Police", [], "the artist before the title"),
        Row("artist behind the title", "Karma Police - Radiohead", [], "the artist behind the title"),
        Row(
            "artist repeated before the title", "Radiohead - Karma Police", ["Radiohead"],
            "the artist repeated before the title"),
        Row("number before the title", "002-Karma Police", ["Radiohead"], "a track number beside the title"),
        Row(
            "the only track of a side before the title", "00A-Karma Police", ["Radiohead"],
            "a track number beside the title"),
        Row("number and dash", "06 - Karma Police", ["Radiohead"], "a track number beside the title"),
        Row("a mark is no artist", "Karma Police - Remastered", ["Radiohead"], nil),
    ]) func theBestReadingIsFound(_ row: Row) throws {
        let model = ScoringModel(profile: try Profile.standard())
        let folder = TrackFolder()
        let (left, right) = (folder.fold(row.row), folder.fold(Self.track))
        // A library of 500 other tracks, so that a name proves something.
        var statistics = LibraryStatistics()
        for number in 0..<500 {
            statistics.add(folder.fold(.sample(title: "Another \(number)", artists: ["Someone \(number)"])))
        }
        statistics.add(right)
        for (one, other) in [(left, right), (right, left)] {
            let score = model.score(one, other, statistics)
            let reading = model.fields(of: score, one, other, statistics).first { $0.matcher == "reading" }
            let label = one === left ? reading?.left : reading?.right
            #expect(label == row.label)
        }
        // A reading is a hypothesis, not a fact: it costs something.
        let plain = model.score(folder.fold(Self.track), right, statistics).total
        #expect(row.label == nil || model.score(left, right, statistics).total < plain)
    }

    @Test(arguments: [
        "A-Punk", "0A", "00A-", "99 Luftballons", "1999", "7 Rings", "4.5", "2:30", "Karma Police", "!!!", "",
    ]) func aNumberThatBelongsToTheTitleStays(title: String) {
        let folded = TrackFolder().fold(.sample(title: title))
        #expect(!folded.alternatives.contains { $0.hypothesis == .numberBeforeTitle })
    }

    /// "Live at …" in brackets looks like an album, and no reading may make a studio recording of it.
    @Test(
        arguments: [
            "Creep (Live at Glastonbury)", "Creep - Live", "Creep (Karaoke Version)", "Creep - MTV Unplugged",
            "Creep (Hardfloor Remix)",
        ], [nil, "Pablo Honey"])
    func noReadingLosesTheVersion(title: String, album: String?) throws {
        let model = ScoringModel(profile: try Profile.standard())
        let folder = TrackFolder()
        let studio = folder.fold(.sample(title: "Creep", artists: ["Radiohead"], album: album))
        let row = folder.fold(.sample(title: title, artists: ["Radiohead"]))
        var statistics = LibraryStatistics()
        statistics.add(studio)
        for (one, other) in [(row, studio), (studio, row)] {
            let score = model.score(one, other, statistics)
            #expect(DecisionRules.reasons(for: score.findings).contains(.versionConflict))
        }
    }
}
