import NaradaMatching
import NaradaModel
@testable import NaradaResolution
import NaradaTestSupport
import Testing

@Suite struct AlbumPlaceSourceTests {
    struct Row: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let one: TrackFacts
        let other: TrackFacts
        let meet: Bool

        init(_ name: String, _ one: TrackFacts, _ other: TrackFacts, _ meet: Bool) {
            testDescription = name
            self.one = one
            self.other = other
            self.meet = meet
        }
    }

    private static func place(_ title: String, _ position: String?, album: String? = "Ultimo Trem") -> TrackFacts {
        .sample(title: title, artists: ["Milton"], album: album, position: position)
    }

    @Test(arguments: [
        Row("a blank title", place("", "2"), place("Ponta De Areia", "2"), true),
        Row("a placeholder", place("[unknown]", "2"), place("Ponta De Areia", "2"), true),
        Row("two blank titles", place("", "2"), place("", "2"), true),
        Row("another place", place("", "3"), place("Ponta De Areia", "2"), false),
        Row("another album", place("", "2", album: "Minas"), place("Ponta De Areia", "2"), false),
        Row("no album", place("", "2", album: nil), place("Ponta De Areia", "2", album: nil), false),
        Row("no place", place("", nil), place("Ponta De Areia", nil), false),
        Row("two titles", place("Saudade", "2"), place("Ponta De Areia", "2"), false),
    ]) func untitledRowsAreFoundByTheirPlace(_ row: Row) {
        let folder = TrackFolder()
        let source = AlbumPlaceSource()
        let (one, other) = (folder.fold(row.one), folder.fold(row.other))
        for (sought, filed) in [(one, other), (other, one)] {
            let shared = Set(source.soughtKeys(of: sought)).intersection(source.keys(of: filed))
            #expect(shared.isEmpty != row.meet)
        }
    }
}
