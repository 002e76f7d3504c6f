internal import ArgumentParser
internal import NaradaEngine

struct UndoCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "undo",
        abstract: "Takes a run back, or a merge, split or deletion.",
        discussion: """
            A run by its number as "runs" lists it: mappings and questions stand again as before it. Verdicts that you gave \
            since are kept, and a mapping that you confirmed stays. Rows that a later run decided anew stay as that run \
            left them; taking that one back too leads to before both.

            A merge, split or deletion by its name as "edits" lists it, such as e3: every row it touched is as before. \
            Where a later one touched the same rows, that one goes first. "review undo" takes verdicts back.

              narada-resolve runs
              narada-resolve undo 12 --dry-run
              narada-resolve undo e3
            """)

    @Argument(help: ArgumentHelp("The run's number, or the edit's name.", valueName: "run-or-edit"))
    var target: Target

    @Flag(help: "Say what would be done, and write nothing.")
    var dryRun = false

    @OptionGroup var common: CommonOptions

    func run() throws {
        let report =
            switch target {
            case .run(let id): try common.engine.undo(run: id, dryRun: dryRun)
            case .edit(let id): try common.engine.undo(edit: id, dryRun: dryRun)
            }
        try common.form.finish(with: report)
    }

    /// What is taken back.
    enum Target: ExpressibleByArgument {
        case run(Int64)
        case edit(Int64)

        init?(argument: String) {
            if let id = Int64(argument) {
                self = .run(id)
            } else if argument.first == "e", let id = Int64(argument.dropFirst()) {
                self = .edit(id)
            } else {
                return nil
            }
        }
    }
}
