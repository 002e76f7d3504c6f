public import NaradaModel

/// Something about one row that a person should know.
public struct RowIssue: Hashable, Sendable, CustomStringConvertible {
    /// Whether the row was lost for it.
    public enum Severity: String, Hashable, Sendable {
        /// The row went in, without the value that the issue names.
        case warning
        /// The row did not go in.
        case refused
    }

    /// Where, what and what to do.
    public var row: RefusedRow
    /// Whether the row was lost for it.
    public var severity: Severity

    public init(row: RefusedRow, severity: Severity) {
        self.row = row
        self.severity = severity
    }

    /// `file:line: what, and what to do`, with `warning: ` before what for a row that went in.
    public var description: String {
        severity == .refused
            ? row.description : "\(row.place): warning: \(row.problem); \(row.advice)"
    }
}
