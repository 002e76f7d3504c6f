internal import NaradaModel

/// Text as Markdown means it.
enum MarkdownText {
    /// The text for a cell of a table, in one line, with nothing left in it that CommonMark or GitHub's tables and links
    /// read as markup; cut with `…` after `limit` characters.
    ///
    /// A backslash takes the meaning of any ASCII mark (CommonMark 0.31, section 2.4); angle brackets and ampersands are
    /// entities instead, because some readers let HTML through whatever stands before it.
    static func cell(_ text: some StringProtocol, limit: Int = HTML.longestText) -> String {
        let shown = text.prefix(limit + 1)
        let harmless = (shown.count > limit ? shown.dropLast() + "…" : String(shown)).harmless
        var out = ""
        out.reserveCapacity(harmless.utf8.count + 8)
        for scalar in harmless.unicodeScalars {
            switch scalar {
            case "&": out += "&amp;"
            case "<": out += "&lt;"
            case ">": out += "&gt;"
            // GitHub reads formulas between dollar signs.
            case "\\", "`", "*", "_", "[", "]", "|", "~", "$":
                out += "\\"
                out.unicodeScalars.append(scalar)
            default: out.unicodeScalars.append(scalar)
            }
        }
        // GitHub makes links of bare addresses, too.
        return out.replacing("://", with: "\\://").replacing(/www\./.ignoresCase()) { match in
            "\(match.output.dropLast())\\."
        }
    }

    /// A table; cells are cells already.
    ///
    /// - Parameter numbers: columns from this one on stand at the right edge.
    static func table(_ titles: [String], numbersFrom numbers: Int = 1, _ rows: [[String]]) -> String {
        func line(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |\n" }
        let rule = titles.indices.map { $0 < numbers ? "---" : "--:" }
        return "\n" + line(titles) + line(rule) + rows.map(line).joined()
    }
}
