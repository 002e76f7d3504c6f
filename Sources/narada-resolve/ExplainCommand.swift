internal import ArgumentParser
internal import NaradaEngine

struct ExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Says why a row is, may be, or is not a track, field by field.",
        discussion: """
            The row is named by its id in the database, as lists show it, or by its service and id there. Without a \
            track the best candidate is explained.

              narada-resolve explain 4812
              narada-resolve explain spotify:4uLU6hMCjMI75M1A2tKUQC
              narada-resolve explain 4812 12 --json
            """)

    @Argument(help: "The connector row: its id, or SERVICE:ID.")
    var connectorTrack: String

    @Argument(help: "The id of the track to compare it with.")
    var track: Int64?

    @OptionGroup var judging: JudgingOptions

    @OptionGroup var common: CommonOptions

    func run() throws {
        try common.form.finish(
            with: common.engine.explain(connectorTrack, trackID: track, options: judging.options))
    }
}
