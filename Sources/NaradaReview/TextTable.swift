public import NaradaModel

/// A table of columns whose widths are settled before its first row, so that rows can be written as they come.
///
/// Cells are made harmless and cut with `…`; wide scripts line up. What it chose not to be: a table that looks at all
/// its rows to find the best widths, because a review list may have a million of them.
public struct TextTable: Sendable {
    /// One column: its title, and how wide it is.
    public struct Column: Hashable, Sendable {
        /// What stands above it.
        public var title: String
        /// Columns of the terminal that the cell has at least.
        public var minimum: Int
        /// Its part of what is left of the line after all minimums; 0 for a fixed width.
        public var share: Int
        /// On which side of its cells the text stands.
        public var alignment: Alignment

        public init(_ title: String, minimum: Int, share: Int = 0, alignment: Alignment = .leading) {
            self.title = title
            self.minimum = minimum
            self.share = share
            self.alignment = alignment
        }
    }

    /// One cell's text and what its colour means.
    struct Cell: ExpressibleByStringInterpolation {
        var text: String
        var ink: Ink?

        init(_ text: String, _ ink: Ink? = nil) {
            self.text = text
            self.ink = ink
        }

        init(stringLiteral text: String) { self.init(text) }
    }

    private let columns: [Column]
    /// The width of each column in columns of the terminal.
    public let widths: [Int]
    private let style: TextStyle

    /// Blanks between two columns.
    static let gap = 2

    public init(columns: [Column], style: TextStyle) {
        self.columns = columns
        self.style = style
        let fixed = columns.reduce(0) { $0 + $1.minimum } + Self.gap * max(columns.count - 1, 0)
        let shares = columns.reduce(0) { $0 + $1.share }
        var spare = max(style.width - fixed, 0)
        var sharesLeft = shares
        widths = columns.map { column in
            guard column.share > 0 else { return column.minimum }
            // The last share takes the rounding of those before it.
            let extra = spare * column.share / sharesLeft
            spare -= extra
            sharesLeft -= column.share
            return column.minimum + extra
        }
    }

    /// The line of titles.
    public var header: String { line(columns.map { Cell($0.title, .strong) }) }

    /// One row; missing cells are blank.
    public func row(_ cells: [String]) -> String { line(cells.map { Cell($0) }) }

    /// The column of the terminal, from 0, at which column `index` begins.
    public func start(ofColumn index: Int) -> Int { widths[..<index].reduce(0) { $0 + $1 + Self.gap } }

    func line(_ cells: [Cell]) -> String {
        var out = ""
        var blanks = 0
        for (index, cell) in cells.prefix(columns.count).enumerated() {
            if index > 0 { blanks += Self.gap }
            // No line ends in blanks: they would wrap, and golden files would hide them.
            let text = cell.text.prefix(harmlessFor: widths[index]).truncated(to: widths[index])
            let missing = widths[index] - DisplayWidth.columns(of: text)
            if text.isEmpty {
                blanks += missing
                continue
            }
            if columns[index].alignment == .trailing { blanks += missing }
            out += String(repeating: " ", count: blanks) + text.inked(cell.ink, style)
            blanks = columns[index].alignment == .leading ? missing : 0
        }
        return out + "\n"
    }
}

extension String {
    /// The harmless form of as much of the text as can matter for a cell of `columns` columns, so that a title of
    /// ten megabytes costs no more than its first line.
    func prefix(harmlessFor columns: Int) -> String {
        // Each character that is shown is followed by at most a bounded run of marks; scalars past this are never seen.
        let scalars = unicodeScalars.prefix((columns + 1) * 32)
        return String(String.UnicodeScalarView(scalars)).harmless
    }
}
