internal import ArgumentParser
internal import NaradaEngine

/// The command line: parse, call the engine, print; an exit status says how it went.
@main
struct NaradaResolve: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "narada-resolve",
        abstract: "Decides which tracks of your services are which tracks of your library.",
        discussion: """
            The usual way: fill the database, resolve, look at what is doubtful.

              narada-resolve migrate up
              narada-resolve import csv library.csv --as internal
              narada-resolve import csv spotify.csv --connector spotify
              narada-resolve run
              narada-resolve review

            Every command takes --database PATH; without it the variable NARADA_DATABASE counts, and without that \
            narada.db in the working directory.

            Exit status: 0 done; 1 done, but some of the input was refused, or a check found something; 2 wrong usage or input; 3 the database \
            cannot be used; 130 interrupted, finished batches are kept.
            """,
        version: "narada-resolve 0.1.0",
        subcommands: [
            ImportCommand.self, RunCommand.self, ReviewCommand.self, ExplainCommand.self, ScoreCommand.self,
            EvaluateCommand.self, TrainCommand.self, DiffCommand.self,
            ExportCommand.self, StatusCommand.self, MigrateCommand.self,
            RunsCommand.self, UndoCommand.self, HistoryCommand.self,
            DedupeCommand.self, MergeCommand.self, SplitCommand.self, EditsCommand.self,
            CheckCommand.self, DeleteCommand.self, RestoreCommand.self, PurgeCommand.self,
            BackupCommand.self, VacuumCommand.self,
        ])

    static func main() {
        Output.prepare()
        Engine.prepareProgram()
        do {
            var command = try parseAsRoot()
            try command.run()
        } catch {
            Ending(of: error).exit()
        }
    }
}
