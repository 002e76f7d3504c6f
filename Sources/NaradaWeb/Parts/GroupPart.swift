internal import NaradaEngine
internal import NaradaModel
internal import NaradaReview

/// Groups of like questions: a line of each in the list, and one with samples before it is decided.
enum GroupPart {
    /// Characters of a pattern, which quotes two names.
    private static let longestPattern = 400
    /// Characters of a row in the table of samples.
    private static let longestRow = 160

    static func line(_ group: GroupReport.Group) -> HTML {
        """
        <button type="button" aria-haspopup="dialog"><span class="percent">\(Numerals.count(group.pairs, "pair"))</span> \
        \(HTML(isolating: group.pattern.sentence, limit: longestPattern))\
        <span class="more">confidence \(range(group)), group \(group.pattern.key)</span></button>
        """
    }

    static func group(_ shown: BoardGroup) -> HTML {
        let group = shown.group
        let table = HTMLTable(
            "Samples of the group", hidesCaption: true,
            columns: [.init("confidence", isNumber: true), .init("row"), .init("track")],
            rows: shown.samples.map { sample in
                [
                    "\(sample.entry.confidence.percent)",
                    HTML(isolating: sample.entry.connectorTrack.facts.display, limit: longestRow),
                    HTML(isolating: sample.entry.track.facts.display, limit: longestRow),
                ]
            })
        let more = group.pairs - shown.samples.count
        let rest: HTML = more > 0 ? "<p class=\"faint\">and \(Numerals.grouped(more)) more</p>\n" : ""
        return """
            <p><strong>\(Numerals.count(group.pairs, "pair"))</strong>: \
            \(HTML(isolating: group.pattern.sentence, limit: longestPattern)). \
            Confidence \(range(group)), group \(group.pattern.key).</p>
            \(table.html)\(rest)\
            <p>An answer is given to every waiting pair of the group, whatever the list is narrowed to. \
            Undo takes all of it back.</p>

            """
    }

    private static func range(_ group: GroupReport.Group) -> String {
        group.lowest == group.highest ? "\(group.lowest)" : "\(group.lowest) to \(group.highest)"
    }
}
