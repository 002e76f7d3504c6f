import Foundation
import NaradaEngine
import NaradaReview
import NaradaTestSupport
import Testing

/// 38 real releases, every other one taken as the person's library and the rest as a service's rows, with all their
/// codes and recording ids. An id says which row is right; names, lengths and ISRCs must not talk the engine out of it.
///
/// Without the ids nobody could tell: two releases are the greatest hits of a band under the name of another.
@Suite struct MusicBrainzReleaseTests {
    private static let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("shared/data/musicbrainz-releases/tracks.csv")

    /// The cells of a line; quotes may hold commas, and no field of the file holds a line break.
    private static func cells(_ line: Substring) -> [String] {
        var cells = [""]
        var inQuotes = false
        for character in line {
            switch character {
            case "\"": inQuotes.toggle()
            case "," where !inQuotes: cells.append("")
            default: cells[cells.count - 1].append(character)
            }
        }
        return cells
    }

    /// The two halves of the file. A row's id is that of the track, a slash, and that of the recording.
    private static func halves(of text: String) -> [String] {
        let lines = text.split(whereSeparator: \.isNewline)
        var places: [String: Int] = [:]
        var halves = ["id,title,artists,album,duration_ms,isrc,mbid", "id,title,artists,album,duration_ms,isrc,mbid"]
        for cells in lines.dropFirst().map(cells) {
            let half = places[cells[0]] ?? places.count
            places[cells[0]] = half
            let row = [cells[4] + "/" + cells[8], cells[6], cells[7], cells[1], cells[10], cells[11], cells[8]]
            halves[half % 2] += "\n" + row.map { "\"\($0)\"" }.joined(separator: ",")
        }
        return halves
    }

    @Test(.enabled(if: FileManager.default.fileExists(atPath: file.path), "the shared data are not here"))
    func acceptedPairsAreRight() throws {
        let halves = Self.halves(of: try String(contentsOf: Self.file, encoding: .utf8))
        let home = try Home()
        try home.importFile(home.folder.write(halves[0], to: "library.csv"), to: nil)
        try home.importFile(home.folder.write(halves[1], to: "rows.csv"), to: "service")
        try home.run()
        let pairs = try home.rows(
            """
            SELECT substr(c.connector_track_id, 38) = substr(o.source_track_id, 38), c.title, '|', t.title
            FROM track_mappings m JOIN connector_tracks c ON c.id = m.connector_track_id
            JOIN tracks t ON t.id = m.track_id JOIN track_origins o ON o.track_id = t.id
            """)
        let wrong = pairs.filter { $0.hasPrefix("0") }
        #expect(pairs.count > 50)
        #expect(Double(wrong.count) <= 0.01 * Double(pairs.count), "\(wrong)")
        // Neither half of a pair is live where the other is not.
        let titles = try home.rows(
            """
            SELECT c.title, t.title FROM track_mappings m JOIN connector_tracks c ON c.id = m.connector_track_id
            JOIN tracks t ON t.id = m.track_id WHERE (c.title LIKE '%(live%') <> (t.title LIKE '%(live%')
            """)
        #expect(titles == [])
    }
}
