internal import ArgumentParser
internal import NaradaEngine

struct RunsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "runs",
        abstract: "Lists the runs so far, with what they did.",
        discussion: """
              narada-resolve runs
              narada-resolve runs --limit 3 --json
            """)

    @Option(help: ArgumentHelp("At most this many runs, the last ones.", valueName: "number"))
    var limit = 20

    @OptionGroup var common: CommonOptions

    func validate() throws { try Checks.positive(limit, "--limit") }
    func run() throws { try common.form.finish(with: common.engine.runs(limit: limit)) }
}
