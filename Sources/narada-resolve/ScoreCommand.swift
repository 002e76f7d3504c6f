internal import ArgumentParser
internal import NaradaEngine

struct ScoreCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "score",
        abstract: "Scores pairs from a file or pipe, without a database.",
        discussion: """
            Reads CSV, TSV or JSON Lines with left_title, left_artists, left_album, left_duration_ms, left_isrc, \
            left_mbid and the same with right_, and writes each pair as it goes with confidence, zone, method and \
            reason. A line that holds no pair is reported, and the exit status is 1.

              narada-resolve score pairs.csv > scored.csv
              other-engine | narada-resolve score - | head
              narada-resolve score pairs.jsonl --database narada.db
            """)

    @Argument(help: "The file of pairs, or - for standard input.")
    var pairs: String

    @Option(
        help: ArgumentHelp(
            "Take the frequencies of titles and artists from this database (default: none).", valueName: "path"))
    var database: String?

    @OptionGroup var judging: JudgingOptions

    @OptionGroup var form: FormOptions

    func validate() throws {
        if database?.isEmpty == true { throw ValidationError("--database is empty; give the path of a file.") }
    }

    func run() throws {
        Interruption.watch()
        var issues = IssueLines()
        let report = try Engine(databasePath: database ?? "").score(
            pairs, options: judging.options, usingLibrary: database != nil, to: Output.write(bytes:),
            onIssue: { issues.add($0) },
            isCancelled: { Interruption.isRequested })
        issues.finish()
        try form.finishBesideData(with: report)
    }
}
