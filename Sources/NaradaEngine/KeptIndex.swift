import Foundation
import NaradaResolution
import NaradaStore

/// What the index beside the database is worth to the next run.
enum KeptIndex: Hashable, Sendable {
    /// There is none; a run that wants one makes it.
    case absent
    /// It has all tracks, or all but a few later ones.
    case good
    /// Tracks changed since it was made, or another version of the program made it.
    case outOfDate
    /// It cannot be read.
    case damaged
}

extension LibraryReading {
    /// The state of the index beside the database.
    ///
    /// Cost: a scan of the tracks' times, and one reading of the file.
    func keptIndex() throws -> KeptIndex {
        guard FileManager.default.fileExists(atPath: indexPath) else { return .absent }
        guard let file = SideFile(path: indexPath) else { return .damaged }
        let all = try store.withReadSession { try TrackReader.extent(in: $0) }
        guard try isUpToDate(file.stamp, all) else { return .outOfDate }
        guard let sections = file.map(), LibraryImage.library(of: sections.sections, owner: sections) != nil else {
            return .damaged
        }
        return .good
    }
}
