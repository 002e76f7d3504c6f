import GRDB

extension Database {
    /// The result of `body`, run while foreign keys are not enforced.
    ///
    /// A step that rebuilds a table drops the old one, which with enforcement deletes or refuses its children
    /// (SQLite, "Making Other Kinds Of Table Schema Changes", step 1). The pragma does nothing inside a transaction, so
    /// this stands around all of them.
    func withoutForeignKeys<Result>(_ body: () throws -> Result) throws -> Result {
        guard try Bool.fetchOne(self, sql: "PRAGMA foreign_keys") == true else { return try body() }
        try execute(sql: "PRAGMA foreign_keys = OFF")
        let result = Swift.Result { try body() }
        try execute(sql: "PRAGMA foreign_keys = ON")
        return try result.get()
    }
}

/// How many rows point to nothing, by table and parent.
///
/// Counts, not rows: a library that was written without enforcement may have very many, and a step is only to blame for
/// those it adds. Cost: one pass over every table with foreign keys.
struct DanglingReferences {
    private struct Key: Hashable, Comparable {
        let table: String
        let parent: String

        static func < (left: Key, right: Key) -> Bool { (left.table, left.parent) < (right.table, right.parent) }
    }

    private var counts: [Key: Int] = [:]

    init(_ db: Database) throws {
        let rows = try Row.fetchAll(
            db, sql: "SELECT \"table\", parent, count(*) FROM pragma_foreign_key_check GROUP BY 1, 2")
        for row in rows { counts[Key(table: row[0], parent: row[1])] = row[2] }
    }

    /// The first pair of tables, by name, with more rows than before; nil where there is none.
    func growth(since earlier: DanglingReferences) -> (table: String, parent: String, rows: Int)? {
        for (key, count) in counts.sorted(by: { $0.key < $1.key }) {
            let more = count - (earlier.counts[key] ?? 0)
            if more > 0 { return (key.table, key.parent, more) }
        }
        return nil
    }
}
