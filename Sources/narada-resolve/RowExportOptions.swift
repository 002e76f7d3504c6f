internal import ArgumentParser
internal import NaradaEngine

/// What the exports of rows have in common: lines of CSV or JSON, of one service or all.
struct RowExportOptions: ParsableArguments {
    enum Format: String, ExpressibleByArgument, CaseIterable { case csv, jsonl }

    @Option(help: "How the rows are written (default: csv).")
    var format: Format?

    @Option(help: ArgumentHelp("Only rows of this service (default: all).", valueName: "name"))
    var connector: String?

    @OptionGroup var common: CommonOptions

    var isJSON: Bool { common.form.json || format == .jsonl }

    func validate() throws {
        if format == .csv && common.form.json {
            throw ValidationError("--json and --format csv contradict each other; give one of them.")
        }
    }
}
