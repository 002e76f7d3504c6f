public import NaradaModel

/// The connector row left, the track right, field by field; words that only one of them has stand in `mark`, and a sign
/// between the two says whether the field differs, so that neither eye nor ear depends on colour.
public struct SideBySideTable: Hashable, Sendable {
    /// The left column.
    public var row: ConnectorTrack
    /// The right column.
    public var track: Track

    public init(row: ConnectorTrack, track: Track) {
        self.row = row
        self.track = track
    }

    /// The table, with a caption that is only said.
    public var html: HTML {
        let fields = RowComparison(row: row, track: track).fields
        return """
            <table class="sides">
            <caption class="unseen">The two rows side by side</caption>
            <thead><tr><td></td><th scope="col">\(HTML(isolating: row.serviceID.description)) (row \(row.id))</th>\
            <td class="sign"></td><th scope="col">track \(track.id)</th></tr></thead>
            <tbody>
            \(fields.map(line))</tbody>
            </table>

            """
    }

    private func line(_ field: RowComparison.Field) -> HTML {
        """
        <tr><th scope="row">\(field.label)</th><td>\(words(field.left))</td><td class="sign">\(sign(field.likeness))</td>\
        <td>\(words(field.right))</td></tr>

        """
    }

    private func sign(_ likeness: RowComparison.Likeness) -> HTML {
        switch likeness {
        case .same: "<span class=\"unseen\">the same</span>"
        case .silent: ""
        case .close: "<span aria-hidden=\"true\">≈</span><span class=\"unseen\">nearly the same</span>"
        case .different: "<span aria-hidden=\"true\">≠</span><span class=\"unseen\">differs</span>"
        }
    }

    /// Neighbouring words that differ are one mark: a screen reader would else announce each.
    private func words(_ words: [WordDifference.Word]) -> HTML {
        var out: HTML = "<bdi>"
        var isMarked = false
        for (index, word) in words.enumerated() {
            if isMarked, !word.differs { out += "</mark>" }
            if index > 0 { out += " " }
            if !isMarked, word.differs { out += "<mark>" }
            isMarked = word.differs
            out += "\(word.text)"
        }
        return out + (isMarked ? "</mark></bdi>" : "</bdi>")
    }
}
