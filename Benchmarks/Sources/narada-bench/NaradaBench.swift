import ArgumentParser

/// Measures whole runs and kernels, and compares two measurements.
@main struct NaradaBench: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "narada-bench",
        abstract: "Measures whole runs of a built narada-resolve on made-up libraries, and the kernels.",
        subcommands: [WholeRuns.self, SmallRun.self, Scoring.self, Kernels.self, Compare.self, Floor.self])
}
