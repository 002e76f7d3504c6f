internal import NaradaModel

/// The parts of an evaluation's page, put down in order; every text is escaped here and nowhere else.
struct EvaluationPage {
    private var body = ""

    mutating func heading(_ text: String, level: Int = 1) {
        body += "<h\(level)>\(HTMLText.escaped(text))</h\(level)>\n"
    }

    mutating func paragraph(_ text: String) {
        body += "<p>\(HTMLText.escaped(text))</p>\n"
    }

    /// A table whose first column is text and whose other columns are numbers; blank titles make no head.
    mutating func table(_ titles: [String], _ rows: [[String]]) {
        body += "<table>\n"
        if titles.contains(where: { !$0.isEmpty }) {
            body += "<thead><tr>" + titles.map { "<th>\(HTMLText.escaped($0))</th>" }.joined() + "</tr></thead>\n"
        }
        body += "<tbody>\n"
        for row in rows {
            body += "<tr>" + row.map { "<td>\(HTMLText.escaped($0))</td>" }.joined() + "</tr>\n"
        }
        body += "</tbody>\n</table>\n"
    }

    /// A drawing that is HTML already, with what its colours mean.
    mutating func figure(_ svg: String, legend: [(class: String, label: String)]) {
        body += "<figure>\n" + svg + "<figcaption>"
        body += legend.map { #"<span class="\#($0.class)">\#(HTMLText.escaped($0.label))</span>"# }.joined(
            separator: " ")
        body += "</figcaption>\n</figure>\n"
    }

    mutating func mistakes(_ mistakes: WorstMistakes, _ title: String) {
        guard !mistakes.shown.isEmpty else { return }
        heading("\(title) (\(Numerals.grouped(mistakes.shown.count)) of \(Numerals.grouped(mistakes.count)))", level: 2)
        for mistake in mistakes.shown {
            body += "<details>\n<summary><b>\(mistake.confidence?.description ?? "–")</b> "
            body += HTMLText.escaped(mistake.left.line) + "<br>" + HTMLText.escaped(mistake.right.line)
            body += "<br><i>" + HTMLText.escaped("\(mistake.place): \(mistake.why)") + "</i></summary>\n"
            if let evidence = mistake.evidence {
                table(
                    ["field", "level", "left", "right", "bits"],
                    [["prior", "", "", "", Numerals.bits(evidence.prior)]]
                        + evidence.fields.map {
                            [$0.matcher, $0.level, $0.left ?? "–", $0.right ?? "–", Numerals.bits($0.weight)]
                        }
                        + (evidence.competition == 0
                            ? [] : [["rivals", "", "", "", Numerals.bits(evidence.competition)]])
                        + [["total", "", "", "", Numerals.bits(evidence.total)]])
            }
            body += "</details>\n"
        }
    }

    /// The whole file.
    func text(title: String) -> String {
        """
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
        <title>\(HTMLText.escaped(title))</title>
        <style>
        \(Self.style)
        </style>
        </head>
        <body>
        \(body)</body>
        </html>

        """
    }

    private static let style = """
        :root { color-scheme: light dark; --ink: #1b1b1b; --paper: #fdfdfc; --rule: #d8d8d4; --faint: #66665f;
          --blue: #1f5fbf; --orange: #b85c00; --green: #1b7a3d; }
        @media (prefers-color-scheme: dark) {
          :root { --ink: #e8e8e4; --paper: #191a1c; --rule: #3a3b3e; --faint: #a0a09a;
            --blue: #7fb0ff; --orange: #ffb066; --green: #7fd89b; } }
        body { font: 15px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper); max-width: 56rem;
          margin: 2rem auto; padding: 0 1rem; overflow-wrap: anywhere; }
        table { border-collapse: collapse; margin: 1rem 0; font-variant-numeric: tabular-nums; }
        th, td { padding: .2rem .8rem .2rem 0; border-bottom: 1px solid var(--rule); text-align: right; }
        th:first-child, td:first-child, details td { text-align: left; }
        figure { margin: 1rem 0; max-width: 40rem; }
        figcaption span { margin-right: 1rem; border-bottom: 3px solid; }
        svg { width: 100%; height: auto; }
        path { fill: none; stroke-width: 2; }
        .grid { stroke: var(--rule); stroke-width: 1; }
        .tick { fill: var(--faint); font-size: 11px; }
        .mark { stroke: var(--faint); stroke-dasharray: 4 4; }
        .precision { stroke: var(--blue); border-color: var(--blue); }
        .recall { stroke: var(--orange); border-color: var(--orange); }
        .f1 { stroke: var(--green); border-color: var(--green); }
        .observed { fill: var(--blue); fill-opacity: .35; stroke: var(--blue); border-color: var(--blue); }
        .ideal { stroke: var(--faint); stroke-dasharray: 4 4; border-color: var(--faint); }
        details { margin: .6rem 0; }
        summary { cursor: pointer; }
        """
}
