public import GRDB

extension SchemaSnapshot {
    /// The schema of the main database, without SQLite's own tables and without our ledger.
    ///
    /// Cost: four pragmas for each table and one for each index; no row is read.
    public init(_ db: Database) throws {
        let names = try String.fetchAll(
            db,
            sql: """
                SELECT name FROM sqlite_master
                WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND name <> ?
                ORDER BY name
                """, arguments: [MigrationLedger.table])
        tables = try names.map { try Table($0, db) }
        programs = try String.fetchAll(
            db, sql: "SELECT sql FROM sqlite_master WHERE type IN ('view', 'trigger') AND sql IS NOT NULL"
        ).map { SQLTokens($0).normalised }.sorted()
    }
}

extension SchemaSnapshot.Table {
    fileprivate init(_ name: String, _ db: Database) throws {
        self.name = name
        columns = try Row.fetchAll(
            db, sql: "SELECT name, type, \"notnull\", dflt_value, pk FROM pragma_table_xinfo(?) ORDER BY cid",
            arguments: [name]
        ).map { row in
            SchemaSnapshot.Column(
                name: row[0], type: row[1], isNotNull: row[2], defaultValue: row[3], primaryKeyPart: row[4])
        }
        let sql = try String.fetchOne(
            db, sql: "SELECT sql FROM sqlite_master WHERE type = 'table' AND name = ?", arguments: [name])
        checks = SQLTokens(sql ?? "").checks
        foreignKeys = try Self.foreignKeys(of: name, db)
        indexes = try Self.indexes(of: name, db)
    }

    private static func foreignKeys(of table: String, _ db: Database) throws -> [SchemaSnapshot.ForeignKey] {
        var keys: [Int: SchemaSnapshot.ForeignKey] = [:]
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT id, "from", "table", "to", on_delete, on_update FROM pragma_foreign_key_list(?) ORDER BY id, seq
                """, arguments: [table])
        for row in rows {
            let id: Int = row[0]
            var key =
                keys[id]
                ?? SchemaSnapshot.ForeignKey(
                    columns: [], parent: row[2], parentColumns: [], onDelete: row[4], onUpdate: row[5])
            key.columns.append(row[1])
            // `REFERENCES parent` without columns means the parent's primary key.
            let target: String? = row[3]
            key.parentColumns += try target.map { [$0] } ?? primaryKey(of: key.parent, db)
            keys[id] = key
        }
        return keys.values.sorted {
            ($0.columns.joined(separator: ","), $0.parent) < ($1.columns.joined(separator: ","), $1.parent)
        }
    }

    private static func primaryKey(of table: String, _ db: Database) throws -> [String] {
        try String.fetchAll(
            db, sql: "SELECT name FROM pragma_table_xinfo(?) WHERE pk > 0 ORDER BY pk", arguments: [table])
    }

    private static func indexes(of table: String, _ db: Database) throws -> [SchemaSnapshot.Index] {
        try Row.fetchAll(
            db,
            sql: """
                SELECT list.name, list."unique", list.origin, list.partial, master.sql
                FROM pragma_index_list(?) AS list LEFT JOIN sqlite_master AS master
                    ON master.type = 'index' AND master.name = list.name
                WHERE list.origin <> 'pk'
                ORDER BY list.name
                """, arguments: [table]
        ).map { row in
            let isPartial: Bool = row[3]
            let sql: String? = row[4]
            return SchemaSnapshot.Index(
                name: row[0], columns: try columns(ofIndex: row[0], db), isUnique: row[1],
                predicate: isPartial ? SQLTokens(sql ?? "").predicate : nil,
                isDeclared: row[2] == "c")
        }
    }

    private static func columns(ofIndex index: String, _ db: Database) throws -> [String] {
        try Row.fetchAll(
            db, sql: "SELECT name, \"desc\" FROM pragma_index_xinfo(?) WHERE \"key\" ORDER BY seqno", arguments: [index]
        ).map { row in
            let name: String? = row[0]
            let isDescending: Bool = row[1]
            return (name ?? "(expression)") + (isDescending ? " DESC" : "")
        }
    }
}
