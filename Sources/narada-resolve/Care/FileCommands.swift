internal import ArgumentParser
internal import Foundation
internal import NaradaEngine
internal import NaradaModel

struct PurgeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "purge",
        abstract: "Removes for good what was deleted long ago.",
        discussion: """
            Rows that are still named by others stay. Merges, splits and deletions of that time can no longer be taken \
            back. On a terminal you are asked first; elsewhere --yes says that you mean it.

              narada-resolve purge --older-than 90d --dry-run
              narada-resolve purge --older-than 1y --yes
            """)

    @Option(
        help: ArgumentHelp("Only what was deleted longer ago: days, weeks or years, as 90d, 12w, 1y.", valueName: "age")
    )
    var olderThan: Age

    @Flag(help: "Say what would be done, and write nothing.")
    var dryRun = false

    @Flag(help: "Do it without being asked.")
    var yes = false

    @OptionGroup var common: CommonOptions

    func run() throws {
        let engine = common.engine
        if !dryRun, !yes {
            guard let terminal = Question() else {
                throw ValidationError(
                    "A purge removes rows for good; say --yes if they may go, or --dry-run to see which.")
            }
            let preview = try engine.purge(olderThan: olderThan.days, dryRun: true)
            try Output.write(preview.text(style: Terminal.current.style))
            guard terminal.ask("Remove them for good? [y/N] ") else { return }
        }
        try common.form.finish(with: engine.purge(olderThan: olderThan.days, dryRun: dryRun))
    }

    /// A time span in days, as a person writes it.
    struct Age: ExpressibleByArgument {
        let days: Int

        /// Years of 365 days: nobody purges to the day.
        private static let daysOfUnit: [Character: Int] = ["d": 1, "w": 7, "y": 365]
        /// A hundred years: more has no meaning, and arithmetic must not overflow.
        private static let mostDays = 36_500

        init?(argument: String) {
            guard let unit = argument.last, let days = Self.daysOfUnit[unit], let count = Int(argument.dropLast()),
                (0...Self.mostDays / days).contains(count)
            else { return nil }
            self.days = count * days
        }
    }
}

struct BackupCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup",
        abstract: "Copies the database into a file, while others read and write it.",
        discussion: """
            The copy is one consistent state, and is checked before it gets its name. A file that is there stays, \
            unless --force is said.

              narada-resolve backup narada-2026-11-22.db
              narada-resolve backup /media/disk/narada.db --force
            """)

    @Argument(help: "The file to make.")
    var file: String

    @Flag(help: "Replace a file that is there, once the copy is whole.")
    var force = false

    @OptionGroup var common: CommonOptions

    func validate() throws {
        if file.isEmpty { throw ValidationError("The file's name is empty; give a path.") }
    }

    func run() throws { try common.form.finish(with: common.engine.backup(to: file, replacing: force)) }
}

struct VacuumCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "vacuum",
        abstract: "Writes the file anew without its empty pages.",
        discussion: """
            Needs as much free room on the disk as the file takes, and no other program that has the file in use.

              narada-resolve vacuum
            """)

    @OptionGroup var common: CommonOptions

    func run() throws { try common.form.finish(with: common.engine.vacuum()) }
}

/// A question to the person at the terminal.
struct Question {
    /// nil where input or output is no terminal, so that nobody would answer.
    init?() {
        guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1 else { return nil }
    }

    /// Whether the answer is yes; anything else, and no answer, is no.
    func ask(_ question: String) -> Bool {
        Output.note(question)
        guard let answer = readLine() else { return false }
        return ["y", "yes"].contains(answer.trimmingCharacters(in: .whitespaces).lowercased())
    }
}
