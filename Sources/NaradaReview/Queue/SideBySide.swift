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
    /// Characters of a text that are looked at.
    private static let longestText = 400
    /// The lengths of one recording differ so much between services.
    private static let sameLengthMs = 3_000

    private var columns: (left: Int, right: Int) {
        let room = style.width - Self.label - Self.gap
        return (room / 2, room - room / 2)
    }

    var text: String {
        let (one, other) = (row.facts, track.facts)
        var out = line(
            "", sign: " ", cell("\(row.serviceID) (row \(row.id))"), cell("track \(track.id)"), ink: .faint)
        out += compare("title", one.title, other.title)
        out += compare("artists", one.artists.display, other.artists.display)
        out += compare("album", one.album ?? "", other.album ?? "")
        out += lengths(one.durationMs, other.durationMs)
        out += compare("released", Self.year(one), Self.year(other))
        out += compare(
            "ISRC", one.isrcs.map(\.code).joined(separator: " "), other.isrcs.map(\.code).joined(separator: " "))
        if one.mbids != other.mbids || one.mbids.isEmpty == false {
            out += compare(
                "MBID", one.mbids.map(\.text).joined(separator: " "), other.mbids.map(\.text).joined(separator: " "))
        }
        return out
    }

    private static func year(_ facts: TrackFacts) -> String { facts.releaseDate.map { String($0.year) } ?? "" }

    private func cell(_ text: String) -> [WordDifference.Word] {
        [.init(text: text.prefix(harmlessFor: Self.longestText), differs: false)]
    }

    private func lengths(_ left: Int?, _ right: Int?) -> String {
        let (one, other) = (Numerals.length(milliseconds: left), Numerals.length(milliseconds: right))
        guard let left, let right, one != other else { return compare("length", one, other) }
        let isClose = abs(left - right) <= Self.sameLengthMs
        return line(
            "length", sign: isClose ? "≈" : "≠", [.init(text: one, differs: !isClose)],
            [.init(text: other, differs: !isClose)])
    }

    /// A field; nothing where neither side has it.
    private func compare(_ label: String, _ left: String, _ right: String) -> String {
        if left.isEmpty && right.isEmpty && label != "title" { return "" }
        let (one, other) = (left.prefix(harmlessFor: Self.longestText), right.prefix(harmlessFor: Self.longestText))
        // What one side does not say is no difference.
        if one.isEmpty || other.isEmpty {
            return line(label, sign: " ", cell(one.isEmpty ? "–" : one), cell(other.isEmpty ? "–" : other))
        }
        let difference = WordDifference(one, other)
        return line(label, sign: difference.hasDifference ? "≠" : " ", difference.left, difference.right)
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
