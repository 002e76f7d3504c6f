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

    @Option(help: ArgumentHelp("The profile to score with (default: the built-in one).", valueName: "file"))
    var profile: String?

    @Option(
        help: ArgumentHelp("Accept from this confidence on, 1 to 100 (default: the profile's).", valueName: "percent"))
    var accept: Int?

    @Option(
        help: ArgumentHelp("Review from this confidence on, 0 to 100 (default: the profile's).", valueName: "percent"))
    var review: Int?

    @OptionGroup var common: CommonOptions

    func run() throws {
        let options = RunOptions(profilePath: profile, accept: accept, review: review)
        try common.form.finish(with: common.engine.explain(connectorTrack, trackID: track, options: options))
    }
}
