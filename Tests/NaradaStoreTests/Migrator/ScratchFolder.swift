import Foundation
import GRDB
import NaradaStore
import NaradaTestSupport

/// A folder of its own for one test, with bare GRDB databases rather than stores: the migrator comes before the store.
final class ScratchFolder: Sendable {
    private let folder: TemporaryFolder

    var path: String { folder.path }

    init() throws { folder = try TemporaryFolder() }

    func path(_ name: String) -> String { folder.path(of: name) }

    func write(_ text: String, to name: String) throws { try folder.write(text, to: name) }

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
