/// How many rows of a file went in, and how many did not.
public struct ImportCounts: Hashable, Sendable {
    /// Rows handed on.
    public var imported = 0
    /// Rows refused, each reported as a `RowIssue`.
    public var refused = 0
    /// Warnings reported; one row can have several.
    public var warnings = 0

    public init() {}

    /// All rows of the file that were not blank lines.
    public var rows: Int { imported + refused }
}
