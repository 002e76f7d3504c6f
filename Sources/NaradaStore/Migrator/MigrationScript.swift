import GRDB

/// The SQL of one file of a migration, run statement by statement.
struct MigrationScript {
    private let migration: Migration
    private let direction: Migration.Direction

    init(_ migration: Migration, _ direction: Migration.Direction) {
        self.migration = migration
        self.direction = direction
    }

    /// Statements that would end or nest the migration's own transaction.
    private static let forbidden: Set<String> = ["BEGIN", "COMMIT", "END", "ROLLBACK", "SAVEPOINT", "RELEASE"]

    /// Runs every statement inside the caller's transaction.
    ///
    /// - Throws: `MigrationFault.blank`, `.transactionControl`, `.failed`; a busy file is SQLite's own error.
    func run(_ db: Database) throws {
        let sql = migration.sql(direction)
        let tokens = SQLTokens(sql)
        // Before anything runs: a COMMIT half-way could not be taken back.
        if let keyword = tokens.statementKeywords.first(where: Self.forbidden.contains) {
            throw MigrationFault.transactionControl(migration.name, direction, keyword: keyword)
        }
        guard !tokens.statementKeywords.isEmpty else { throw MigrationFault.blank(migration.name, direction) }
        do {
            try db.execute(sql: sql)
        } catch let error as DatabaseError where error.resultCode != .SQLITE_BUSY {
            let message = error.message ?? error.resultCode.description
            throw MigrationFault.failed(migration.name, direction, message: message)
        }
    }
}
