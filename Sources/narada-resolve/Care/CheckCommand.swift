internal import ArgumentParser
internal import NaradaEngine

struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Looks for what cannot be right in the database, and mends what is safe to mend.",
        discussion: """
            Looks at SQLite's own pages and indexes, at references, mappings, identifiers, dates and counts, and at whether \
            every play, like, metric and playlist entry is where its mapping says. Each finding names rows and the command \
            that mends it. --fix mends what has one right way and loses nothing, all in one transaction. Exit status: 0 \
            where nothing is left to mend, 1 where something is.

              narada-resolve check
              narada-resolve check --fix
              narada-resolve check --json | jq '.findings[] | {rule, left}'
            """)

    @Flag(help: "Mend what is safe to mend.")
    var fix = false

    @OptionGroup var common: CommonOptions

    func run() throws { try common.form.finish(with: common.engine.check(fix: fix)) }
}
