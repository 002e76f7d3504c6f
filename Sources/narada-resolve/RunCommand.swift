internal import ArgumentParser
internal import NaradaEngine
internal import NaradaModel

struct RunCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "Resolves connector rows against your library.",
        discussion: """
            Looks at new and changed rows, and at unmatched ones whose time has come again. Pairs of at least --accept \
            are mapped, pairs of at least --review wait for you, and what you decided stays as it is. The same input \
            gives the same mappings, at any number of threads.

              narada-resolve run
              narada-resolve run --connector spotify --dry-run
              narada-resolve run --all --accept 90
              narada-resolve run --create-missing
            """)

    @Option(help: ArgumentHelp("Only rows of this service; may be repeated.", valueName: "name"))
    var connector: [String] = []

    @Flag(help: "Look at every row again.")
    var all = false

    @Flag(help: "Make a track for rows that answer to none.")
    var createMissing = false

    @Flag(help: "No service holds a recording twice: a track takes one row of each.")
    var onePerConnector = false

    @Flag(help: "Say what would be done, and write nothing.")
    var dryRun = false

    @OptionGroup var judging: JudgingOptions

    @OptionGroup var common: CommonOptions

    func validate() throws {
        try Checks.notEmpty(connector, "--connector")
    }

    func run() throws {
        Interruption.watch()
        var progress = ProgressLine(isShown: Terminal.current.showsProgress && !common.form.quiet)
        var options = judging.options
        options.connectors = connector
        options.all = all
        options.createMissing = createMissing
        options.onePerConnector = onePerConnector
        options.dryRun = dryRun
        let report = try common.engine.resolve(
            options, progress: { progress.show($0) }, isCancelled: { Interruption.isRequested })
        progress.clear()
        try common.form.finish(with: report)
    }
}
