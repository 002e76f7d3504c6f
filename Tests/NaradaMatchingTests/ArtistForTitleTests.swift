@testable import NaradaMatching
import NaradaModel
import NaradaTestSupport
import Testing

/// Rows that credit nobody and have the other row's artist where their title should be: what is left of
/// `Artist - Title` when the title is lost.
@Suite struct ArtistForTitleTests {
    struct Row: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let row: TrackFacts
        let isAccepted: Bool

        init(
            _ name: String, _ title: String, album: String? = "Lagoon Blues", seconds: Int? = 155,
            position: String? = "4", _ isAccepted: Bool
        ) {
            testDescription = name
            row = .sample(
                title: title, artists: [], album: album, durationMs: seconds.map { $0 * 1_000 }, position: position)
            self.isAccepted = isAccepted
        }
    }

    static let track = TrackFacts.sample(
        title: "Fermina Fair", artists: ["Camille Bathers"], album: "Lagoon Blues", durationMs: 155_000, position: "4")

    @Test(arguments: [
        Row("the artist, on the album, in its place and at its length", "Camille Bathers", true),
        Row("the artist and a dash", "Camille Bathers -", true),
        Row("the artist's first name", "Camille", true),
        Row("the artist at another length", "Camille Bathers", seconds: 200, false),
        Row("the artist in another place", "Camille Bathers", position: "5", false),
        Row("the artist on another album", "Camille Bathers", album: "Sunpowder", false),
        Row("the artist without an album", "Camille Bathers", album: nil, position: nil, false),
        Row("the artist's first name without a length", "Camille", seconds: nil, false),
        Row("the artist's last name", "Bathers", false),
        Row("another title", "Kelvingrove Baby", false),
    ]) func isAnsweredAlikeFromBothSides(_ row: Row) throws {
        let folder = TrackFolder()
        let (one, other) = (folder.fold(row.row), folder.fold(Self.track))
        // A library of 500 other tracks, so that a name proves something.
        var statistics = LibraryStatistics()
        for number in 0..<500 {
            statistics.add(
                folder.fold(
                    .sample(title: "Song \(number)", artists: ["Someone \(number)"], album: "Album \(number)")))
        }
        statistics.add(other)
        for (left, right) in [(one, other), (other, one)] {
            #expect(try VideoTitleTests.isAccepted(left, right, statistics) == row.isAccepted)
        }
    }
}
