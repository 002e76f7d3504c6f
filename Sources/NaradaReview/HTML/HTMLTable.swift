/// A table with a caption, whose columns and rows say what they head.
public struct HTMLTable: Hashable, Sendable {
    /// One column's title and the side on which its cells stand.
    public struct Column: Hashable, Sendable {
        /// What heads it; a blank one heads nothing.
        public var title: String
        /// Whether its cells stand at the right edge.
        public var isNumber: Bool

        /// - Parameter isNumber: whether its cells stand at the right edge.
        public init(_ title: String, isNumber: Bool = false) {
            self.title = title
            self.isNumber = isNumber
        }
    }

    /// What the table is, in a few words.
    public var caption: String
    /// Whether the caption is only said, because a heading above shows it already.
    public var hidesCaption: Bool
    /// From left to right; the first holds the heads of rows.
    public var columns: [Column]
    /// Cells by row; the first heads its row.
    public var rows: [[HTML]]

    public init(_ caption: String, hidesCaption: Bool = false, columns: [Column], rows: [[HTML]] = []) {
        self.caption = caption
        self.hidesCaption = hidesCaption
        self.columns = columns
        self.rows = rows
    }

    /// The table inside a box that scrolls where the screen is narrower; the box can be reached and scrolled by keys.
    public var html: HTML {
        var out: HTML = """
            <div class="scroll" tabindex="0" role="region" aria-label="\(caption)">
            <table>

            """
        out += hidesCaption ? "<caption class=\"unseen\">\(caption)</caption>\n" : "<caption>\(caption)</caption>\n"
        // A head of blanks would be read out as blanks.
        if columns.contains(where: { !$0.title.isEmpty }) {
            out += "<thead><tr>\(columns.map(Self.head))</tr></thead>\n"
        }
        out += "<tbody>\n"
        for row in rows {
            out += "<tr>"
            for (index, cell) in row.enumerated() {
                let isNumber = index < columns.count && columns[index].isNumber
                if index == 0 {
                    out += isNumber ? "<th scope=\"row\" class=\"number\">" : "<th scope=\"row\">"
                    out += cell + "</th>"
                } else {
                    out += isNumber ? "<td class=\"number\">\(cell)</td>" : "<td>\(cell)</td>"
                }
            }
            out += "</tr>\n"
        }
        return out + "</tbody>\n</table>\n</div>\n"
    }

    private static func head(_ column: Column) -> HTML {
        if column.title.isEmpty { return "<td></td>" }
        return column.isNumber
            ? "<th scope=\"col\" class=\"number\">\(column.title)</th>" : "<th scope=\"col\">\(column.title)</th>"
    }
}
