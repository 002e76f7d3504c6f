internal import ArgumentParser
internal import NaradaEngine
internal import NaradaModel

/// `review` alone: the queue, question by question.
struct WalkCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "walk",
        abstract: "Asks you about the pairs that wait, one by one (the usual).",
        discussion: """
            Both rows stand side by side with their differences marked; a key decides: a accept, r reject, o another \
            track, n a new track, s skip, g its whole group, w why, u takes the last answer back, q ends. Answers are \
            stored one by one. Without a terminal each line of input is an answer.

              narada-resolve review
              narada-resolve review --connector spotify
              narada-resolve review --group 3fa94c21
            """)

    @Option(help: ArgumentHelp("Only rows of this service; may be repeated.", valueName: "name"))
    var connector: [String] = []

    @Option(help: ArgumentHelp("Only pairs of this group, by the beginning of its name.", valueName: "group"))
    var group: String?

    @OptionGroup var common: CommonOptions

    func validate() throws {
        try Checks.notEmpty(connector, "--connector")
        if common.form.json {
            throw ValidationError("--json and the walk contradict each other; \"review list --json\" lists what waits.")
        }
    }

    func run() throws {
        var loop = WalkLoop(desk: try common.engine.reviewDesk(connectors: connector, group: group))
        try loop.run()
    }
}
