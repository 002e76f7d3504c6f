/// How a list of review entries is written.
public enum ReviewFormat: String, Hashable, Sendable, CaseIterable {
    /// Columns for a terminal.
    case table
    /// RFC 4180, for spreadsheets.
    case csv
    /// One JSON document, one entry per line.
    case json
}
