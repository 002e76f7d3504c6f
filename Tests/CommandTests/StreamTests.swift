import Foundation
import Testing

/// What happens to the streams and to signals.
@Suite struct StreamTests {
    /// Starts the program with a terminal of its own as standard output and error; returns what it wrote there.
    private static func onTerminal(_ arguments: [String], _ scene: Scene, environment: [String: String]) throws
        -> String
    {
        let master = open("/dev/ptmx", O_RDWR | O_NOCTTY)
        var (number, locked): (UInt32, Int32) = (0, 0)
        try #require(ioctl(master, Self.unlockTerminal, &locked) == 0)
        try #require(ioctl(master, Self.terminalNumber, &number) == 0)
        let process = try Program.process(arguments, in: scene.directory, environment: environment)
        let terminal = try #require(FileHandle(forUpdatingAtPath: "/dev/pts/\(number)"))
        process.standardOutput = terminal
        process.standardError = terminal
        try process.run()
        try terminal.close()
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 4096)
        // The terminal of a process that has gone reads as an error.
        while case let count = read(master, &buffer, buffer.count), count > 0 { bytes += buffer[..<count] }
        process.waitUntilExit()
        close(master)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Linux's TIOCSPTLCK and TIOCGPTN (asm-generic/ioctls.h): macros that Swift does not see, as it does not see ptsname.
    private static let unlockTerminal: UInt = 0x4004_5431
    private static let terminalNumber: UInt = 0x8004_5430

    @Test func `a terminal gets colours and progress`() throws {
        let scene = try Scene.withRows()
        let text = try Self.onTerminal(["run"], scene, environment: ["TERM": "xterm"])
        #expect(text.contains("resolving "))
        // The line of progress is gone before the report begins.
        #expect(text.contains("\r\u{1B}[KResolved 8 connector rows"))
        let list = try Self.onTerminal(["review", "list"], scene, environment: ["TERM": "xterm"])
        #expect(list.contains("\u{1B}[1mCONF\u{1B}[0m"))
    }

    @Test func `NO_COLOR takes the colours away, and a dumb terminal everything`() throws {
        let scene = try Scene.withRows()
        let dumb = try Self.onTerminal(["run"], scene, environment: ["TERM": "dumb"])
        #expect(!dumb.contains("\u{1B}"))
        #expect(!dumb.contains("resolving"))
        let list = try Self.onTerminal(["review", "list"], scene, environment: ["TERM": "xterm", "NO_COLOR": "1"])
        #expect(list.contains("CONF"))
        #expect(!list.contains("\u{1B}"))
        let quiet = try Self.onTerminal(["run", "--all", "--quiet"], scene, environment: ["TERM": "xterm"])
        #expect(quiet.isEmpty)
    }

    @Test(arguments: [["review", "report"], ["export"], ["status"], ["--help"]])
    func `a reader that has gone ends the program quietly`(_ arguments: [String]) throws {
        let scene = try Scene.resolved()
        let process = try Program.process(arguments, in: scene.directory)
        let (output, errors) = (Pipe(), Pipe())
        process.standardOutput = output
        process.standardError = errors
        try output.fileHandleForReading.close()
        try process.run()
        process.waitUntilExit()
        try output.fileHandleForWriting.close()
        try errors.fileHandleForWriting.close()
        #expect(process.terminationReason == .exit)
        #expect(process.terminationStatus == 0)
        #expect(errors.fileHandleForReading.readDataToEndOfFile().isEmpty)
    }

    @Test(arguments: [["review", "report"], ["export"], ["status"], ["--help"]])
    func `output that cannot be written is said`(_ arguments: [String]) throws {
        let scene = try Scene.resolved()
        let process = try Program.process(arguments, in: scene.directory)
        let errors = Pipe()
        process.standardOutput = FileHandle(forWritingAtPath: "/dev/full")
        process.standardError = errors
        try process.run()
        process.waitUntilExit()
        try errors.fileHandleForWriting.close()
        #expect(process.terminationStatus == 2)
        let said = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        #expect(said.hasPrefix("narada-resolve: cannot write the output ("))
        #expect(said.filter { $0 == "\n" }.count == 1)
    }

    @Test(arguments: [SIGINT, SIGTERM])
    func `an interrupted import keeps its finished batches and says so`(_ signal: Int32) throws {
        let scene = try Scene()
        try scene.run("migrate", "up")
        // The rows come through a named pipe, so that the test decides when the next one comes.
        try #require(mkfifo(scene.path("rows.csv"), 0o600) == 0)
        let process = try Program.process(
            ["import", "csv", "rows.csv", "--connector", "slow", "--json"], in: scene.directory)
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let rows = try #require(FileHandle(forWritingAtPath: scene.path("rows.csv")))
        try rows.write(contentsOf: Data("id,title,artists\n".utf8))
        func send(_ numbers: Range<Int>) throws {
            try rows.write(contentsOf: Data(numbers.map { "r\($0),Title \($0),X\n" }.joined().utf8))
        }
        // More than a pipe holds: when this returns, the program has read at least three batches of 2,000.
        try send(0..<12_000)
        kill(process.processIdentifier, signal)
        // The program may be gone before it has read all of these, which must not be the end of the tests.
        Foundation.signal(SIGPIPE, SIG_IGN)
        try? send(12_000..<24_000)
        try rows.close()
        process.waitUntilExit()
        try output.fileHandleForWriting.close()
        let report = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        #expect(process.terminationReason == .exit)
        #expect(process.terminationStatus == 130)
        #expect(report.contains(#""interrupted":true"#))
        let inserted = try #require(report.firstMatch(of: /"inserted":([0-9]+)/)).output.1
        let kept = try #require(Int(inserted))
        #expect(kept >= 2_000 && kept < 24_000 && kept.isMultiple(of: 2_000))
        #expect(try scene.run("status", "--json").outputText.contains(#"{"name":"slow","rows":\#(kept),"#))
    }
}
