import Foundation
import LibraryGenerator
import NaradaModel

/// The truth about a generated library, in the columns of `fixtures/expected.csv`: the service, its id of the row, and
/// the source's id of the internal track, blank where the library has none.
enum TruthFile {
    static func write(_ library: GeneratedLibrary, count: Int, to path: String) throws {
        var text = "connector,connector_track_id,library_id,outcome,situation\n"
        for index in 0..<count {
            let row = library.row(at: index)
            let outcome = row.trackID == nil ? "none" : "accept"
            // Ids and kinds are made of letters, digits and hyphens: nothing to quote.
            text +=
                "\(row.service.rawValue),\(row.track.sourceID),\(row.trackID ?? ""),\(outcome),\(row.kind.rawValue)\n"
        }
        try Data(text.utf8).write(to: URL(fileURLWithPath: path), options: .atomic)
    }
}
