/// How a list of review entries is written.
public enum ReviewFormat: String, Hashable, Sendable, CaseIterable {
    /// Columns for a terminal.
    case table
    /// RFC 4180, for spreadsheets.
    case csv
    /// One JSON document, one entry per line.
    case json
    /// Tables as GitHub and CommonMark's kin draw them: for a wiki or a letter.
    case markdown
    /// One file that a browser opens without a network.
    case html

    /// Whether the format shows a sample of a long list, since nobody reads a million lines of it.
    public var isForReading: Bool { self == .markdown || self == .html }
}
