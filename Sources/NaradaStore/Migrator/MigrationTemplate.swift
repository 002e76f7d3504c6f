import Foundation

/// The two files that a new migration starts from.
public enum MigrationTemplate {
    /// Writes `NNNN_title.up.sql` and `.down.sql` with the next number into the folder.
    ///
    /// Both hold comments only; a migration without SQL is refused when it is applied, so a forgotten half shows.
    ///
    /// - Returns: the paths of the up and the down file.
    /// - Throws: `MigrationFault.badTitle`, `.titleTaken`, `.unwritable`, and what `MigrationSet(directory:)` throws.
    @discardableResult
    public static func create(
        title: String, in directory: String
    ) throws(MigrationFault) -> (up: String, down: String) {
        guard MigrationFileName.isTitle(title) else { throw .badTitle(title) }
        let set = try MigrationSet(directory: directory)
        if let namesake = set.migrations.first(where: { $0.title == title }) {
            throw .titleTaken(title, by: namesake.name)
        }
        let name = Migration.name(version: set.lastVersion + 1, title: title)
        let paths = (up: "\(directory)/\(name).up.sql", down: "\(directory)/\(name).down.sql")
        try write(up(name), to: paths.up)
        do {
            try write(down(name), to: paths.down)
        } catch {
            try? FileManager.default.removeItem(atPath: paths.up)
            throw error
        }
        return paths
    }

    private static func write(_ text: String, to path: String) throws(MigrationFault) {
        do {
            try Data(text.utf8).write(to: URL(fileURLWithPath: path), options: .withoutOverwriting)
        } catch {
            throw .unwritable(path: path)
        }
    }

    private static func up(_ name: String) -> String {
        """
        -- \(name): what this adds, and why.
        --
        -- It runs in one transaction with its ledger entry, foreign keys unchecked until the end; do not edit it once
        -- it was applied anywhere. To ship it, add its name to Package.swift and Migrations/Migrations.swift.
        --
        -- A table has these columns, kept by the store:
        --     id INTEGER PRIMARY KEY,
        --     created_at DATETIME NOT NULL,
        --     updated_at DATETIME NOT NULL,
        --     is_deleted BOOLEAN DEFAULT FALSE,
        --     deleted_at DATETIME

        """
    }

    private static func down(_ name: String) -> String {
        """
        -- \(name): takes the up file back, last statement first, so that the schema is what it was.

        """
    }
}
