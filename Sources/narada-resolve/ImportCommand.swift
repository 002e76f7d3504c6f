internal import ArgumentParser
internal import NaradaEngine
internal import NaradaModel

struct ImportCommand: ParsableCommand {
    /// What the files hold.
    enum Format: String, ExpressibleByArgument, CaseIterable { case csv, jsonl }
    /// Which table the rows go to.
    enum Role: String, ExpressibleByArgument, CaseIterable { case connector, `internal` }

    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Fills the database from a service's files.",
        discussion: """
            A row that is there already is updated; importing a file twice changes nothing. A row that cannot be used \
            is reported with its file and line, the others go in, and the exit status is 1.

            CSV has a header with any of: id, title, artists, album, duration, isrc, mbid, release_date, spotify_id. \
            JSON Lines has one object per line with the same keys. Other columns are kept with the row.

              narada-resolve import csv library.csv --as internal
              narada-resolve import csv liked.csv playlists.csv --connector spotify
              narada-resolve import csv scrobbles.csv --connector lastfm --map title=Track --map artists=Artist
            """)

    @Argument(help: "What the files hold.")
    var format: Format

    @Argument(help: ArgumentHelp("The files to read, or - for standard input.", valueName: "file"))
    var files: [String]

    @Option(
        help: ArgumentHelp(
            "The service that the files come from; not needed with --as internal.", valueName: "name"))
    var connector: String?

    @Option(help: "Rows of a service (connector), or your own library (internal).")
    var `as`: Role = .connector

    @Option(
        help: ArgumentHelp("Read the field from a column of another name; may be repeated.", valueName: "field=column"))
    var map: [String] = []

    @OptionGroup var common: CommonOptions

    /// The source's name of rows that are the library itself.
    private static let internalName = "internal"

    func validate() throws {
        if connector == nil && self.as == .connector {
            throw ValidationError(
                "--connector is missing; name the service that the files come from, or say --as internal.")
        }
    }

    func run() throws {
        Interruption.watch()
        var progress = ProgressLine(isShown: Terminal.current.showsProgress && !common.form.quiet)
        var issues = IssueLines()
        let request = ImportRequest(
            files: files, format: format.rawValue, connector: connector ?? Self.internalName,
            asInternal: self.as == .internal, mappings: map)
        let report = try common.engine.importTracks(
            request, progress: { progress.show($0) },
            onIssue: { issue in
                progress.clear()
                issues.add(issue)
            }, isCancelled: { Interruption.isRequested })
        progress.clear()
        issues.finish()
        try common.form.finish(with: report)
    }
}
