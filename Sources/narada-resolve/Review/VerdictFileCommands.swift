internal import ArgumentParser
internal import NaradaEngine

struct VerdictExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Writes your verdicts, for another database and as labelled pairs.",
        discussion: """
            CSV with a header, or JSON Lines, which --json means here. "review import" reads both, and so do score, \
            evaluate --truth and train.

              narada-resolve review export > verdicts.csv
              narada-resolve review export --json --connector spotify
            """)

    @OptionGroup var export: RowExportOptions

    func run() throws {
        try OutputBuffer.gather { write in
            try export.common.engine.exportVerdicts(
                export.isJSON ? .jsonl : .csv, connector: export.connector, to: write)
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
