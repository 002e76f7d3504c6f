internal import ArgumentParser
internal import NaradaEngine

struct VerdictExportCommand: ParsableCommand {
    enum Format: String, ExpressibleByArgument, CaseIterable { case csv, jsonl }

    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Writes your verdicts, for another database and as labelled pairs.",
        discussion: """
            CSV with a header, or JSON Lines, which --json means here. "review import" reads both, and so do score, \
            evaluate --truth and train.

              narada-resolve review export > verdicts.csv
              narada-resolve review export --json --connector spotify
            """)

    @Option(help: "How the verdicts are written (default: csv).")
    var format: Format?

    @Option(help: ArgumentHelp("Only rows of this service (default: all).", valueName: "name"))
    var connector: String?

    @OptionGroup var common: CommonOptions

    func validate() throws {
        if format == .csv && common.form.json {
            throw ValidationError("--json and --format csv contradict each other; give one of them.")
        }
    }

    func run() throws {
        let isJSON = common.form.json || format == .jsonl
        try OutputBuffer.gather { write in
            try common.engine.exportVerdicts(isJSON ? .jsonl : .csv, connector: connector, to: write)
        }
    }
}

struct VerdictImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Takes verdicts of a file over.",
        discussion: """
            CSV, TSV or JSON Lines with connector, connector_id, verdict (accept, reject, new_track, skip) and a name of \
            the track: track, track_origins, or right_title with right_mbid or right_isrc. A verdict that contradicts \
            yours is said and left out, and the exit status is 1.

              narada-resolve review import verdicts.csv --dry-run
              narada-resolve review import verdicts.csv --replace
            """)

    @Argument(help: "The file of verdicts, or - for standard input.")
    var file: String

    @Flag(help: "Where the file contradicts a verdict that stands, take the file's.")
    var replace = false

    @Flag(help: "Say what would be done, and write nothing.")
    var dryRun = false

    @OptionGroup var common: CommonOptions

    func run() throws {
        var issues = IssueLines()
        let report = try common.engine.importVerdicts(
            file, replace: replace, dryRun: dryRun, onIssue: { issues.add($0) })
        issues.finish()
        try common.form.finish(with: report)
    }
}
