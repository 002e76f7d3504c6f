internal import Foundation
internal import Synchronization

/// A terminal that gives keys one by one, and is put back as it was when the reading ends.
///
/// Nothing but the line discipline is changed (no alternate screen, no hidden cursor), so that even a kill leaves no more
/// behind than `stty sane` mends.
final class KeyReader {
    /// What came from the person or the terminal.
    enum Input: Hashable {
        case key(Character)
        /// The window has another size.
        case resized
        /// Ctrl-C, SIGINT or SIGTERM.
        case interrupted
        /// Ctrl-D, or the terminal is gone.
        case ended
    }

    private let descriptor: Int32
    private let original: termios
    private static let isResized = Atomic<Bool>(false)

    /// How often, in ms, flags of signals are looked at that came between a look and the wait.
    private static let patience: Int32 = 200
    /// ms in which the rest of an escape sequence follows its first byte, also over a slow line.
    private static let sequenceTime: Int32 = 30

    /// A reader of standard input; nil where that is no terminal.
    init?(descriptor: Int32 = STDIN_FILENO) {
        var state = termios()
        guard isatty(descriptor) == 1, tcgetattr(descriptor, &state) == 0 else { return nil }
        self.descriptor = descriptor
        original = state
        Self.isResized.store(false, ordering: .relaxed)
        signal(SIGWINCH) { _ in KeyReader.isResized.store(true, ordering: .relaxed) }
        // As `Interruption` does: a parent may have handed down a mask that blocks every signal.
        var watched = sigset_t()
        sigemptyset(&watched)
        sigaddset(&watched, SIGWINCH)
        pthread_sigmask(SIG_UNBLOCK, &watched, nil)
    }

    deinit { leave() }

    /// Keys come one by one and are not echoed; what was typed ahead is kept.
    func enter() {
        var raw = original
        raw.c_lflag &= ~tcflag_t(ICANON | ECHO | ISIG | IEXTEN)
        raw.c_iflag &= ~tcflag_t(IXON)
        withUnsafeMutableBytes(of: &raw.c_cc) { characters in
            characters[Int(VMIN)] = 1
            characters[Int(VTIME)] = 0
        }
        tcsetattr(descriptor, TCSADRAIN, &raw)
    }

    /// The terminal is as it was found.
    func leave() {
        var state = original
        tcsetattr(descriptor, TCSADRAIN, &state)
    }

    /// The next key; sequences of arrow and function keys are passed over.
    func next() -> Input {
        while true {
            guard wait(Self.patience) else {
                if Interruption.isRequested { return .interrupted }
                if Self.isResized.exchange(false, ordering: .relaxed) { return .resized }
                continue
            }
            guard let byte = byte() else { return .ended }
            switch byte {
            case 0x03: return .interrupted
            case 0x04: return .ended
            case 0x1A:
                suspend()
                return .resized
            case 0x1B:
                var length = 0
                while wait(Self.sequenceTime), self.byte() != nil { length += 1 }
                if length == 0 { return .key("\u{1B}") }
            default: return .key(character(startingWith: byte))
            }
        }
    }

    /// A line that the terminal lets the person edit; nil where it was broken off.
    func line(prompt: String) -> String? {
        leave()
        defer { enter() }
        try? Output.write(prompt)
        var bytes: [UInt8] = []
        while true {
            guard wait(Self.patience) else {
                if Interruption.isRequested { return nil }
                continue
            }
            guard let byte = byte() else { return nil }
            if byte == UInt8(ascii: "\n") { break }
            bytes.append(byte)
        }
        return String(decoding: bytes, as: UTF8.self).trimmingCharacters(in: .whitespaces)
    }

    /// As the terminal's own Ctrl-Z: the shell gets its terminal back, and we ours when we go on.
    private func suspend() {
        leave()
        raise(SIGTSTP)
        enter()
    }

    /// The character whose first byte is there; what is no UTF-8 becomes a replacement mark.
    private func character(startingWith first: UInt8) -> Character {
        var bytes = [first]
        let more = first >= 0xF0 ? 3 : first >= 0xE0 ? 2 : first >= 0xC0 ? 1 : 0
        while bytes.count <= more, wait(Self.sequenceTime), let byte = byte() { bytes.append(byte) }
        return String(decoding: bytes, as: UTF8.self).first ?? "\u{FFFD}"
    }

    /// Whether a byte comes within so many ms; false too where a signal came instead.
    private func wait(_ milliseconds: Int32) -> Bool {
        var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        return poll(&request, 1, milliseconds) > 0
    }

    private func byte() -> UInt8? {
        var byte: UInt8 = 0
        return read(descriptor, &byte, 1) == 1 ? byte : nil
    }
}
