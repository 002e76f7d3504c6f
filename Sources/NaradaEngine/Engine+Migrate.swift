public import NaradaModel
import NaradaReview
import NaradaStore

extension Engine {
    /// The schema's steps and which of them the database has. Nothing is written, and no file is made.
    public func migrationStatus() throws -> any Report {
        let store = try Store(path: databasePath, access: .readOnly)
        return try schemaReport(.status, Migrator(.embedded), store)
    }

    /// The schema after taking the pending steps, up to `version` where given; makes the file where there is none.
    public func migrateUp(to version: Int? = nil) throws -> any Report {
        let store = try Store(path: databasePath, access: .create)
        let migrator = try Migrator(.embedded)
        let taken = try migrator.up(store.writer, to: version)
        return try schemaReport(.up, migrator, store, moved: taken.map(\.version))
    }

    /// The schema after taking steps back until `version` is the last one; 0 takes all of them back.
    ///
    /// What the steps' tables hold goes with them: `rowsLost(downTo:)` tells beforehand.
    public func migrateDown(to version: Int) throws -> any Report {
        let store = try Store(path: databasePath, access: .readWrite)
        let migrator = try Migrator(.embedded)
        let taken = try migrator.down(store.writer, to: version)
        return try schemaReport(.down, migrator, store, moved: taken.map(\.version))
    }

    /// What `migrateDown(to:)` would destroy, a line each, such as "12 rows of review_items"; empty for nothing.
    public func rowsLost(downTo version: Int) throws -> [String] {
        let store = try Store(path: databasePath, access: .readOnly)
        return try Migrator(.embedded).rowsLost(store.writer, downTo: version).map { loss in
            let rows = "\(loss.rows) \(loss.rows == 1 ? "row" : "rows")"
            return loss.column.map { "\($0) in \(rows) of \(loss.table)" } ?? "\(rows) of \(loss.table)"
        }
    }

    /// How the live schema differs from what the migrations make, as SQL to review.
    public func migrationDiff() throws -> any Report {
        let store = try Store(path: databasePath, access: .readOnly)
        let diff = try Migrator(.embedded).diff(store.writer)
        return SchemaDifferenceReport(
            missing: diff.missingSQL,
            unexpected: diff.differences.filter { $0.repair.isEmpty }.map(\.description))
    }

    /// The paths of a new, empty migration of that title in a folder of migrations: its up and its down file.
    public static func newMigration(title: String, directory: String) throws -> [String] {
        let files = try MigrationTemplate.create(title: title, in: directory)
        return [files.up, files.down]
    }

    private func schemaReport(
        _ action: SchemaReport.Action, _ migrator: Migrator, _ store: Store, moved: [Int] = []
    ) throws -> SchemaReport {
        let status = try migrator.status(store.writer)
        let steps =
            status.applied.map {
                SchemaReport.Step(
                    version: $0.version, title: $0.title, appliedAt: $0.appliedAt, isAdopted: $0.isAdopted)
            } + status.pending.map { SchemaReport.Step(version: $0.version, title: $0.title, appliedAt: nil) }
        return SchemaReport(action: action, steps: steps, moved: moved)
    }
}
