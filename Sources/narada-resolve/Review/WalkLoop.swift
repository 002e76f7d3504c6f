internal import ArgumentParser
internal import Foundation
internal import NaradaEngine
internal import NaradaModel

/// Carries keys to a walk and what it shows to the terminal; by lines where there is no terminal.
struct WalkLoop {
    private var walk: ReviewWalk

    init(desk: ReviewDesk) {
        let start = ContinuousClock.now
        walk = ReviewWalk(desk: desk) { (ContinuousClock.now - start) / .seconds(1) }
    }

    /// Walks until the queue is empty, the person leaves or their terminal is gone.
    mutating func run() throws {
        if try walk.isOver { return try Output.write(walk.farewell()) }
        if Terminal.current.isInteractive, let keys = KeyReader() {
            try runByKeys(keys)
        } else {
            try runByLines()
        }
    }

    // MARK: Keys

    private mutating func runByKeys(_ keys: KeyReader) throws {
        Interruption.watch()
        keys.enter()
        // Also where a question cannot be read or an answer not be stored.
        defer { keys.leave() }
        try draw()
        while true {
            switch keys.next() {
            case .resized: try draw()
            case .interrupted:
                try Output.write("\n" + walk.farewell())
                throw ExitCode(Outcome.interrupted.rawValue)
            case .ended: return try Output.write("\n" + walk.farewell())
            case .key(let key):
                var step = try walk.press(key, style: style)
                if case .line(let prompt) = step {
                    let line = keys.line(prompt: prompt) ?? ""
                    step = line.isEmpty ? .key : try walk.press(key, line: line, style: style)
                }
                if step == .end { return try Output.write("\n" + walk.farewell()) }
                try draw()
            }
        }
    }

    private mutating func draw() throws {
        // The cursor goes home, the screen is cleared; a dumb terminal scrolls.
        let clear = Terminal.current.isCapable ? "\u{1B}[H\u{1B}[2J" : "\n"
        try Output.write(clear + walk.screen(style: style))
    }

    private var style: TextStyle { Terminal.current.style }

    // MARK: Lines

    /// One answer a line: the key or its word, then what belongs to it: `a`, `o 12`, `reject live`.
    private mutating func runByLines() throws {
        try Output.write(walk.screen(style: style))
        while let line = readLine() {
            let words = line.split(separator: " ", maxSplits: 1).map(String.init)
            guard let word = words.first, let first = word.first else { continue }
            // `#12` is a key and its number.
            let isNumbered = first == "#" && word.count > 1
            guard let key = word.count == 1 || isNumbered ? first : Self.words[word.lowercased()] else {
                try Output.write("\n" + walk.refusal(of: word))
                continue
            }
            let rest = words.count > 1 ? words[1] : isNumbered ? String(word.dropFirst()) : ""
            var step = try walk.press(key, line: rest, style: style)
            // A prompt asks for what did not stand on the line.
            if case .line(let prompt) = step {
                try Output.write(prompt + "\n")
                step = try readLine().map { try walk.press(key, line: $0, style: style) } ?? .end
            }
            if step == .end { break }
            try Output.write("\n" + walk.screen(style: style))
        }
        try Output.write("\n" + walk.farewell())
    }

    /// What a line may say instead of a key.
    private static let words: [String: Character] = [
        "accept": "a", "reject": "r", "other": "o", "track": "o", "new": "n", "skip": "s", "group": "g", "why": "w",
        "note": "t", "undo": "u", "help": "?", "quit": "q",
    ]
}
