internal import ArgumentParser
internal import NaradaEngine

struct GroupsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "groups",
        abstract: "Lists groups of like questions, each to be decided in one stroke.",
        discussion: """
            A group's name is the same as long as its question is; its beginning is enough for commands.

              narada-resolve review groups
              narada-resolve review list --group 3fa94c21
              narada-resolve review accept --all-in-group 3fa94c21 --dry-run
            """)

    @Option(help: ArgumentHelp("Only rows of this service; may be repeated.", valueName: "name"))
    var connector: [String] = []

    @Option(help: ArgumentHelp("At most this many groups.", valueName: "number"))
    var limit = 20

    @OptionGroup var common: CommonOptions

    func validate() throws {
        try Checks.notEmpty(connector, "--connector")
        try Checks.positive(limit, "--limit")
    }

    func run() throws {
        try common.form.finish(with: common.engine.reviewGroups(connectors: connector, limit: limit))
    }
}
