internal import ArgumentParser
internal import NaradaEngine

struct ExportCommand: ParsableCommand {
    enum Format: String, ExpressibleByArgument, CaseIterable { case csv, jsonl }

    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Writes the mappings that stand.",
        discussion: """
            CSV with a header, or JSON Lines with one mapping a line, which --json means here.

              narada-resolve export > mappings.csv
              narada-resolve export --json --connector spotify
            """)

    @Option(help: "How the mappings are written (default: csv).")
    var format: Format?

    @Option(help: ArgumentHelp("Only rows of this service (default: all).", valueName: "name"))
    var connector: String?

    @OptionGroup var common: CommonOptions

    func validate() throws {
        if format == .csv && common.form.json {
            throw ValidationError("--json and --format csv contradict each other; give one of them.")
        }
    }

    func run() throws {
        let isJSON = common.form.json || format == .jsonl
        try OutputBuffer.gather { write in
            try common.engine.export(isJSON ? .jsonl : .csv, connector: connector, to: write)
        }
    }
}
