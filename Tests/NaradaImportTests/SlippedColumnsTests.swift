import NaradaImport
import NaradaModel
import Testing

/// Rows with a separator too many or too few.
@Suite struct SlippedColumnsTests {
    struct Row: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let line: String
        /// Title, artist, album, seconds, year and number as they are read.
        let read: String
        let isSlipped: Bool

        init(_ name: String, _ line: String, _ read: String, isSlipped: Bool) {
            testDescription = name
            self.line = line
            self.read = read
            self.isSlipped = isSlipped
        }
    }

    private static let header = "key,code,number,title,length,artist,album,year,language"

    @Test(arguments: [
        Row(
            "in place", "1,MBox17,1,The Mixed Tape,195,Jack's Mannequin,Everything,2005,English",
            "The Mixed Tape|Jack's Mannequin|Everything|195|2005|1", isSlipped: false),
        Row(
            "one to the right", "1,,MBox17,1,The Mixed Tape,195,Jack's Mannequin,Everything,2005",
            "The Mixed Tape|Jack's Mannequin|Everything|195|2005|1", isSlipped: true),
        Row(
            "one to the right, without a year", "1,,MBox17,1,The Mixed Tape,3:15,Jack's Mannequin,Everything,",
            "The Mixed Tape|Jack's Mannequin|Everything|195||1", isSlipped: true),
        Row(
            "one to the left", "1,1,The Mixed Tape,195,Jack's Mannequin,Everything,2005,English,",
            "The Mixed Tape|Jack's Mannequin|Everything|195|2005|1", isSlipped: true),
        Row(
            "a length that is none, everything else in place",
            "1,MBox17,1,The Mixed Tape,three minutes,Jack's Mannequin,Everything,2005,English",
            "The Mixed Tape|Jack's Mannequin|Everything||2005|1", isSlipped: false),
        Row(
            "the band 311, and a length that is none", "1,MBox17,1,Feels So Good,none at all,311,Music,1993,English",
            "Feels So Good|311|Music||1993|1", isSlipped: false),
        Row(
            "the band 311 on a side of no name", "1,MBox17,side one,Feels So Good,none at all,311,Music,1993,English",
            "Feels So Good|311|Music||1993|", isSlipped: false),
        Row(
            "title and length exchanged", "1,MBox17,1,3:15,The Mixed Tape,Jack's Mannequin,Everything,2005,English",
            "3:15|Jack's Mannequin|Everything||2005|1", isSlipped: false),
    ]) func isReadWhereItsFieldsStand(_ row: Row) throws {
        let result = try Imported("\(Self.header)\n\(row.line)\n", mappings: ["id=key"])
        let track = try #require(result.tracks.first)
        let seconds = track.durationMs.map { String($0 / 1_000) }
        let fields = [
            track.title, track.artists.names.joined(separator: ", "), track.album ?? "", seconds ?? "",
            track.releaseDate.map { String($0.year) } ?? "", track.position?.description ?? "",
        ]
        #expect(fields.joined(separator: "|") == row.read)
        #expect(track.sourceID == "1")
        let warning =
            "f.csv:2: warning: the fields stand one column beside their own; the row goes in as if they stood in place; "
            + "look for a separator too many or too few"
        #expect(result.issues.map(\.description).contains(warning) == row.isSlipped)
    }

    @Test func whatNoFieldTookIsKept() throws {
        let result = try Imported(
            "\(Self.header)\n1,,MBox17,1,The Mixed Tape,195,Jack's Mannequin,Everything,2005\n", mappings: ["id=key"])
        #expect(result.tracks.first?.rawMetadata?.contains(#""number":"MBox17""#) == true)
    }
}
