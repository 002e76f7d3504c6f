internal import ArgumentParser
internal import NaradaEngine

struct DedupeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "dedupe",
        abstract: "Finds tracks of your library that are the same recording.",
        subcommands: [List.self, Reject.self, TakeBack.self], defaultSubcommand: List.self)

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Lists pairs of tracks that look like one recording; merges the sure ones if asked.",
            discussion: """
                The pairs are judged as rows are: sure ones first, then those to look at, with the evidence, what hangs on \
                both, and the command that merges them. --merge-above merges the sure pairs from a confidence on; of each \
                group the oldest track is kept, and every merge can be taken back.

                  narada-resolve dedupe
                  narada-resolve dedupe --merge-above 95 --dry-run
                  narada-resolve merge 12 481
                  narada-resolve dedupe reject 12 481
                """)

        @Option(help: ArgumentHelp("Merge the sure pairs of this confidence and more, 1 to 100.", valueName: "percent"))
        var mergeAbove: Int?

        @Flag(help: "With --merge-above: say what would be merged, and write nothing.")
        var dryRun = false

        @Option(help: ArgumentHelp("Only pairs of at least this confidence, 0 to 100.", valueName: "percent"))
        var min = 0

        @Option(help: ArgumentHelp("List at most this many pairs.", valueName: "number"))
        var limit = 20

        @OptionGroup var judging: JudgingOptions

        @OptionGroup var common: CommonOptions

        func validate() throws {
            try Checks.range(mergeAbove, "--merge-above", 1...100)
            try Checks.range(min, "--min", 0...100)
            try Checks.positive(limit, "--limit")
            if dryRun, mergeAbove == nil {
                throw ValidationError("--dry-run goes with --merge-above; without it nothing is written anyway.")
            }
        }

        func run() throws {
            var progress = ProgressLine(isShown: Terminal.current.showsProgress && !common.form.quiet)
            let options = DuplicateOptions(
                least: min, limit: limit, mergeFrom: mergeAbove, dryRun: dryRun,
                run: judging.options)
            let report = try common.engine.duplicates(options, progress: { progress.show($0) })
            progress.clear()
            try common.form.finish(with: report)
        }
    }

    struct Reject: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Says that tracks are not the same recording: they are not proposed again.",
            discussion: """
                It holds until one of the tracks says something else. Of three tracks and more every pair is meant.

                  narada-resolve dedupe reject 12 481 --note "the live take"
                """)

        @Argument(help: "The ids of two tracks or more.")
        var ids: [Int64]

        @Option(help: ArgumentHelp("A note that is stored with it.", valueName: "text"))
        var note: String?

        @Flag(help: "Say what would be done, and write nothing.")
        var dryRun = false

        @OptionGroup var common: CommonOptions

        func run() throws {
            try common.form.finish(with: common.engine.tellApart(ids, note: note, dryRun: dryRun))
        }
    }

    struct TakeBack: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "undo",
            abstract: "Takes back that tracks are not the same recording.",
            discussion: """
                  narada-resolve dedupe undo 12 481
                """)

        @Argument(help: "The ids of two tracks or more.")
        var ids: [Int64]

        @Flag(help: "Say what would be done, and write nothing.")
        var dryRun = false

        @OptionGroup var common: CommonOptions

        func run() throws {
            try common.form.finish(with: common.engine.tellApart(ids, takingBack: true, dryRun: dryRun))
        }
    }
}
