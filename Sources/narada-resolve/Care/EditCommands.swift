internal import ArgumentParser
internal import NaradaEngine

struct MergeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "merge",
        abstract: "Makes one track of several that are the same recording.",
        discussion: """
            Mappings, plays, likes, metrics and playlist entries go to the track that is kept, and what it lacks (album, \
            length, date, identifiers) is filled from the others, in the order in which you name them; its title and \
            artists stay. The others are soft-deleted and point at it. "undo" takes the whole back.

              narada-resolve merge 12 481
              narada-resolve merge 12 481 517 --dry-run
            """)

    @Argument(help: "The id of the track that is kept.")
    var keep: Int64

    @Argument(help: "The ids of the tracks that go into it.")
    var lose: [Int64]

    @Flag(help: "Say what would be done, and write nothing.")
    var dryRun = false

    @OptionGroup var common: CommonOptions

    func run() throws {
        try common.form.finish(with: common.engine.merge(keep: keep, losers: lose, dryRun: dryRun))
    }
}

struct SplitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "split",
        abstract: "Takes rows of a service out of the track that they are mapped to.",
        discussion: """
            They get a track of their own, made of what the first of them says, and their plays, likes, metrics and \
            playlist entries go with them. With --unmatched they wait instead, and the next run looks for another track. \
            Either way no run puts them back. Rows of one command must be mapped to one track.

              narada-resolve split spotify:4uLU6hMCjMI75M1A2tKUQC
              narada-resolve split 4812 4813 --unmatched
            """)

    @Argument(help: ArgumentHelp("Rows: ids as lists show them, or SERVICE:ID.", valueName: "id"))
    var ids: [String]

    @Flag(help: "Make no track: the rows wait for the next run.")
    var unmatched = false

    @Flag(help: "Say what would be done, and write nothing.")
    var dryRun = false

    @OptionGroup var common: CommonOptions

    func run() throws {
        try common.form.finish(
            with: common.engine.split(ids, into: unmatched ? .unmatched : .newTrack, dryRun: dryRun))
    }
}

struct EditsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "edits",
        abstract: "Lists merges, splits and deletions, with what they did.",
        discussion: """
            "undo" takes one back by its name here, such as e3. What happened to one row is in "history".

              narada-resolve edits
              narada-resolve edits --limit 3 --json
            """)

    @Option(help: ArgumentHelp("At most this many edits, the last ones.", valueName: "number"))
    var limit = 20

    @OptionGroup var common: CommonOptions

    func validate() throws { try Checks.positive(limit, "--limit") }
    func run() throws { try common.form.finish(with: common.engine.edits(limit: limit)) }
}

/// A row of a table, by name and number.
struct RowArguments: ParsableArguments {
    @Argument(help: "The table, such as tracks, playlists or track_plays.")
    var table: String

    @Argument(help: "The row's id.")
    var id: Int64

    @Flag(help: "Say what would be done, and write nothing.")
    var dryRun = false

    @OptionGroup var common: CommonOptions
}

struct DeleteCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "delete",
        abstract: "Marks a row as deleted, with all that hangs on it.",
        discussion: """
            Nothing is removed from the file: "restore" and "undo" bring back exactly what went, until a purge.

              narada-resolve delete playlists 3 --dry-run
              narada-resolve delete track_plays 812
            """)

    @OptionGroup var row: RowArguments

    func run() throws {
        try row.common.form.finish(
            with: row.common.engine.delete(fromTable: row.table, id: row.id, dryRun: row.dryRun))
    }
}

struct RestoreCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore",
        abstract: "Brings a deleted row back, with what went with it.",
        discussion: """
            A row that another program marked as deleted comes back alone.

              narada-resolve restore playlists 3
            """)

    @OptionGroup var row: RowArguments

    func run() throws {
        try row.common.form.finish(
            with: row.common.engine.restore(fromTable: row.table, id: row.id, dryRun: row.dryRun))
    }
}
