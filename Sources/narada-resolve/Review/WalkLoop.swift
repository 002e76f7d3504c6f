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

    /// One answer a line: the key or a word that begins with it, then what belongs to it: `a`, `o 12`, `reject live`.
    private mutating func runByLines() throws {
        try Output.write(walk.screen(style: style))
        while let line = readLine() {
            let words = line.split(separator: " ", maxSplits: 1).map(String.init)
            guard let word = words.first, let key = word.first else { continue }
            // `#12` is a key and its number.
            let rest = words.count > 1 ? words[1] : key == "#" ? String(word.dropFirst()) : ""
            let step = try walk.press(key, line: rest, style: style)
            if step == .end { break }
            try Output.write("\n" + walk.screen(style: style))
        }
        try Output.write("\n" + walk.farewell())
    }
}
