public import GRDB
import NaradaModel

extension Session {
    /// The rows of a table in order of their ids: the active ones, or all of them if asked.
    public func fetch<Record: NaradaRecord>(
        _ type: Record.Type, includingDeleted: Bool = false
    ) throws -> [Record] {
        let request = includingDeleted ? Record.includingDeleted() : Record.active()
        return try request.order(sql: "id").fetchAll(database)
    }

    /// The rows of a request such as `TrackRecord.active().filter { $0.album == "Hunky Dory" }`.
    public func fetch<Record: NaradaRecord>(_ request: QueryInterfaceRequest<Record>) throws -> [Record] {
        try request.fetchAll(database)
    }

    /// The row with the id, or nil where there is none, or a deleted one that was not asked for.
    public func find<Record: NaradaRecord>(
        _ type: Record.Type, id: Int64, includingDeleted: Bool = false
    ) throws -> Record? {
        let request = includingDeleted ? Record.includingDeleted() : Record.active()
        return try request.filter(sql: "id = ?", arguments: [id]).fetchOne(database)
    }

    /// Inserts a row, stamped with the session's time, and returns it with its id.
    ///
    /// The record's own id and stamps are not looked at: a record that was read is inserted as a copy.
    @discardableResult
    public func insert<Record: NaradaRecord>(_ record: Record) throws -> Record {
        var columns = try contentColumns(of: record)
        columns["is_deleted"] = false.databaseValue
        columns["created_at"] = now.databaseValue
        columns["updated_at"] = now.databaseValue
        // Sorted, so that equal inserts are equal texts and share one prepared statement.
        let names = columns.keys.sorted()
        let sql = """
            INSERT INTO \(Record.databaseTableName) (\(names.joined(separator: ", ")))
            VALUES (\(names.map { _ in "?" }.joined(separator: ", ")))
            """
        let statement = try database.cachedStatement(sql: sql)
        try statement.execute(arguments: StatementArguments(names.compactMap { columns[$0] }))
        return try stored(Record.self, id: database.lastInsertedRowID)
    }

    /// Writes the record's own columns over the row with its id, moves `updated_at`, and returns the row.
    ///
    /// - Throws: `StoreFault.noSuchRow` where the row is missing or soft-deleted: restore it first.
    @discardableResult
    public func update<Record: NaradaRecord>(_ record: Record) throws -> Record {
        let id = record.id ?? 0
        let columns = try contentColumns(of: record)
        let names = columns.keys.sorted()
        let assignments = names.map { "\($0) = ?" } + ["updated_at = ?"]
        let statement = try database.cachedStatement(
            sql: """
                UPDATE \(Record.databaseTableName) SET \(assignments.joined(separator: ", "))
                WHERE id = ? AND \(BaseColumn.isActive)
                """)
        try statement.execute(
            arguments: StatementArguments(names.compactMap { columns[$0] } + [now.databaseValue, id.databaseValue]))
        guard database.changesCount == 1 else { throw noSuchRow(Record.self, id) }
        return try stored(Record.self, id: id)
    }

    /// Marks a row as deleted; it stays in the file.
    ///
    /// - Throws: `StoreFault.noSuchRow` where the row is missing or deleted already.
    public func markSoftDeleted<Record: NaradaRecord>(_ type: Record.Type, id: Int64) throws {
        try database.execute(
            sql: """
                UPDATE \(Record.databaseTableName) SET is_deleted = 1, deleted_at = ?, updated_at = ?
                WHERE id = ? AND \(BaseColumn.isActive)
                """, arguments: [now, now, id])
        guard database.changesCount == 1 else { throw noSuchRow(Record.self, id) }
    }

    /// Takes the deletion of a row back; an active row is left as it is.
    ///
    /// - Throws: `StoreFault.noSuchRow` where there is no such row at all.
    public func restore<Record: NaradaRecord>(_ type: Record.Type, id: Int64) throws {
        try database.execute(
            sql: """
                UPDATE \(Record.databaseTableName) SET is_deleted = 0, deleted_at = NULL, updated_at = ?
                WHERE id = ? AND is_deleted IS TRUE
                """, arguments: [now, id])
        if database.changesCount == 0 { _ = try stored(Record.self, id: id) }
    }

    /// Removes a soft-deleted row from the file for good.
    ///
    /// - Throws: `StoreFault.purgeOfActiveRow`, `.noSuchRow`, or `.stillReferenced` where other rows name it.
    public func purge<Record: NaradaRecord>(_ type: Record.Type, id: Int64) throws {
        guard try stored(Record.self, id: id).isDeleted else {
            throw StoreFault.purgeOfActiveRow(table: Record.databaseTableName, id: id)
        }
        do {
            try database.execute(sql: "DELETE FROM \(Record.databaseTableName) WHERE id = ?", arguments: [id])
        } catch let error as DatabaseError where error.extendedResultCode == .SQLITE_CONSTRAINT_FOREIGNKEY {
            throw StoreFault.stillReferenced(table: Record.databaseTableName, id: id)
        }
    }

    private func contentColumns(of record: some NaradaRecord) throws -> [String: DatabaseValue] {
        try record.databaseDictionary.filter { !BaseColumn.all.contains($0.key) }
    }

    private func stored<Record: NaradaRecord>(_ type: Record.Type, id: Int64) throws -> Record {
        guard let record = try find(type, id: id, includingDeleted: true) else { throw noSuchRow(type, id) }
        return record
    }

    private func noSuchRow<Record: NaradaRecord>(_ type: Record.Type, _ id: Int64) -> StoreFault {
        .noSuchRow(table: Record.databaseTableName, id: id)
    }
}
