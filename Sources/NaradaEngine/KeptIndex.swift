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

/// An index that had to be made, to be written beside the database.
struct NewIndex: Sendable {
    private let image: LibraryImage
    private let stamp: String
    private let path: String

    /// Nil for a library that grew after it was read. Until it is let go of, who changes the library changes a copy.
    init?(of library: Library, stamp: String, path: String) {
        guard let image = LibraryImage(of: library) else { return nil }
        (self.image, self.stamp, self.path) = (image, stamp, path)
    }

    /// Writes the file.
    func write() {
        // One that cannot be written costs the next run the same time again, and is no fault of this one.
        _ = image.withSections { SideFile.write($0, stamp: stamp, to: path) }
    }
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
