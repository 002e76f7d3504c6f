internal import ArgumentParser
internal import NaradaEngine

struct ExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Writes the mappings that stand.",
        discussion: """
            CSV with a header, or JSON Lines with one mapping a line, which --json means here.

              narada-resolve export > mappings.csv
              narada-resolve export --json --connector spotify
            """)

    @OptionGroup var export: RowExportOptions

    func run() throws {
        try OutputBuffer.gather { write in
            try export.common.engine.export(
                export.isJSON ? .jsonl : .csv, connector: export.connector, to: write)
        }
    }
}
