internal import ArgumentParser
internal import NaradaEngine
internal import NaradaModel

/// The options of a verdict on rows or on a group.
struct VerdictOptions: ParsableArguments {
    @Argument(help: ArgumentHelp("Rows: ids as lists show them, or SERVICE:ID.", valueName: "id"))
    var ids: [String] = []

    @Option(
        help: ArgumentHelp("Every waiting pair of this group, by the beginning of its name.", valueName: "group"))
    var allInGroup: String?

    @Option(help: ArgumentHelp("A note that is stored with the verdict.", valueName: "text"))
    var note: String?

    @Flag(help: "Say what would be done, and write nothing.")
    var dryRun = false

    @OptionGroup var common: CommonOptions

    func validate() throws {
        if ids.isEmpty == (allInGroup == nil) {
            throw ValidationError("Name rows by their ids, or a group with --all-in-group; not both.")
        }
    }

    func decide(_ verdict: Verdict, trackID: Int64? = nil) throws {
        let selection = allInGroup.map { VerdictSelection.group($0) } ?? .rows(ids, trackID: trackID)
        try common.form.finish(
            with: common.engine.decide(verdict, on: selection, note: note, dryRun: dryRun))
    }
}

/// Which track is meant where it is not the proposed one.
struct OtherTrackOption: ParsableArguments {
    @Option(help: ArgumentHelp("Another track than the proposed one; for a single row.", valueName: "id"))
    var track: Int64?

    func check(_ options: VerdictOptions) throws {
        if track != nil, options.ids.count != 1 {
            throw ValidationError("--track goes with a single row; name one id.")
        }
    }
}

struct AcceptCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "accept",
        abstract: "Says that rows are the tracks they were asked about, or another one.",
        discussion: """
            The row is mapped by hand, and no run overrules that. A mapping that stands can be confirmed in the same way.

              narada-resolve review accept 4812 spotify:4uLU6hMCjMI75M1A2tKUQC
              narada-resolve review accept 4812 --track 12 --note "the 2011 remaster"
              narada-resolve review accept --all-in-group 3fa94c21 --dry-run
            """)

    @OptionGroup var options: VerdictOptions
    @OptionGroup var other: OtherTrackOption

    func validate() throws { try other.check(options) }
    func run() throws { try options.decide(.accept, trackID: other.track) }
}

struct RejectCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reject",
        abstract: "Says that rows are not the tracks they were asked about.",
        discussion: """
            The next run looks for another track. The pair is not proposed again, unless the matcher or one of the rows \
            changes, and then as a question.

              narada-resolve review reject 4812
              narada-resolve review reject --all-in-group 3fa94c21
            """)

    @OptionGroup var options: VerdictOptions
    @OptionGroup var other: OtherTrackOption

    func validate() throws { try other.check(options) }
    func run() throws { try options.decide(.reject, trackID: other.track) }
}

struct NewTrackCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "new",
        abstract: "Says that rows are recordings the library does not have: makes their tracks.",
        discussion: """
              narada-resolve review new 4812
            """)

    @OptionGroup var options: VerdictOptions

    func run() throws { try options.decide(.newTrack) }
}

struct SkipCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "skip",
        abstract: "Puts rows off: they wait on, at the end of the queue.",
        discussion: """
              narada-resolve review skip 4812
            """)

    @OptionGroup var options: VerdictOptions

    func run() throws { try options.decide(.skip) }
}

struct TakeBackCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "undo",
        abstract: "Takes the last verdict on rows back.",
        discussion: """
            What the verdict ended stands again, and its question is open again. "undo" without review takes runs back.

              narada-resolve review undo 4812
            """)

    @Argument(help: ArgumentHelp("Rows: ids as lists show them, or SERVICE:ID.", valueName: "id"))
    var ids: [String]

    @Flag(help: "Say what would be done, and write nothing.")
    var dryRun = false

    @OptionGroup var common: CommonOptions

    func run() throws { try common.form.finish(with: common.engine.takeVerdictsBack(ids, dryRun: dryRun)) }
}
