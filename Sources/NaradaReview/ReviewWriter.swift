public import NaradaModel

/// Writes a review list entry by entry, so that a list of a million rows needs the memory of one.
public protocol ReviewWriter: Sendable {
    /// What stands before the first entry.
    mutating func begin() -> String
    /// One entry.
    mutating func entry(_ entry: ReviewEntry) -> String
    /// What stands after the last entry.
    mutating func end(_ summary: ReviewSummary) -> String
}

/// How many entries a list showed, and how many there were.
public struct ReviewSummary: Hashable, Sendable {
    /// The entries written.
    public var listed: Int
    /// The entries that the question asked for, whether the limit let them through or not.
    public var total: Int

    public init(listed: Int, total: Int) {
        self.listed = listed
        self.total = total
    }
}

extension ReviewFormat {
    /// A new writer of the format; the style matters to the table only.
    public func writer(style: TextStyle) -> any ReviewWriter {
        switch self {
        case .table: ReviewTable(style: style)
        case .csv: ReviewCSV()
        case .json: ReviewJSON()
        }
    }
}
