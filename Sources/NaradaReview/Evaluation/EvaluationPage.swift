internal import NaradaModel

/// The parts of an evaluation's page, put down in order.
struct EvaluationPage {
    private var body: HTML = "<main>\n"

    mutating func heading(_ text: String) { body += "<h1>\(text)</h1>\n" }

    mutating func section(_ text: String) { body += "<h2>\(text)</h2>\n" }

    mutating func paragraph(_ text: String) { body += "<p>\(text)</p>\n" }

    /// A table whose first column is text and whose other columns are numbers; blank titles make no head.
    mutating func table(_ caption: String, _ titles: [String], _ rows: [[String]]) {
        let columns = titles.enumerated().map { HTMLTable.Column($0.element, isNumber: $0.offset > 0) }
        body +=
            HTMLTable(
                caption, hidesCaption: true, columns: columns, rows: rows.map { $0.map { HTML(text: $0) } }
            ).html
    }

    mutating func figure(_ chart: LineChart) { body += chart.html }

    mutating func mistakes(_ mistakes: WorstMistakes, _ title: String) {
        guard !mistakes.shown.isEmpty else { return }
        section("\(title) (\(Numerals.grouped(mistakes.shown.count)) of \(Numerals.grouped(mistakes.count)))")
        for mistake in mistakes.shown {
            body += """
                <details>
                <summary><b>\(mistake.confidence?.description ?? "–")</b> \(HTML(isolating: mistake.left.line))<br>\
                \(HTML(isolating: mistake.right.line))<br><i>\(mistake.place): \(mistake.why)</i></summary>
                \(mistake.evidence.map { WaterfallTable($0).html } ?? "")</details>

                """
        }
    }

    /// The whole file.
    func text(title: String) -> String { HTMLPage(title: title, body: body + "</main>\n").text }
}
