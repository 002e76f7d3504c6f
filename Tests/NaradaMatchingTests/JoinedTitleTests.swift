@testable import NaradaMatching
import NaradaModel
import NaradaText
import NaradaTestSupport
import Testing

/// Rows whose blanks were lost, beside the rows that have them.
@Suite struct JoinedTitleTests {
    struct Row: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let row: TrackFacts
        let track: TrackFacts
        let isRead: Bool

        init(_ name: String, _ row: TrackFacts, _ track: TrackFacts, _ isRead: Bool) {
            testDescription = name
            self.row = row
            self.track = track
            self.isRead = isRead
        }
    }

    private static let crashSite = TrackFacts.sample(
        title: "Crash Site", artists: ["Adorable"], album: "Footnotes 92-94")
    private static let schauSchau = TrackFacts.sample(title: "Schau schau", artists: ["Selig"])

    @Test(arguments: [
        Row(
            "title and album", .sample(title: "CrashSiteFootnotes9294", artists: ["Adorable"], album: nil),
            crashSite, true),
        Row(
            "title and album with a letter too many",
            .sample(title: "CrashSitteFootnotes9294", artists: ["Adorable"], album: nil), crashSite, true),
        Row(
            "another number in the album", .sample(title: "CrashSiteFootnotes9394", artists: ["Adorable"], album: nil),
            crashSite, false),
        Row(
            "an album of its own", .sample(title: "CrashSiteFootnotes9294", artists: ["Adorable"], album: "Footnotes"),
            crashSite, false),
        Row("artist and title", .sample(title: "SeligSchauschau", artists: []), schauSchau, true),
        Row("an artist of its own", .sample(title: "SeligSchauschau", artists: ["Nena"]), schauSchau, false),
        Row("a mark behind the title", .sample(title: "CrashSiteLive", artists: ["Adorable"]), crashSite, false),
        Row("blanks of its own", .sample(title: "Crash Site Footnotes9294", artists: ["Adorable"]), crashSite, false),
        Row("a single word and a letter", .sample(title: "Strangers"), .sample(title: "strangers a"), false),
        Row(
            "an album of one letter", .sample(title: "Yesterday", album: nil),
            .sample(title: "Yesterday", album: "X"), false),
        Row("a single word", .sample(title: "Yesterday"), .sample(title: "Yesterday Once More"), false),
    ]) func theLettersDecide(_ row: Row) {
        let folder = TrackFolder()
        let (one, other) = (folder.fold(row.row), folder.fold(row.track))
        let readings = one.readings(suggestedBy: other).filter { $0.hypothesis == .runTogether }
        #expect(readings.isEmpty != row.isRead)
        #expect(other.readings(suggestedBy: one).filter { $0.hypothesis == .runTogether }.isEmpty)
        for reading in readings { #expect(reading.titleText.key == other.titleText.key) }
    }

    @Test func aTrackNumberMayStandBeforeTheLetters() {
        let folder = TrackFolder()
        let row = folder.fold(
            .sample(title: "012MistyMountains2", artists: ["Bryan E. Miller"], position: "12"))
        let track = folder.fold(.sample(title: "Misty Mountains 2", artists: ["Bryan E. Miller"]))
        #expect(row.readings(suggestedBy: track).contains { $0.title.parts == track.title.parts })
    }
}
