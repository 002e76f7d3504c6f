import Foundation

/// A terminal without a person: the program's end is a terminal like any other, the test holds the other end.
final class PseudoTerminal {
    private let master: Int32
    /// The program's end.
    let slave: Int32

    struct Refused: Error {}

    // TIOCSPTLCK and TIOCGPTN of ioctl_tty(2), macros that Swift cannot import; unlockpt(3) and ptsname(3) are made of
    // them, and hidden behind a feature test that Swift does not pass.
    private static let unlock: UInt = 0x4004_5431
    private static let number: UInt = 0x8004_5430

    init(columns: UInt16 = 80, rows: UInt16 = 30) throws {
        master = open("/dev/ptmx", O_RDWR | O_NOCTTY)
        guard master >= 0 else { throw Refused() }
        var (unlocked, number): (Int32, Int32) = (0, 0)
        guard ioctl(master, Self.unlock, &unlocked) == 0, ioctl(master, Self.number, &number) == 0 else {
            close(master)
            throw Refused()
        }
        slave = open("/dev/pts/\(number)", O_RDWR | O_NOCTTY)
        guard slave >= 0 else {
            close(master)
            throw Refused()
        }
        resize(columns: columns, rows: rows)
    }

    deinit {
        close(slave)
        close(master)
    }

    func resize(columns: UInt16, rows: UInt16 = 30) {
        var size = winsize(ws_row: rows, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
        _ = ioctl(slave, UInt(TIOCSWINSZ), &size)
    }

    func send(_ text: String) {
        let bytes = Array(text.utf8)
        _ = bytes.withUnsafeBytes { write(master, $0.baseAddress, $0.count) }
    }

    /// The line discipline's flags: what a program must leave as it was.
    var flags: [tcflag_t] {
        var state = termios()
        tcgetattr(slave, &state)
        return [state.c_iflag, state.c_oflag, state.c_cflag, state.c_lflag]
    }

    /// What the program writes until `isComplete` holds of it, with plain line ends; nil where that takes too long.
    func read(until isComplete: (String) -> Bool) -> String? {
        var bytes: [UInt8] = []
        // Ten seconds without a byte: the machine may be busy, a person would have left.
        while true {
            let text = String(decoding: bytes, as: UTF8.self).replacingOccurrences(of: "\r\n", with: "\n")
            if isComplete(text) { return text }
            var request = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
            guard poll(&request, 1, 30_000) > 0 else { return nil }
            var buffer = [UInt8](repeating: 0, count: 65_536)
            let count = Foundation.read(master, &buffer, buffer.count)
            guard count > 0 else { return nil }
            bytes += buffer[..<count]
        }
    }
}

/// `narada-resolve review` at a pseudo-terminal.
final class Walk {
    let terminal: PseudoTerminal
    let process: Process
    let flagsBefore: [tcflag_t]

    /// How every screen and every last word ends.
    static let ends = [
        "? help · q quit\n", "decides nothing.\n", "goes back.\n", "Track: ", "Note: ", "wait on.\n", " answered.\n",
        "Nothing waits for you.\n",
    ]

    init(_ scene: Scene, _ arguments: [String] = [], columns: UInt16 = 80, environment: [String: String] = [:]) throws {
        terminal = try PseudoTerminal(columns: columns)
        flagsBefore = terminal.flags
        process = try Program.process(
            ["review"] + arguments, in: scene.directory,
            environment: ["TERM": "xterm", "NO_COLOR": "1"].merging(environment) { $1 })
        let end = FileHandle(fileDescriptor: terminal.slave, closeOnDealloc: false)
        process.standardInput = end
        process.standardOutput = end
        process.standardError = end
        try process.run()
    }

    struct Silent: Error, CustomStringConvertible {
        var after: String
        var description: String { "The walk showed no whole screen after \"\(after.debugDescription)\"." }
    }

    /// The screen that follows the keys; nothing is sent where they are empty.
    @discardableResult
    func press(_ keys: String) throws -> String {
        if !keys.isEmpty { terminal.send(keys) }
        guard let text = terminal.read(until: { text in Self.ends.contains { text.hasSuffix($0) } }) else {
            throw Silent(after: keys)
        }
        return text.replacingOccurrences(of: "\u{1B}[H\u{1B}[2J", with: "")
            .replacing(/· (about \d+ (min|h)|less than a minute) left/, with: "· … left")
    }

    /// The exit status, once the program has ended.
    func end() -> Int32 {
        process.waitUntilExit()
        return process.terminationReason == .exit ? process.terminationStatus : 128 + process.terminationStatus
    }
}
