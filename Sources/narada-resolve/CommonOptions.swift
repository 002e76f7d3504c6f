internal import ArgumentParser
internal import Foundation
internal import NaradaEngine
internal import NaradaModel

/// The options that every command has.
struct CommonOptions: ParsableArguments {
    @Option(
        name: .long,
        help: ArgumentHelp(
            "The database file (default: $NARADA_DATABASE, else narada.db here).", valueName: "path"))
    var database: String?

    @OptionGroup var form: FormOptions

    /// The variable that names the database where no option does.
    static let variable = "NARADA_DATABASE"
    static let fallback = "narada.db"

    var engine: Engine {
        let named = ProcessInfo.processInfo.environment[Self.variable].flatMap { $0.isEmpty ? nil : $0 }
        return Engine(databasePath: database ?? named ?? Self.fallback)
    }

    mutating func validate() throws {
        if database?.isEmpty == true { throw ValidationError("--database is empty; give the path of a file.") }
    }
}

/// In which form a command answers.
struct FormOptions: ParsableArguments {
    @Flag(name: .long, help: "Answer in JSON, for programs.")
    var json = false

    @Flag(name: .long, help: "No progress and no report; errors are still said.")
    var quiet = false

    /// Prints the report as asked, and ends the program where its outcome is not plain success.
    func finish(with report: any Report) throws {
        if !quiet { try Output.write(text(of: report)) }
        try end(with: report)
    }

    /// The same for a report that stands beside data: it goes to standard error.
    func finishBesideData(with report: any Report) throws {
        if !quiet { Output.note(text(of: report)) }
        try end(with: report)
    }

    private func text(of report: any Report) -> String {
        json ? report.json + "\n" : report.text(style: Terminal.current.style)
    }

    private func end(with report: any Report) throws {
        if report.outcome != .done { throw ExitCode(report.outcome.rawValue) }
    }
}
