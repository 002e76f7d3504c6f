public import GRDB

extension Migrator {
    /// Where the file stands. Nothing is written.
    ///
    /// - Throws: `MigrationFault` where file and steps do not fit together.
    public func status(_ reader: any DatabaseReader) throws -> MigrationStatus {
        try MigrationFault.naming(reader.path) { try reader.read { db in try status(db) } }
    }

    /// Where the file stands. Nothing is written.
    ///
    /// - Throws: `MigrationFault` where file and steps do not fit together; `DatabaseError` where SQLite cannot
    ///   read it.
    public func status(_ db: Database) throws -> MigrationStatus {
        let applied = try MigrationLedger.entries(db)
        guard applied.isEmpty else {
            try verify(applied)
            return MigrationStatus(
                origin: .ledger, applied: applied, pending: Array(set.migrations.dropFirst(applied.count)))
        }
        return MigrationStatus(origin: try origin(db), applied: [], pending: set.migrations)
    }

    /// The schema that the steps up to `version` make, read from a database in memory; all steps where nil.
    public func schema(at version: Int? = nil) throws -> SchemaSnapshot {
        try check(target: version)
        return try DatabaseQueue().write { db in
            for migration in set.prefix(through: version ?? set.lastVersion) {
                try MigrationScript(migration, .up).run(db)
            }
            return try SchemaSnapshot(db)
        }
    }

    /// Holds the ledger to the set: the same steps with the same text, from 1 without a gap.
    private func verify(_ applied: [AppliedMigration]) throws(MigrationFault) {
        let database = applied.last?.version ?? 0
        guard database <= set.lastVersion else { throw .newer(database: database, program: set.lastVersion) }
        for (entry, migration) in zip(applied, set.migrations) {
            guard entry.version == migration.version else {
                throw .outOfOrder(skipped: migration.name, applied: entry.name)
            }
            guard entry.title == migration.title else {
                throw .missing(applied: entry.name, present: migration.name)
            }
            guard entry.checksum == migration.checksum else { throw .edited(migration.name) }
        }
    }

    /// What a file without a ledger is.
    private func origin(_ db: Database) throws -> MigrationStatus.Origin {
        let found = try SchemaSnapshot(db)
        if found.tables.isEmpty { return .empty }
        let published = try schema(at: min(1, set.lastVersion))
        guard published.tables.contains(where: { found.table($0.name) != nil }) else {
            throw MigrationFault.otherProgram(tables: found.tables.map(\.name))
        }
        var blockers: [SchemaDifference] = []
        var tolerated: [SchemaDifference] = []
        for difference in SchemaComparison.differences(of: found, from: published) {
            if difference.forbidsAdoption {
                blockers.append(difference)
            } else if let column = difference.nullable, try column.holdsNull(db) {
                blockers.append(.different("column \(column.table).\(column.column) holds NULL", forbidsAdoption: true))
            } else {
                tolerated.append(difference)
            }
        }
        return .narada(blockers: blockers, tolerated: tolerated)
    }
}

extension SchemaDifference.ColumnName {
    /// Cost: one pass over the table, ending at the first NULL.
    fileprivate func holdsNull(_ db: Database) throws -> Bool {
        let sql = "SELECT EXISTS (SELECT 1 FROM \(table.asIdentifier) WHERE \(column.asIdentifier) IS NULL)"
        return try Bool.fetchOne(db, sql: sql) ?? false
    }
}
