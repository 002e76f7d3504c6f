internal import ArgumentParser
internal import NaradaEngine

struct StatusCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: "Says what is in the database.",
        discussion: """
              narada-resolve status
              narada-resolve status --database ~/music/narada.db --json
            """)

    @OptionGroup var common: CommonOptions

    func run() throws { try common.form.finish(with: common.engine.status()) }
}
