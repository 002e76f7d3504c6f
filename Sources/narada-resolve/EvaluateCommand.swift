internal import ArgumentParser
internal import NaradaEngine
internal import NaradaModel

struct EvaluateCommand: ParsableCommand {
    /// How the report is written.
    enum Format: String, ExpressibleByArgument, CaseIterable { case text, json, html }

    static let configuration = CommandConfiguration(
        commandName: "evaluate",
        abstract: "Measures how good the answers are, against true ones.",
        discussion: """
            The header of the truth file says what it holds:

              left_title, right_title … and label: a pair with its fields
              left_connector, left_id, right_connector, right_id: rows that are one
              connector, id, cluster: the recording that a row belongs to
              connector, id, track_source, track_id: the track that a row is

            Pairs with their fields are scored as score does and need no database; --database supplies the frequencies \
            of names. What the other three say of rows is compared with the mappings that a run wrote. Labels may be 1 \
            and 0, true and false, same and different, match and reject, in a column label, expected, decision or \
            match; other words count as unknown.

              narada-resolve evaluate --truth pairs.csv
              narada-resolve evaluate --truth pairs.csv --left title=song
              narada-resolve evaluate --truth rows.csv --format html > report.html
            """)

    @Option(help: ArgumentHelp("The file of true answers, or - for standard input.", valueName: "file"))
    var truth: String

    @Option(help: "How the report is written (default: text).")
    var format: Format?

    @Option(help: ArgumentHelp("Write the report to this file (default: standard output).", valueName: "file"))
    var output: String?

    @Option(
        help: ArgumentHelp(
            "Read a field of the left side from a column of another name; may be repeated.", valueName: "field=column"))
    var left: [String] = []

    @Option(help: ArgumentHelp("The same for the right side; may be repeated.", valueName: "field=column"))
    var right: [String] = []

    @Option(help: ArgumentHelp("List at most this many mistakes of each kind.", valueName: "number"))
    var worst = EvaluationOptions.defaultWorst

    @OptionGroup var judging: JudgingOptions

    @OptionGroup var common: CommonOptions

    func validate() throws {
        if worst < 0 { throw ValidationError("--worst is \"\(worst)\"; give a whole number from 0 up.") }
        if output?.isEmpty == true { throw ValidationError("--output is empty; give the path of a file.") }
        if let format, common.form.json, format != .json {
            throw ValidationError("--json and --format \(format.rawValue) contradict each other; give one of them.")
        }
    }

    func run() throws {
        let options = EvaluationOptions(
            left: left, right: right, worst: worst,
            run: judging.options)
        var issues = IssueLines()
        let report = try common.engine.evaluate(
            truth, options: options, usingLibrary: common.database != nil, onIssue: { issues.add($0) })
        issues.finish()
        let text = text(of: report)
        if let output {
            try Output.write(text, toFile: output)
        } else if !common.form.quiet {
            try Output.write(text)
        }
        if report.outcome != .done { throw ExitCode(report.outcome.rawValue) }
    }

    private func text(of report: any PageReport) -> String {
        switch common.form.json ? .json : format ?? .text {
        case .json: report.json + "\n"
        case .html: report.html
        // A file is no terminal, wherever standard output goes.
        case .text: report.text(style: output == nil ? Terminal.current.style : .plain)
        }
    }
}
