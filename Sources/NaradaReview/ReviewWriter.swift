public import NaradaModel

/// Writes a review list entry by entry, so that a list of a million rows needs the memory of one.
public protocol ReviewWriter: Sendable {
    /// What stands before the first entry.
    mutating func begin() -> String
    /// One entry, with what was read beside it.
    mutating func card(_ card: ReviewCard) -> String
    /// What stands after the last entry.
    mutating func end(_ summary: ReviewSummary) -> String
}

extension ReviewWriter {
    /// One entry, beside which nothing was read.
    public mutating func entry(_ entry: ReviewEntry) -> String { card(ReviewCard(entry: entry)) }
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
    /// A new writer of the format.
    ///
    /// - Parameters:
    ///   - style: matters to the table only.
    ///   - figures: what a report says before its pairs; nil for a bare list. CSV has no place for them.
    public func writer(style: TextStyle, figures: ReviewFigures? = nil) -> any ReviewWriter {
        switch self {
        case .table: ReviewTable(style: style, figures: figures)
        case .csv: ReviewCSV()
        case .json: ReviewJSON(figures: figures)
        case .markdown: ReviewMarkdown(figures: figures)
        case .html: ReviewPage(figures: figures)
        }
    }
}
