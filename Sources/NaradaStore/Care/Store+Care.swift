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
    /// - Parameter replacing: whether a file that stands there gives way, once the copy is whole.
    /// - Returns: the bytes of the copy.
    /// - Throws: `StoreFault.backupExists` where there is a file at the path that may not give way;
    ///   `.backupOntoItself`, `.backupInUse`; and what opening a new file throws.
    @discardableResult
    public func backup(to target: String, replacing: Bool = false) throws -> Int {
        try checkBackupTarget(target, replacing: replacing)
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
        // A rename within a folder is one step: there is the old file or the new one at any time, and nothing between.
        guard rename(partial, target) == 0 else { throw StoreFault.cannotOpen(path: target, detail: "rename failed") }
        let attributes = try? FileManager.default.attributesOfItem(atPath: target)
        return (attributes?[.size] as? NSNumber)?.intValue ?? 0
    }

    private func checkBackupTarget(_ target: String, replacing: Bool) throws {
        let files = FileManager.default
        var isDirectory: ObjCBool = false
        if files.fileExists(atPath: target, isDirectory: &isDirectory) {
            if isDirectory.boolValue { throw StoreFault.isDirectory(path: target) }
            let numbers = [path, target].map {
                (try? files.attributesOfItem(atPath: $0))?[.systemFileNumber] as? NSNumber
            }
            if numbers[0] != nil, numbers[0] == numbers[1] { throw StoreFault.backupOntoItself(path: target) }
            guard replacing else { throw StoreFault.backupExists(path: target) }
        }
        // The log of a database that lay there would be taken for the copy's.
        for log in ["-wal", "-journal"] where Self.isFilled(target + log) {
            throw StoreFault.backupInUse(path: target, log: target + log)
        }
    }

    private static func isFilled(_ path: String) -> Bool {
        let size = (try? FileManager.default.attributesOfItem(atPath: path))?[.size] as? NSNumber
        return (size?.intValue ?? 0) > 0
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
