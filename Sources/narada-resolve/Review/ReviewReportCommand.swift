internal import ArgumentParser
internal import NaradaEngine
internal import NaradaModel

struct ReviewReportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report",
        abstract: "Reports on the pairs between two confidences, in any state: figures, then the pairs.",
        discussion: """
            The figures: pairs by confidence, method and connector; what other thresholds would do; how often people \
            found the matcher right; why pairs wait, and in which groups.

            CSV has the pairs alone: text that a spreadsheet would run as a formula gets a leading apostrophe. JSON is one \
            document with one entry per line. Markdown and HTML are for reading: of more than 500 pairs they show a \
            sample, and say how it was drawn. The HTML is one file that opens without a network; it can be searched, \
            sorted and printed.

              narada-resolve review report --min 50 --max 90
              narada-resolve review report --format html --output report.html
              narada-resolve review report --format markdown --state waiting --limit 100
              narada-resolve review report --format csv --state waiting > waiting.csv
              narada-resolve review report --format json --connector lastfm | jq '.entries[].confidence'
            """)

    @Option(help: "How the report is written (default: table).")
    var format: Format?

    @Option(help: ArgumentHelp("Write the report to this file (default: standard output).", valueName: "file"))
    var output: String?

    @OptionGroup var selection: ReviewCommand.Selection

    @Option(
        help: ArgumentHelp(
            "At most this many pairs (default: all, or a sample of 500 in markdown and html).", valueName: "number"))
    var limit: Int?

    @OptionGroup var common: CommonOptions

    func validate() throws {
        try Checks.positive(limit, "--limit")
        if output?.isEmpty == true { throw ValidationError("--output is empty; give the path of a file.") }
        if let format, common.form.json, format != .json {
            throw ValidationError("--json and --format \(format.rawValue) contradict each other; give one of them.")
        }
    }

    func run() throws {
        var query = selection.query(usual: Set(ReviewEntry.State.allCases))
        query.limit = limit
        let format = common.form.json ? .json : (format ?? .table).model
        // A file is no terminal, wherever standard output goes.
        let style = output == nil ? Terminal.current.style : .plain
        try OutputBuffer.gather(toFile: output) { write in
            try common.engine.writeReviewReport(query, format: format, style: style, to: write)
        }
    }

    /// `ReviewFormat` as an option.
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case table, csv, json, markdown, html

        var model: ReviewFormat {
            switch self {
            case .table: .table
            case .csv: .csv
            case .json: .json
            case .markdown: .markdown
            case .html: .html
            }
        }
    }
}
