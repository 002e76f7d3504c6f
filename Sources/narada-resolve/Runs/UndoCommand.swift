internal import ArgumentParser
internal import NaradaEngine

struct UndoCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "undo",
        abstract: "Takes a run back: mappings and questions stand again as before it.",
        discussion: """
            Verdicts that you gave since are kept. Rows that a later run decided anew stay as that run left them; taking \
            that one back too leads to before both. "review undo" takes verdicts back.

              narada-resolve runs
              narada-resolve undo 12 --dry-run
              narada-resolve undo 12
            """)

    @Argument(help: ArgumentHelp("The run's number, as runs lists it.", valueName: "run"))
    var number: Int64

    @Flag(help: "Say what would be done, and write nothing.")
    var dryRun = false

    @OptionGroup var common: CommonOptions

    func run() throws { try common.form.finish(with: common.engine.undo(run: number, dryRun: dryRun)) }
}
