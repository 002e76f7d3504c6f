import Foundation
import GRDB

extension Store {
    /// Refuses what SQLite would misunderstand: it makes files that nobody asked for, and calls a folder "unable to open".
    static func checkFile(at path: String, access: Access) throws {
        var isDirectory: ObjCBool = false
        let exists = FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory)
        if isDirectory.boolValue { throw StoreFault.isDirectory(path: path) }
        if exists {
            guard FileManager.default.isReadableFile(atPath: path) else { throw StoreFault.noPermission(path: path) }
            return
        }
        guard access == .create else { throw StoreFault.missingFile(path: path) }
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
        guard FileManager.default.fileExists(atPath: folder) else { throw StoreFault.missingFolder(path: path) }
    }

    /// The sentence for an error while opening, where the same code has other causes than later.
    static func openingFault(_ error: DatabaseError, path: String, access: Access) -> StoreFault {
        // Which of the two SQLite says depends on whether the log's files are there.
        let isRefused = error.resultCode == .SQLITE_CANTOPEN || error.resultCode == .SQLITE_READONLY
        guard access == .readOnly, isRefused, isInWALMode(path) else { return StoreFault(error, path: path) }
        return .readOnlyFolder(path: path)
    }

    /// Whether the file's header asks for a write-ahead log: bytes 18 and 19 are 2 (SQLite file format, §1.3).
    private static func isInWALMode(_ path: String) -> Bool {
        guard let file = FileHandle(forReadingAtPath: path), let header = try? file.read(upToCount: 20) else {
            return false
        }
        return header.count == 20 && header[18] == 2 && header[19] == 2
    }
}
