internal import NaradaModel

/// The connector row left, the track right, field by field, with the words marked that only one of them has:
///
///              spotify:sp4812 (row 4812)       track 12
///     title    Hurt (Live at Folsom State   ≠  Hurt
///                   ~~~~~~~~~~~~~~~~~~~~~~
///              Prison)
///              ~~~~~~~
///     length   3:38                         ≈  3:36
///
/// The marks below words are for terminals without colour; with colour the words themselves are coloured.
struct SideBySide {
    var row: ConnectorTrack
    var track: Track
    var style: TextStyle

    private static let label = 9
    private static let gap = 4
    /// Lines of one cell: the end of a longer title is what `why` is for.
    private static let mostLines = 4

    private var columns: (left: Int, right: Int) {
        let room = style.width - Self.label - Self.gap
        return (room / 2, room - room / 2)
    }

    var text: String {
        var out = line(
            "", sign: " ", RowComparison.plain("\(row.serviceID) (row \(row.id))"),
            RowComparison.plain("track \(track.id)"), ink: .faint)
        for field in RowComparison(row: row, track: track).fields {
            out += line(field.label, sign: field.likeness.sign, field.left, field.right)
        }
        return out
    }

    private func line(
        _ label: String, sign: String, _ left: [WordDifference.Word], _ right: [WordDifference.Word], ink: Ink? = nil
    ) -> String {
        let (one, other) = (
            MarkedCell(left, width: columns.left, mostLines: Self.mostLines),
            MarkedCell(right, width: columns.right, mostLines: Self.mostLines)
        )
        var out = ""
        for index in 0..<max(one.lines.count, other.lines.count) {
            let (first, second) = (one.line(index), other.line(index))
            let isFirst = index == 0
            out += (isFirst ? label : "").padded(to: Self.label).inked(.faint, style)
            out += first.text(style: style, ink: ink)
            if second.columns > 0 || isFirst {
                out += String(repeating: " ", count: columns.left - first.columns)
                out += " " + (isFirst ? sign : " ") + "  " + second.text(style: style, ink: ink)
            }
            out = out.withoutTrailingBlanks + "\n"
            guard !style.colour, first.hasMarks || second.hasMarks else { continue }
            let marks = String(repeating: " ", count: Self.label) + first.marks.padded(to: columns.left + Self.gap)
            out += (marks + second.marks).withoutTrailingBlanks + "\n"
        }
        return out
    }
}

/// Marked words laid into lines of a cell.
private struct MarkedCell {
    struct Line {
        var words: [WordDifference.Word] = []

        var columns: Int { words.reduce(0) { $0 + DisplayWidth.columns(of: $1.text) } + max(words.count - 1, 0) }
        var hasMarks: Bool { words.contains(where: \.differs) }

        func text(style: TextStyle, ink: Ink?) -> String {
            words.map { $0.text.inked($0.differs ? .doubtful : ink, style) }.joined(separator: " ")
        }

        /// A tilde below each column of a marked word, and between two of them.
        var marks: String {
            var out = ""
            for (index, word) in words.enumerated() {
                if index > 0 { out += word.differs && words[index - 1].differs ? "~" : " " }
                out += String(repeating: word.differs ? "~" : " ", count: DisplayWidth.columns(of: word.text))
            }
            return out
        }
    }

    private(set) var lines: [Line] = []

    init(_ words: [WordDifference.Word], width: Int, mostLines: Int) {
        var line = Line()
        // A word that no line holds is broken between characters.
        let pieces = words.flatMap { word in
            word.text.wrapped(to: width).map { WordDifference.Word(text: $0, differs: word.differs) }
        }
        for piece in pieces {
            let needed = line.columns + (line.words.isEmpty ? 0 : 1) + DisplayWidth.columns(of: piece.text)
            if needed > width, !line.words.isEmpty {
                lines.append(line)
                line = Line()
            }
            line.words.append(piece)
        }
        lines.append(line)
        guard lines.count > mostLines else { return }
        lines.removeSubrange(mostLines...)
        let isMarked = lines[mostLines - 1].words.last?.differs ?? false
        while let last = lines[mostLines - 1].words.popLast() {
            let room = width - lines[mostLines - 1].columns - (lines[mostLines - 1].words.isEmpty ? 0 : 1)
            guard room > 1 else { continue }
            let kept =
                DisplayWidth.columns(of: last.text) < room ? last.text + "…" : last.text.truncated(to: room - 1) + "…"
            lines[mostLines - 1].words.append(.init(text: kept.replacing("……", with: "…"), differs: isMarked))
            break
        }
    }

    func line(_ index: Int) -> Line { index < lines.count ? lines[index] : Line() }
}

extension String {
    /// The text without blanks at its end: they would wrap, and golden files would hide them.
    var withoutTrailingBlanks: String {
        guard let end = lastIndex(where: { $0 != " " }) else { return "" }
        return String(self[...end])
    }
}
