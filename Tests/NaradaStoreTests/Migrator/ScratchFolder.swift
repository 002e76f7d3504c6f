import Foundation
import GRDB
import NaradaStore

/// A folder of its own for one test, removed with the last reference.
final class ScratchFolder: Sendable {
    let path: String

    init() throws {
        let url = FileManager.default.temporaryDirectory.appendingPathComponent("narada-schema-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        path = url.path
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func path(_ name: String) -> String { path + "/" + name }

    func write(_ text: String, to name: String) throws {
        try Data(text.utf8).write(to: URL(fileURLWithPath: path(name)))
    }

    func bytes(of name: String) throws -> Data { try Data(contentsOf: URL(fileURLWithPath: path(name))) }

    /// The database file `narada.db` here, which tells at once when it is locked.
    func database(_ sql: String = "", enforcingForeignKeys: Bool = true) throws -> DatabaseQueue {
        var configuration = Configuration()
        configuration.foreignKeysEnabled = enforcingForeignKeys
        let queue = try DatabaseQueue(path: path("narada.db"), configuration: configuration)
        try queue.writeWithoutTransaction { db in try db.execute(sql: sql) }
        return queue
    }
}

extension DatabaseReader {
    func snapshot() throws -> SchemaSnapshot { try read { db in try SchemaSnapshot(db) } }

    func count(_ table: String) throws -> Int {
        try read { db in try Int.fetchOne(db, sql: "SELECT count(*) FROM \(table)") ?? -1 }
    }
}

extension Migrator {
    /// The program's own steps.
    static func embedded() throws -> Migrator { Migrator(try MigrationSet.embedded) }
}

/// The fault that `body` ends with; nil where it ends well.
func fault(of body: () throws -> Void) throws -> MigrationFault? {
    do {
        try body()
        return nil
    } catch let fault as MigrationFault {
        return fault
    }
}
