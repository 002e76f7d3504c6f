internal import ArgumentParser
internal import NaradaEngine

struct HistoryCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "history",
        abstract: "Shows every mapping that a row ever had, and why it changed.",
        discussion: """
              narada-resolve history spotify:4uLU6hMCjMI75M1A2tKUQC
              narada-resolve history 4812 --json
            """)

    @Argument(help: "The connector row: its id, or SERVICE:ID.")
    var connectorTrack: String

    @OptionGroup var common: CommonOptions

    func run() throws { try common.form.finish(with: common.engine.history(connectorTrack)) }
}
