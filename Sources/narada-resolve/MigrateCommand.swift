internal import ArgumentParser
internal import NaradaEngine

struct MigrateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "migrate",
        abstract: "Makes, upgrades, takes back and compares the schema.",
        subcommands: [Status.self, Up.self, Down.self, New.self, Diff.self])

    struct Status: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Lists the migrations and when each was applied.",
            discussion: """
                  narada-resolve migrate status
                """)

        @OptionGroup var common: CommonOptions

        func run() throws { try common.form.finish(with: common.engine.migrationStatus()) }
    }

    struct Up: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Applies the migrations that are missing; makes the file where there is none.",
            discussion: """
                  narada-resolve migrate up
                  narada-resolve migrate up --to 3
                """)

        @Option(help: ArgumentHelp("Stop after this version (default: the newest).", valueName: "version"))
        var to: Int?

        @OptionGroup var common: CommonOptions

        func validate() throws { try Checks.positive(to, "--to") }

        func run() throws { try common.form.finish(with: common.engine.migrateUp(to: to)) }
    }

    struct Down: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Takes migrations back, newest first.",
            discussion: """
                What the migrations added is dropped with its content, so --force is asked for where there is any. \
                Version 1 is the plain Narada schema, 0 an empty file.

                  narada-resolve migrate down --to 1
                """)

        @Option(help: ArgumentHelp("The version to go back to.", valueName: "version"))
        var to: Int

        @Flag(help: "Do it even where rows are destroyed by it.")
        var force = false

        @OptionGroup var common: CommonOptions

        func validate() throws {
            if to < 0 { throw ValidationError("--to is \"\(to)\"; give a whole number from 0 up.") }
        }

        func run() throws {
            let engine = common.engine
            let losses = try engine.rowsLost(downTo: to)
            if !force && !losses.isEmpty {
                throw ValidationError(
                    "Going back to version \(to) destroys \(losses.joined(separator: ", ")); "
                        + "say --force if they may go.")
            }
            try common.form.finish(with: engine.migrateDown(to: to))
        }
    }

    struct New: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Writes the empty files of a new migration, for those who change the schema.",
            discussion: """
                  narada-resolve migrate new add_mood
                """)

        @Argument(help: "What the migration does: lower-case words joined by underscores.")
        var title: String

        @Option(help: ArgumentHelp("Where the files go.", valueName: "path"))
        var directory = "Migrations"

        @OptionGroup var form: FormOptions

        func run() throws {
            let paths = try Engine.newMigration(title: title, directory: directory)
            try form.finish(with: NewMigrationReport(paths: paths))
        }
    }

    struct Diff: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Compares the file with what the migrations make, and prints the SQL that is missing.",
            discussion: """
                  narada-resolve migrate diff
                """)

        @OptionGroup var common: CommonOptions

        func run() throws { try common.form.finish(with: common.engine.migrationDiff()) }
    }
}
