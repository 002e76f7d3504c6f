import GRDB
import NaradaTestSupport
import Testing

@testable import NaradaStore

@Suite struct ForeignKeyLookupTests {
    private struct Stop: Error {}

    /// A connection with a parent that is there, and the table of its children.
    private static func connection(lookingUp isOn: Bool) throws -> DatabaseQueue {
        var configuration = Configuration()
        configuration.foreignKeysEnabled = isOn
        let queue = try DatabaseQueue(configuration: configuration)
        try queue.write {
            try $0.execute(
                sql: """
                    CREATE TABLE parent (id INTEGER PRIMARY KEY); INSERT INTO parent VALUES (1);
                    CREATE TABLE child (id INTEGER PRIMARY KEY, parent INTEGER REFERENCES parent(id))
                    """)
        }
        return queue
    }

    private static func isOn(_ database: Database) throws -> Bool {
        try Bool.fetchOne(database, sql: "PRAGMA foreign_keys") ?? false
    }

    @Test(arguments: [true, false]) func lookupsAreAfterwardsAsTheyWere(_ wasOn: Bool) throws {
        try Self.connection(lookingUp: wasOn).write { database in
            let insert = try database.makeStatement(sql: "INSERT INTO child (parent) VALUES (?)")
            try database.withoutForeignKeyLookups {
                #expect(try !Self.isOn(database))
                // A statement that was made before is made anew by SQLite.
                try insert.execute(arguments: [7])
            }
            #expect(try Self.isOn(database) == wasOn)
            #expect(throws: Stop.self) { try database.withoutForeignKeyLookups { throw Stop() } }
            #expect(try Self.isOn(database) == wasOn)
            if wasOn {
                #expect(throws: DatabaseError.self) { try insert.execute(arguments: [8]) }
            } else {
                try insert.execute(arguments: [8])
            }
        }
    }

    @Test func memoryIsCountedOnceSQLiteIsAtWork() throws {
        _ = try Self.connection(lookingUp: true)
        #expect(!MemoryCounting.stop())
    }
}
