internal import Foundation
public import NaradaModel

/// What a walk through the queue says around its cards.
public enum WalkText {
    /// Where the walk stands: `12 of 200 · 11 answered · about 4 min left`.
    public static func progress(
        position: Int, total: Int, answered: Int, secondsLeft: Double?, style: TextStyle
    ) -> String {
        var parts = ["\(Numerals.grouped(position)) of \(Numerals.grouped(total))"]
        if answered > 0 { parts.append("\(Numerals.grouped(answered)) answered") }
        if let secondsLeft { parts.append(timeLeft(secondsLeft)) }
        return parts.joined(separator: " · ").inked(.faint, style) + "\n"
    }

    private static func timeLeft(_ seconds: Double) -> String {
        guard seconds.isFinite, seconds >= 60 else { return "less than a minute left" }
        let minutes = Int((seconds / 60).rounded())
        return minutes < 120 ? "about \(minutes) min left" : "about \((minutes + 30) / 60) h left"
    }

    /// A sentence of its own.
    public static func message(_ text: String, style: TextStyle) -> String {
        text.prefix(harmlessFor: 4 * style.width).wrapped(to: style.width).prefix(4)
            .map { $0.inked(.strong, style) + "\n" }.joined()
    }

    /// The keys of a question.
    public static func keys(isFirst: Bool, style: TextStyle) -> String {
        let keys = "a accept · r reject · o other track · n new track · s skip · g group · w why"
        let rest = "u undo · t note · ? help · q quit"
        return ([keys, rest].map { $0.inked(.faint, style) + "\n" }).joined()
    }

    /// What every key does.
    public static func help(style: TextStyle) -> String {
        let lines = [
            "a  accept: the row is this track, and no run overrules that",
            "r  reject: it is not; the next run looks for another",
            "o  other track: choose among candidates, or name one by its number",
            "n  new track: the library does not have it; a track is made of the row",
            "s  skip: not now; it comes last next time",
            "g  group: look at samples of its group, then decide them all",
            "w  why: the weights, field by field, and what would change them",
            "t  note: a line that is stored with the next answer",
            "u  undo: take the last answer back; again for the one before",
            "q  quit: answers are stored as they are given",
        ]
        return lines.map { $0.truncated(to: style.width) + "\n" }.joined() + "\n" + anyKey(style: style)
    }

    /// The last line of a page that any key closes.
    public static func anyKey(style: TextStyle) -> String { "Any key goes back.".inked(.faint, style) + "\n" }

    /// A group with samples of its pairs, and what can be done with all.
    public static func group(_ card: ReviewCard, samples: [ReviewEntry], style: TextStyle) -> String {
        guard let pattern = card.entry.pattern else { return "" }
        var out = "Group \(pattern.key), \(Numerals.count(card.pairsInGroup, "pair"))\n".inked(.strong, style)
        for line in pattern.sentence.prefix(harmlessFor: 4 * style.width).wrapped(to: style.width).prefix(3) {
            out += line + "\n"
        }
        out += "\n"
        let table = TextTable(
            columns: [
                .init("CONF", minimum: 4, alignment: .trailing), .init("ROW", minimum: 20, share: 1),
                .init("TRACK", minimum: 20, share: 1),
            ], style: style)
        out += table.header
        for sample in samples {
            out += table.row([
                sample.confidence.description, sample.connectorTrack.facts.display, sample.track.facts.display,
            ])
        }
        if card.pairsInGroup > samples.count {
            out += "and \(Numerals.grouped(card.pairsInGroup - samples.count)) more\n"
        }
        let all = "all \(Numerals.grouped(card.pairsInGroup))"
        out += "\nA accept \(all) · R reject \(all) · N new tracks · S skip \(all)\n"
        return out + "Any other key goes back and decides nothing.".inked(.faint, style) + "\n"
    }

    /// Tracks to choose from by digit.
    public static func candidates(_ lines: [(track: Track, confidence: Confidence)], style: TextStyle) -> String {
        var out = lines.isEmpty ? "No other track is a candidate.\n" : ""
        let table = TextTable(
            columns: [
                .init("KEY", minimum: 3, alignment: .trailing), .init("CONF", minimum: 4, alignment: .trailing),
                .init("ID", minimum: 7, alignment: .trailing), .init("TITLE", minimum: 10, share: 4),
                .init("ARTISTS", minimum: 8, share: 3), .init("LENGTH", minimum: 7, alignment: .trailing),
            ], style: style)
        if !lines.isEmpty { out += table.header }
        for (index, line) in lines.enumerated() {
            let facts = line.track.facts
            out += table.row([
                String(index + 1), line.confidence.description, String(line.track.id), facts.title,
                facts.artists.display, Numerals.length(milliseconds: facts.durationMs),
            ])
        }
        out += "\n# names a track by its number. "
        return out + "Any other key goes back.\n"
    }

    /// What taking back did.
    public static func takenBack(_ verdicts: Int) -> String {
        verdicts == 1 ? "Taken back." : "\(Numerals.count(verdicts, "answer")) taken back."
    }

    /// What a stroke over a group did.
    public static func decided(_ pairs: Int, _ verdict: Verdict) -> String {
        let words =
            switch verdict {
            case .accept: "accepted"
            case .reject: "rejected"
            case .newTrack: "made new tracks"
            case .skip: "put off"
            }
        return "\(Numerals.count(pairs, "pair")) \(words). u takes them all back."
    }

    /// The end before the end.
    public static func stopped(answered: Int, left: Int) -> String {
        "\(Numerals.count(answered, "question")) answered and stored; \(Numerals.grouped(left)) wait on.\n"
    }

    /// The end of the queue.
    public static func over(_ answered: Int, style: TextStyle) -> String {
        if answered == 0 { return "Nothing waits for you.\n" }
        return "The queue is done: \(Numerals.count(answered, "question")) answered.\n".inked(.good, style)
    }
}
