import Foundation
import NaradaImport

/// How far a file was read: the `cursor` of its checkpoint while the import is on its way.
///
///     1;spotify-history;4096:9f86d081884c7d659a2feaa0;12000;8731044;312001;0@98304211:1732291200000000000
///     └ the reader's position                                               └ the file's size and time
///
/// A position in a file that a person has mended meanwhile may be the middle of another record. So it counts only while
/// the file is what it was; else the file is read from its beginning, which costs time and changes nothing.
struct ImportCursor: Hashable {
    var position: ImportPosition
    var stamp: FileStamp

    init(position: ImportPosition, stamp: FileStamp) {
        self.position = position
        self.stamp = stamp
    }

    /// The cursor that `text` spells; nil where it is none.
    init?(_ text: String) {
        let parts = text.split(separator: "@")
        guard parts.count == 2, let position = ImportPosition(String(parts[0])), let stamp = FileStamp(parts[1])
        else { return nil }
        self.init(position: position, stamp: stamp)
    }

    var text: String { "\(position.text)@\(stamp.text)" }
}

/// Which state of a file was read.
struct FileStamp: Hashable {
    /// Bytes.
    var size: Int
    /// Nanoseconds since 1970 of its last change.
    var modified: Int

    /// The state of the file at `path`; nil for what cannot be opened twice: pipes, devices, standard input.
    init?(ofFileAt path: String) {
        var status = stat()
        guard path != "-", stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
        size = Int(status.st_size)
        #if os(Linux)
            let time = status.st_mtim
        #else
            let time = status.st_mtimespec
        #endif
        modified = Int(time.tv_sec) * 1_000_000_000 + Int(time.tv_nsec)
    }

    init?(_ text: some StringProtocol) {
        let parts = text.split(separator: ":")
        guard parts.count == 2, let size = Int(parts[0]), let modified = Int(parts[1]) else { return nil }
        self.size = size
        self.modified = modified
    }

    var text: String { "\(size):\(modified)" }
}
