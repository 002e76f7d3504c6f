internal import ArgumentParser
internal import NaradaEngine

struct DiffCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff",
        abstract: "Says what another profile would change, before anything is written.",
        discussion: """
            Resolves every row with both profiles against the library as it is, and lists the rows whose outcome \
            differs, those whose confidence moves most first. The name default means the built-in profile. Rows that \
            you decided, and rows that founded their track, are left alone.

              narada-resolve diff default trained.json
              narada-resolve diff old.json new.json --connector spotify --limit 200
              narada-resolve diff default trained.json --json | jq .counts
            """)

    @Argument(help: ArgumentHelp("The profile as it is: a file, or default.", valueName: "profile-a"))
    var before: String

    @Argument(help: ArgumentHelp("The profile as it would be: a file, or default.", valueName: "profile-b"))
    var after: String

    @Option(help: ArgumentHelp("Only rows of this service; may be repeated.", valueName: "name"))
    var connector: [String] = []

    @Option(help: ArgumentHelp("List at most this many rows.", valueName: "number"))
    var limit = 50

    @Option(help: ArgumentHelp("Threads that score (default: one per core).", valueName: "number"))
    var threads: Int?

    @OptionGroup var common: CommonOptions

    func validate() throws {
        try Checks.notEmpty(connector, "--connector")
        try Checks.positive(limit, "--limit")
    }

    func run() throws {
        var progress = ProgressLine(isShown: Terminal.current.showsProgress && !common.form.quiet)
        let report = try common.engine.difference(
            from: before, to: after, connectors: connector, limit: limit, threads: threads,
            progress: { progress.show($0) })
        progress.clear()
        try common.form.finish(with: report)
    }
}
