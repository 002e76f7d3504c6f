/// On which side of a cell its text stands.
public enum Alignment: Hashable, Sendable { case leading, trailing }

extension String {
    /// The text in exactly `columns` columns: filled with blanks, or cut as `truncated(to:)` cuts.
    public func padded(to columns: Int, alignment: Alignment = .leading) -> String {
        let fitted = truncated(to: columns)
        let blanks = String(repeating: " ", count: max(columns - DisplayWidth.columns(of: fitted), 0))
        return alignment == .leading ? fitted + blanks : blanks + fitted
    }

    /// The text in at most `columns` columns; where something is cut off, the last column holds `…`.
    ///
    /// A character is kept whole or left out whole, so a wide one at the edge leaves its first column blank. Cost: no
    /// more than the part that is shown, whatever the length of the text.
    public func truncated(to columns: Int) -> String {
        guard columns > 0 else { return "" }
        // A text has at least as many bytes as columns.
        if utf8.count <= columns { return self }
        var kept = startIndex
        var index = startIndex
        var used = 0
        while index < endIndex {
            let width = DisplayWidth.columns(of: self[index])
            if used + width > columns { return self[..<kept] + "…" }
            used += width
            index = self.index(after: index)
            if used < columns { kept = index }
        }
        return self
    }

    /// The text in at most `columns` columns, cut so that the characters from `offset` on stay in sight: where they stand
    /// too far to the right, something in the middle gives way.
    ///
    ///     symphony no. 9 in d minor: iv. presto       at 24, showing the "iv":
    ///     symphony… minor: iv. pr…
    func truncated(to columns: Int, showing offset: Int) -> String {
        let whole = truncated(to: columns)
        let seen = index(startIndex, offsetBy: offset + Self.tellingEnd, limitedBy: endIndex) ?? endIndex
        if whole == self || DisplayWidth.columns(of: self[..<seen]) < columns { return whole }
        let head = self.head(of: columns / Self.headShare)
        let room = columns - DisplayWidth.columns(of: head) - 1
        // As much of the end as there is room for, unless that begins behind what has to be seen.
        var start = endIndex
        var used = 0
        while start > startIndex {
            let before = index(before: start)
            used += DisplayWidth.columns(of: self[before])
            if used > room { break }
            start = before
        }
        let wanted = index(startIndex, offsetBy: offset, limitedBy: endIndex) ?? endIndex
        return head + "…" + String(self[min(start, wanted)...]).truncated(to: room)
    }

    /// How many characters tell one movement or part from another.
    private static let tellingEnd = 8
    /// A third of the room for the beginning, by which a work is known; the rest for what differs.
    private static let headShare = 3

    /// The text broken at blanks into lines of at most `columns` columns; a longer word is broken between characters.
    func wrapped(to columns: Int) -> [String] {
        var lines: [String] = []
        var line = ""
        for word in split(separator: " ") {
            var rest = String(word)
            let needed = DisplayWidth.columns(of: line) + 1 + DisplayWidth.columns(of: rest)
            if !line.isEmpty {
                if needed <= columns {
                    line += " " + rest
                    continue
                }
                lines.append(line)
            }
            while DisplayWidth.columns(of: rest) > columns {
                let head = rest.head(of: columns)
                lines.append(head)
                rest.removeFirst(head.count)
            }
            line = rest
        }
        return line.isEmpty ? lines : lines + [line]
    }

    /// The longest beginning of whole characters in `columns` columns, at least one character.
    private func head(of columns: Int) -> String {
        var used = 0
        var end = startIndex
        while end < endIndex {
            used += DisplayWidth.columns(of: self[end])
            if used > columns && end > startIndex { break }
            end = index(after: end)
        }
        return String(self[..<end])
    }
}
