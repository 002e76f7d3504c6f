public import NaradaModel

/// A step that a file has taken, as its ledger tells.
public struct AppliedMigration: Hashable, Sendable {
    /// The number, from 1.
    public let version: Int
    /// The title it had.
    public let title: String
    /// The fingerprint of the texts it had.
    public let checksum: String
    /// When it was applied.
    public let appliedAt: Timestamp
    /// How long it took, in milliseconds rounded up; 0 only for a step that was found done.
    public let milliseconds: Int

    /// The name of its files, such as `0001_initial_schema`.
    public var name: String { Migration.name(version: version, title: title) }

    /// Whether the file had this shape before we met it: Narada made it, not the migration.
    public var isAdopted: Bool { milliseconds == 0 }
}
