import Foundation
import GRDB
import NaradaModel

extension Store {
    /// What a vacuum did to the file, in bytes.
    public struct Vacuumed: Hashable, Sendable {
        public var before: Int
        public var after: Int
    }

    /// Copies the database into a new file while others read and write it; the copy is one consistent state.
    ///
    /// SQLite's online backup, in one step: a copy in several begins anew whenever another program writes. The copy is
    /// made beside its place and renamed when it is whole and checked, so that no half of one is ever taken for a backup.
    ///
    /// - Throws: `StoreFault.backupExists` where there is a file at the path, and what opening a new file throws.
    public func backup(to target: String) throws {
        guard !FileManager.default.fileExists(atPath: target) else { throw StoreFault.backupExists(path: target) }
        let partial = target + ".partial"
        try Self.checkFile(at: partial, access: .create)
        // What a backup that was killed left behind.
        try? FileManager.default.removeItem(atPath: partial)
        defer { try? FileManager.default.removeItem(atPath: partial) }
        do {
            let copy = try DatabaseQueue(path: partial)
            try writer.backup(to: copy)
            let damage = try copy.read { try String.fetchAll($0, sql: "PRAGMA integrity_check") }
            try copy.close()
            if damage != ["ok"] { throw StoreFault.damaged(path: path, detail: damage.first ?? "no answer") }
        } catch let error as DatabaseError {
            throw StoreFault(error, path: error.resultCode == .SQLITE_BUSY ? path : target)
        }
        try FileManager.default.moveItem(atPath: partial, toPath: target)
    }

    /// Writes the file anew without its empty pages, and empties the write-ahead log.
    ///
    /// Needs as much free room on the disk as the file takes, and no other program that reads or writes.
    ///
    /// - Throws: `StoreFault`.
    public func vacuum() throws -> Vacuumed {
        try checkWritable()
        let before = try sizes()
        do {
            try writer.vacuum()
            _ = try writer.writeWithoutTransaction { try $0.checkpoint(.truncate) }
        } catch let error as DatabaseError {
            throw StoreFault(error, path: path)
        }
        let after = try sizes()
        return Vacuumed(before: before.file + before.log, after: after.file + after.log)
    }
}
