internal import ArgumentParser
internal import Foundation
internal import NaradaEngine
internal import NaradaModel
internal import NaradaWeb

/// `review serve`: the queue as a page in a browser.
struct ServeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Shows the queue as a page in your browser, on this machine alone.",
        discussion: """
            The page asks the same questions as the walk, with the same keys, and stores each answer when it is given. \
            It listens on 127.0.0.1 and nowhere else, and answers only who has the token in the address that is \
            printed; the token is made anew each time. Ctrl-C ends it.

              narada-resolve review serve
              narada-resolve review serve --port 8765 --open no
              narada-resolve review serve --open no --json > page.json &
            """)

    /// Whether a browser is started.
    enum Opening: String, ExpressibleByArgument, CaseIterable {
        case yes, no
    }

    @Option(help: ArgumentHelp("The port to listen on (default: any that is free).", valueName: "number"))
    var port: Int?

    @Option(
        help: ArgumentHelp("Whether to open the page in a browser (default: yes on a desktop).", valueName: "yes|no"))
    var open: Opening?

    @OptionGroup var common: CommonOptions

    func validate() throws { try Checks.range(port, "--port", 1...Int(UInt16.max)) }

    func run() throws {
        let server = try ReviewServer(engine: common.engine)
        // Before the address is said: who reads it may interrupt at once.
        Interruption.watch()
        let address = try server.start(port: UInt16(port ?? 0))
        defer { server.stop() }
        try Output.write(try greeting(address, waiting: server.waiting()))
        let browser = try opens ? BrowserOpening(address.url) : nil
        defer { browser?.cleanUp() }
        while !Interruption.isRequested { Thread.sleep(forTimeInterval: Self.look) }
        server.stop()
        if !common.form.quiet, !common.form.json {
            try Output.write("\n" + ReviewServer.farewell(answered: server.answered, waiting: server.waiting()))
        }
        throw ExitCode(Outcome.interrupted.rawValue)
    }

    /// Seconds between two looks for Ctrl-C: short enough to feel at once, long enough to cost nothing.
    private static let look = 0.1

    private var opens: Bool { open.map { $0 == .yes } ?? BrowserOpening.isUsual }

    private func greeting(_ address: ReviewAddress, waiting: Int) throws -> String {
        if common.form.json { return address.json + "\n" }
        if common.form.quiet { return address.url + "\n" }
        return address.greeting(waiting: waiting)
    }
}
