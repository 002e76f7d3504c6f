public import NaradaModel
import NaradaReview

/// A walk through the queue, key by key: what to show, and what each key does. Knows no terminal.
public struct ReviewWalk {
    /// What a step asks of whoever reads keys.
    public enum Step: Hashable, Sendable {
        /// Show `text` (below it the card again, unless the walk has ended) and read a key.
        case key
        /// Read a line, after the prompt.
        case line(prompt: String)
        /// Show `text` and stop.
        case end
    }

    /// What the next key or line is for.
    private enum Mode: Hashable {
        case question, group, help, explanation
        case candidates([Int64])
        case note
    }

    private let desk: ReviewDesk
    private let clock: () -> Double
    private let start: Double
    private var mode = Mode.question
    private var note: String?
    /// What the last key did, shown above the next question.
    private var message = ""
    private var page = ""

    /// Sample pairs of a group that are shown before it is decided.
    private static let samples = 6
    /// Candidates that a digit can name.
    private static let mostCandidates = 9
    /// Answers before which a rate says nothing.
    private static let leastAnswers = 5

    /// - Parameter clock: seconds that go by; for the time left.
    public init(desk: ReviewDesk, clock: @escaping () -> Double) {
        self.desk = desk
        self.clock = clock
        start = clock()
    }

    /// Whether no question is left.
    public var isOver: Bool { get throws { try desk.current() == nil } }

    /// The last words: what was answered, and that the rest waits on.
    public func farewell() throws -> String {
        if try desk.current() == nil { return WalkText.over(desk.answeredCount, style: .plain) }
        return WalkText.stopped(answered: desk.answeredCount, left: desk.total - desk.answeredCount)
    }

    /// What is said to a word that is no answer.
    public func refusal(of word: String) -> String {
        WalkText.message("\"\(word.harmless)\" is no answer here; ? lists them.", style: .plain)
    }

    // MARK: Screen

    /// All that is to be seen now; whole lines, none wider than the style.
    public mutating func screen(style: TextStyle) throws -> String {
        guard let card = try desk.current() else { return WalkText.over(desk.answeredCount, style: style) }
        var out = WalkText.progress(
            position: desk.position + 1, total: desk.total, answered: desk.answeredCount, secondsLeft: secondsLeft,
            style: style)
        if !message.isEmpty { out += WalkText.message(message, style: style) }
        out += "\n"
        switch mode {
        case .question, .note:
            out += card.text(style: style)
            if let note { out += WalkText.message("Note: \(note)", style: style) }
            return out + "\n" + WalkText.keys(isFirst: desk.answeredCount == 0, style: style)
        case .group:
            return out
                + WalkText.group(
                    card, samples: try desk.samples(Self.samples), style: style)
        case .help: return out + WalkText.help(style: style)
        case .explanation:
            return out + (card.explanation(style: style) ?? "No matcher judged this pair.\n") + "\n"
                + WalkText.anyKey(style: style)
        case .candidates: return out + page
        }
    }

    private var secondsLeft: Double? {
        guard desk.answeredCount >= Self.leastAnswers else { return nil }
        let rate = (clock() - start) / Double(desk.answeredCount)
        return rate * Double(desk.total - desk.answeredCount)
    }

    // MARK: Keys

    /// What a key does; `line` is the rest of the line where input comes by lines, or what a prompt was answered with.
    public mutating func press(_ key: Character, line: String = "", style: TextStyle) throws -> Step {
        message = ""
        guard let card = try desk.current() else { return .end }
        switch mode {
        case .help, .explanation:
            mode = .question
            return .key
        case .group: return try pressInGroup(key, card)
        case .candidates(let ids): return try choose(key, line: line, among: ids)
        case .question, .note: return try pressInQuestion(key, line: line, card, style: style)
        }
    }

    private mutating func pressInQuestion(
        _ key: Character, line: String, _ card: ReviewCard, style: TextStyle
    ) throws -> Step {
        if !line.isEmpty, key != "o", key != "t" { note = line }
        switch key {
        case "a", "y": try answer(.accept, "Accepted")
        case "r", "x": try answer(.reject, "Rejected")
        case "n": try answer(.newTrack, "Made a new track")
        case "s", " ": try answer(.skip, "Put off")
        case "o":
            if let id = Int64(line) { return try take(id) }
            return try showCandidates(style: style)
        case "t":
            if line.isEmpty { return .line(prompt: "Note: ") }
            note = line
        case "g":
            note = nil
            guard card.entry.pattern != nil else { break }
            mode = .group
        case "w", "e": mode = .explanation
        case "u":
            let count = try desk.undo()
            message = count == 0 ? "There is no answer to take back." : WalkText.takenBack(count)
        case "?", "h": mode = .help
        case "q": return .end
        default: message = "\"\(String(key).harmless)\" is no key here; ? lists them."
        }
        return try desk.current() == nil ? .end : .key
    }

    private mutating func answer(_ verdict: Verdict, _ words: String, trackID: Int64? = nil) throws {
        let isStored = try desk.answer(verdict, trackID: trackID, note: note)
        note = nil
        message = isStored ? "\(words). u takes it back." : "It waits no more: another program was quicker."
    }

    private mutating func pressInGroup(_ key: Character, _ card: ReviewCard) throws -> Step {
        mode = .question
        let verdict: Verdict
        switch key {
        case "A": verdict = .accept
        case "R": verdict = .reject
        case "N": verdict = .newTrack
        case "S": verdict = .skip
        default: return .key
        }
        let count = try desk.answerGroup(verdict)
        message = WalkText.decided(count, verdict)
        return try desk.current() == nil ? .end : .key
    }

    private mutating func showCandidates(style: TextStyle) throws -> Step {
        let lines = try desk.otherCandidates(Self.mostCandidates)
        page = WalkText.candidates(lines.map { ($0.track, $0.confidence) }, style: style)
        mode = .candidates(lines.map(\.track.id))
        return .key
    }

    private mutating func choose(_ key: Character, line: String, among ids: [Int64]) throws -> Step {
        mode = .question
        if let digit = key.wholeNumberValue, line.isEmpty, (1...max(ids.count, 1)).contains(digit), !ids.isEmpty {
            return try take(ids[digit - 1])
        }
        if key == "#" {
            if line.isEmpty {
                mode = .candidates(ids)
                return .line(prompt: "Track: ")
            }
            guard let id = Int64(line) else {
                message = "\"\(line.harmless)\" is no track's number."
                return .key
            }
            return try take(id)
        }
        return .key
    }

    private mutating func take(_ trackID: Int64) throws -> Step {
        guard try desk.track(trackID) != nil else {
            message = "There is no track \(trackID)."
            return .key
        }
        try answer(.accept, "Accepted as track \(trackID)", trackID: trackID)
        return try desk.current() == nil ? .end : .key
    }
}
