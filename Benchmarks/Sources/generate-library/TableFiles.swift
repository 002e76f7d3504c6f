import Foundation
import LibraryGenerator
import NaradaModel

/// A generated library as two CSV files, for programs that read no database of ours.
enum TableFiles {
    private static let header = "id,source,title,artists,album,duration_ms,year,isrc\n"
    /// Rows between two writes.
    private static let batch = 10_000

    /// Writes `OUT.tracks.csv` and `OUT.rows.csv`; names of several artists are joined by `; `.
    static func write(_ library: GeneratedLibrary, rows: Int, to out: String) throws {
        try write(to: out + ".tracks.csv", count: library.size) { index in
            line(of: library.track(at: index), source: "library")
        }
        try write(to: out + ".rows.csv", count: rows) { index in
            let row = library.row(at: index)
            return line(of: row.track, source: row.service.rawValue)
        }
    }

    private static func write(to path: String, count: Int, _ line: (Int) -> String) throws {
        try Data(header.utf8).write(to: URL(fileURLWithPath: path))
        let file = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
        defer { try? file.close() }
        try file.seekToEnd()
        for start in stride(from: 0, to: count, by: batch) {
            let text = (start..<min(start + batch, count)).map(line).joined()
            try file.write(contentsOf: Data(text.utf8))
        }
    }

    private static func line(of track: ImportedTrack, source: String) -> String {
        let cells = [
            track.sourceID, source, track.title, track.artists.names.joined(separator: "; "), track.album ?? "",
            track.durationMs.map(String.init) ?? "", track.releaseDate.map { String($0.description.prefix(4)) } ?? "",
            track.isrcs.first?.description ?? "",
        ]
        return cells.map(CSVText.cell).joined(separator: ",") + "\n"
    }
}
