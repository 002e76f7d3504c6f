public import GRDB

/// How a file differs from what all migrations make: the published design's "auto-generate, then review".
public struct SchemaDiff: Hashable, Sendable, CustomStringConvertible {
    /// The differences, by table.
    public let differences: [SchemaDifference]

    /// Whether the file is what the migrations make.
    public var isEmpty: Bool { differences.isEmpty }

    /// The SQL that adds what is missing, to be reviewed and run or put into a new migration.
    public var missingSQL: [String] { differences.flatMap(\.repair) }

    /// The whole as SQL: statements for what can be added, comments for all else. Empty where nothing differs.
    public var description: String {
        let listed = [
            ("Cannot be added; the table must be rebuilt", differences.filter { $0.isUnmendable }),
            ("Different, but harmless", differences.filter { $0.kind == .different && !$0.forbidsAdoption }),
            ("Only in the file", differences.filter { $0.kind == .extra }),
        ]
        var parts = missingSQL.isEmpty ? [] : ["-- Missing in the file:\n" + missingSQL.joined(separator: "\n")]
        for (title, differences) in listed where !differences.isEmpty {
            parts.append("-- \(title):\n" + comments(differences))
        }
        return parts.map { $0 + "\n" }.joined(separator: "\n")
    }

    private func comments(_ differences: [SchemaDifference]) -> String {
        // A name may hold a line break, which would end the comment.
        differences.map { "-- " + $0.description.replacing("\n", with: " ") }.joined(separator: "\n")
    }
}

extension SchemaDifference {
    fileprivate var isUnmendable: Bool { kind != .extra && forbidsAdoption && repair.isEmpty }
}

extension Migrator {
    /// How the live schema differs from the one that all migrations make. Nothing is written.
    ///
    /// Spelling is no difference (`SchemaComparison`), and our ledger is left out. Pending migrations count as missing.
    public func diff(_ db: Database) throws -> SchemaDiff {
        SchemaDiff(differences: SchemaComparison.differences(of: try SchemaSnapshot(db), from: try schema()))
    }

    /// How the live schema differs from the one that all migrations make, asked of the file.
    public func diff(_ reader: any DatabaseReader) throws -> SchemaDiff {
        try MigrationFault.naming(reader.path) { try reader.read { db in try diff(db) } }
    }
}
