internal import ArgumentParser
internal import NaradaEngine

/// With what a command that judges pairs judges them.
struct JudgingOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The profile to score with (default: the built-in one).", valueName: "file"))
    var profile: String?

    @Option(
        help: ArgumentHelp(
            "Accept pairs from this confidence on, 1 to 100 (default: the profile's, 85).", valueName: "percent"))
    var accept: Int?

    @Option(
        help: ArgumentHelp(
            "Leave pairs to a person from this confidence on, 0 to 100 (default: the profile's, 50).",
            valueName: "percent"))
    var review: Int?

    @Option(help: ArgumentHelp("Threads that score (default: one per core).", valueName: "number"))
    var threads: Int?

    /// The engine's options with these, everything else as usual.
    var options: RunOptions { RunOptions(profilePath: profile, accept: accept, review: review, threads: threads) }
}
