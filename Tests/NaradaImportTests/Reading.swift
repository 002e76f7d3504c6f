import Foundation
import NaradaImport
import NaradaModel

/// Everything that a delimited reader makes of `bytes`, a line each: `12: a|b` or `12 refused: problem`.
func delimitedLines(_ bytes: [UInt8], chunkSize: Int = ByteSource.defaultChunkSize) throws -> [String] {
    var reader = try DelimitedReader(ByteSource(bytes: bytes, name: "f.csv", chunkSize: chunkSize))
    var lines: [String] = []
    while let item = try reader.next() {
        switch item {
        case .row(let row): lines.append("\(row.line): \(row.fields.joined(separator: "|"))")
        case .refused(let row): lines.append("\(row.line) refused: \(row.problem)")
        }
    }
    return lines
}

/// What an import of a file makes, in order.
struct Imported {
    var tracks: [ImportedTrack] = []
    var lines: [Int] = []
    var issues: [RowIssue] = []
    var counts = ImportCounts()

    init(_ text: String, name: String = "f.csv", format: ImportFormat? = nil, mappings: [String] = []) throws {
        try self.init(Array(text.utf8), name: name, format: format, mappings: mappings)
    }

    init(_ bytes: [UInt8], name: String = "f.csv", format: ImportFormat? = nil, mappings: [String] = []) throws {
        let importer = TrackFileImporter(
            format: format, mappings: try mappings.map(FieldMapping.init), today: try someDay())
        var tracks: [ImportedTrack] = []
        var lines: [Int] = []
        var issues: [RowIssue] = []
        counts = try importer.read(ByteSource(bytes: bytes, name: name)) { track, line in
            tracks.append(track)
            lines.append(line)
        } onIssue: {
            issues.append($0)
        }
        (self.tracks, self.lines, self.issues) = (tracks, lines, issues)
    }
}

/// 2026-11-22: the tests do not depend on the day they run.
func someDay() throws -> Timestamp {
    guard let day = Timestamp(year: 2026, month: 11, day: 22) else { throw CocoaError(.coderInvalidValue) }
    return day
}

/// The labelled data beside the package, or nil where it is absent.
let labelledData: URL? = {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
    let data = root.deletingLastPathComponent().appending(path: "shared/data")
    return FileManager.default.fileExists(atPath: data.path(percentEncoded: false)) ? data : nil
}()

/// SplitMix64 (Steele, Lea, Flood 2014): the same numbers for the same seed everywhere.
struct SeededRandom: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }
}
