/// Where a file stands among the steps.
public struct MigrationStatus: Hashable, Sendable {
    /// What kind of file it is.
    public enum Origin: Hashable, Sendable {
        /// No table yet.
        case empty
        /// Narada's own tables, no ledger; `blockers` are what forbids adoption, `tolerated` what does not.
        case narada(blockers: [SchemaDifference], tolerated: [SchemaDifference])
        /// Our ledger is there.
        case ledger
    }

    /// What kind of file it is.
    public let origin: Origin
    /// The steps taken, by number.
    public let applied: [AppliedMigration]
    /// The steps not taken, by number. For a file of Narada's own, the first is adopted, not run.
    public let pending: [Migration]

    /// The last number taken, or 0.
    public var version: Int { applied.last?.version ?? 0 }

    /// Whether nothing is left to do.
    public var isCurrent: Bool { pending.isEmpty }
}
