public import GRDB

/// Rows that a way down takes with it.
public struct RowLoss: Hashable, Sendable {
    /// The table that goes, or that loses a column.
    public let table: String
    /// The column that goes; nil where the whole table goes.
    public let column: String?
    /// Rows of the table, or rows with a value in the column; never 0.
    public let rows: Int

    public init(table: String, column: String?, rows: Int) {
        self.table = table
        self.column = column
        self.rows = rows
    }
}

extension Migrator {
    /// What `down(to:)` would destroy: ask before, since a person's verdicts are among it. Nothing is written.
    ///
    /// Found by comparing the schemas of both numbers: tables that go with rows in them, and columns that go with
    /// values in them. Rows that a way down deletes by its own statements are not seen.
    ///
    /// - Returns: the losses by table, then by place of the column; empty where nothing is lost.
    /// - Throws: `MigrationFault`; SQLite's own errors.
    public func rowsLost(_ db: Database, downTo target: Int) throws -> [RowLoss] {
        try check(target: target)
        let status = try status(db)
        guard status.version > target else { return [] }
        // Narada made the tables of an adopted step: going below it forgets the step and drops nothing.
        let floor = status.applied.last(where: \.isAdopted)?.version ?? 0
        let (now, then) = (try schema(at: status.version), try schema(at: max(target, floor)))
        var losses: [RowLoss] = []
        for table in now.tables {
            guard let kept = then.table(table.name) else {
                losses.append(RowLoss(table: table.name, column: nil, rows: try db.count(table.name)))
                continue
            }
            for column in table.columns where kept.column(column.name) == nil {
                let rows = try db.count(table.name, where: "\(column.name.asIdentifier) IS NOT NULL")
                losses.append(RowLoss(table: table.name, column: column.name, rows: rows))
            }
        }
        return losses.filter { $0.rows > 0 }
    }

    /// What `down(to:)` would destroy, asked of the file.
    public func rowsLost(_ reader: any DatabaseReader, downTo target: Int) throws -> [RowLoss] {
        try MigrationFault.naming(reader.path) { try reader.read { db in try rowsLost(db, downTo: target) } }
    }
}

extension Database {
    fileprivate func count(_ table: String, where condition: String = "TRUE") throws -> Int {
        // A table that somebody dropped already holds nothing to lose.
        guard try tableExists(table) else { return 0 }
        return try Int.fetchOne(self, sql: "SELECT count(*) FROM \(table.asIdentifier) WHERE \(condition)") ?? 0
    }
}
