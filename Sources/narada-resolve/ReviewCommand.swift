internal import ArgumentParser
internal import NaradaEngine
internal import NaradaModel

struct ReviewCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "review",
        abstract: "Asks you about the pairs that wait; shows those that wait and those that stand.",
        subcommands: [
            WalkCommand.self, List.self, GroupsCommand.self, AcceptCommand.self, RejectCommand.self,
            NewTrackCommand.self, SkipCommand.self, TakeBackCommand.self, VerdictExportCommand.self,
            VerdictImportCommand.self, ReviewReportCommand.self, ServeCommand.self,
        ], defaultSubcommand: WalkCommand.self)

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Lists pairs, those that wait unless another state is asked for.",
            discussion: """
                  narada-resolve review list
                  narada-resolve review list --min 70 --connector spotify
                  narada-resolve review list --state mapped --max 90 --limit 20
                  narada-resolve review list --group 3fa94c21
                  narada-resolve review list --reason tie --reason version_conflict
                """)

        @OptionGroup var selection: Selection

        @Option(
            help: ArgumentHelp(
                "Only waiting pairs of this group, by the beginning of its name.", valueName: "group"))
        var group: String?

        @Option(help: ArgumentHelp("Only pairs that wait for this reason; may be repeated.", valueName: "reason"))
        var reason: [Reason] = []

        @Option(help: ArgumentHelp("At most this many pairs.", valueName: "number"))
        var limit = 50

        @OptionGroup var common: CommonOptions

        func validate() throws { try Checks.positive(limit, "--limit") }

        func run() throws {
            var query = selection.query(usual: [.waiting])
            query.limit = limit
            query.group = group
            query.reasons = reason.map(\.model)
            try ReviewCommand.write(query, as: common.form.json ? .json : .table, with: common.engine)
        }
    }

    private static func write(_ query: ReviewQuery, as format: ReviewFormat, with engine: Engine) throws {
        try OutputBuffer.gather { write in
            try engine.writeReview(query, format: format, style: Terminal.current.style, to: write)
        }
    }

    /// Which pairs.
    struct Selection: ParsableArguments {
        @Option(help: ArgumentHelp("Only pairs of at least this confidence, 0 to 100.", valueName: "percent"))
        var min = 0

        @Option(help: ArgumentHelp("Only pairs of at most this confidence, 0 to 100.", valueName: "percent"))
        var max = 100

        @Option(help: ArgumentHelp("Only rows of this service; may be repeated.", valueName: "name"))
        var connector: [String] = []

        @Option(help: ArgumentHelp("Only pairs of this state; may be repeated.", valueName: "state"))
        var state: [State] = []

        func validate() throws {
            try Checks.range(min, "--min", 0...100)
            try Checks.range(max, "--max", 0...100)
            if min > max { throw ValidationError("--min \"\(min)\" lies above --max \"\(max)\"; swap them.") }
            try Checks.notEmpty(connector, "--connector")
        }

        /// - Parameter usual: the states where none is asked for.
        func query(usual: Set<ReviewEntry.State>) -> ReviewQuery {
            let states = Set(state.map(\.model))
            return ReviewQuery(confidences: min...max, connectors: connector, states: states.isEmpty ? usual : states)
        }
    }

    /// `ReviewReason` as an option, by the name that JSON and the database give it.
    struct Reason: ExpressibleByArgument {
        var model: ReviewReason

        init?(argument: String) {
            guard let model = ReviewReason(rawValue: argument) else { return nil }
            self.model = model
        }

        static var allValueStrings: [String] { ReviewReason.allCases.map(\.rawValue) }
    }

    /// `ReviewEntry.State` as an option.
    enum State: String, ExpressibleByArgument, CaseIterable {
        case waiting, mapped, decided

        var model: ReviewEntry.State {
            switch self {
            case .waiting: .waiting
            case .mapped: .mapped
            case .decided: .decided
            }
        }
    }
}
