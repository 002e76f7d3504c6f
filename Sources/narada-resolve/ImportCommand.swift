internal import ArgumentParser
internal import NaradaEngine
internal import NaradaModel

struct ImportCommand: ParsableCommand {
    /// Which table the rows go to.
    enum Role: String, ExpressibleByArgument, CaseIterable { case connector, `internal` }

    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Fills the database from a service's files.",
        discussion: """
            A row that is there already is updated; importing a file twice changes nothing. A row that cannot be used \
            is reported with its file and line, the others go in, and the exit status is 1.

            Tables: csv and jsonl hold tracks. CSV has a header with any of: id, title, artists, album, duration, isrc, \
            mbid, release_date, spotify_id. JSON Lines has one object per line with the same keys. Other columns are \
            kept with the row.

            Exports: all other formats are what services hand to a person who asks for their data. They bring tracks, \
            plays, likes, playlists and counts, which follow the mappings of their tracks. auto tells the format of \
            each file from its content. A stopped import is gone on with by the same command.

              narada-resolve import csv library.csv --as internal
              narada-resolve import csv scrobbles.csv --connector lastfm --map title=Track --map artists=Artist
              narada-resolve import auto my_spotify_data/*.json --dry-run
              narada-resolve import spotify-history Streaming_History_Audio_*.json
              narada-resolve import itunes Library.xml --connector apple_music

            \(formats)
            """)

    @Argument(
        help: "What the files hold: auto, or one of the list above.", completion: .list(ImportFormatName.all),
        transform: ImportFormatName.init(named:))
    var format: ImportFormatName

    @Argument(help: ArgumentHelp("The files to read, or - for standard input.", valueName: "file"))
    var files: [String]

    @Option(
        help: ArgumentHelp(
            "The service that the files come from. csv and jsonl need it, unless --as is internal; exports have one of "
                + "their own, playlists of files have \"file\".", valueName: "name"))
    var connector: String?

    @Option(help: ArgumentHelp("Whose account of the service it is, for checkpoints.", valueName: "name"))
    var user: String = EventImportRequest.defaultUser

    @Option(help: "Of csv and jsonl: rows of a service (connector), or your own library (internal).")
    var `as`: Role = .connector

    @Option(
        help: ArgumentHelp(
            "Of csv and jsonl: read the field from a column of another name; may be repeated.",
            valueName: "field=column"))
    var map: [String] = []

    @Flag(help: "Say what would be done, and write nothing.")
    var dryRun = false

    @Flag(help: "Read the files whole, even where an import of theirs was stopped half-way.")
    var fromStart = false

    @OptionGroup var common: CommonOptions

    /// The source's name of rows that are the library itself.
    private static let internalName = "internal"

    /// The list of formats, as far as a help page needs it.
    private static let formats = Engine.importFormats.map { entry in
        "  \(entry.name.padding(to: ImportFormatName.longest))  \(entry.title)"
    }.joined(separator: "\n")

    func validate() throws {
        if connector == nil && self.as == .connector && format.isTable {
            throw ValidationError(
                "--connector is missing; name the service that the files come from, or say --as internal.")
        }
        guard !format.isTable else { return }
        if self.as == .internal {
            throw ValidationError(
                "--as internal is for csv and jsonl; \"\(format.name)\" speaks of a service's tracks, from which "
                    + "`run --create-missing` makes your library.")
        }
        if !map.isEmpty {
            throw ValidationError("--map is for csv and jsonl; \"\(format.name)\" has columns of its own.")
        }
        if user.isEmpty { throw ValidationError("--user is empty; give a name, or leave it out.") }
    }

    func run() throws {
        Interruption.watch()
        let screen = Screen(progress: ProgressLine(isShown: Terminal.current.showsProgress && !common.form.quiet))
        let report = try report(
            progress: { screen.progress.show($0) },
            onIssue: { issue in
                screen.progress.clear()
                screen.issues.add(issue)
            }, isCancelled: { Interruption.isRequested })
        screen.progress.clear()
        screen.issues.finish()
        try common.form.finish(with: report)
    }

    /// What is on standard error while the import runs.
    private final class Screen {
        var progress: ProgressLine
        var issues = IssueLines()

        init(progress: ProgressLine) { self.progress = progress }
    }

    private func report(
        progress: @escaping (Progress) -> Void, onIssue: @escaping (String) -> Void,
        isCancelled: @escaping () -> Bool
    ) throws -> any Report {
        if format.isTable {
            return try common.engine.importTracks(
                ImportRequest(
                    files: files, format: format.name, connector: connector ?? Self.internalName,
                    asInternal: self.as == .internal, mappings: map, dryRun: dryRun),
                progress: progress, onIssue: onIssue, isCancelled: isCancelled)
        }
        return try common.engine.importEvents(
            EventImportRequest(
                files: files, format: format.isAuto ? nil : format.name, connector: connector, user: user,
                dryRun: dryRun, fromStart: fromStart),
            progress: progress, onIssue: onIssue, isCancelled: isCancelled)
    }
}

/// A name of a format on the command line: one of the engine's list, or `auto`.
struct ImportFormatName {
    let name: String

    private static let auto = "auto"
    /// Tables of tracks, which have options of their own and no events.
    private static let tables = ["csv", "jsonl"]

    static let all = [auto] + Engine.importFormats.map(\.name)
    /// The length of the longest name.
    static let longest = all.reduce(0) { max($0, $1.count) }

    /// - Throws: `ValidationError` with the names that there are.
    init(named name: String) throws {
        guard Self.all.contains(name) else {
            throw ValidationError("The formats are \(Self.all.joined(separator: ", ")).")
        }
        self.name = name
    }

    var isAuto: Bool { name == Self.auto }
    var isTable: Bool { Self.tables.contains(name) }
}

extension String {
    fileprivate func padding(to count: Int) -> String {
        self + String(repeating: " ", count: max(0, count - self.count))
    }
}
