public import NaradaModel

/// One pair as a walk through the queue and the pages show it: both rows side by side, why it stands where it stands, the
/// runner-up, what would change the verdict, and what it is alike to.
public struct ReviewCard: Hashable, Sendable {
    /// The pair.
    public var entry: ReviewEntry
    /// The track behind the evidence's runner-up; nil where there is none.
    public var runnerUp: Track?
    /// What hangs on it; nothing where nobody counted.
    public var worth: ReviewWorth
    /// Waiting pairs of the same pattern, this one among them.
    public var pairsInGroup: Int
    /// The thresholds that the verdict is measured by.
    public var settings: Settings

    public init(
        entry: ReviewEntry, runnerUp: Track? = nil, worth: ReviewWorth = ReviewWorth(), pairsInGroup: Int = 1,
        settings: Settings = Settings()
    ) {
        self.entry = entry
        self.runnerUp = runnerUp
        self.worth = worth
        self.pairsInGroup = pairsInGroup
        self.settings = settings
    }

    /// The card; whole lines, none wider than the style.
    public func text(style: TextStyle) -> String {
        var out = SideBySide(row: entry.connectorTrack, track: entry.track, style: style).text + "\n"
        for sentence in sentences {
            for (index, line) in sentence.wrapped(to: style.width - 2).prefix(Self.mostLines).enumerated() {
                out += (index == 0 ? "" : "  ") + line + "\n"
            }
        }
        return out
    }

    /// What is said below the two rows, in order: why the pair stands where it stands, the runner-up, what would change
    /// the verdict, what it is alike to, and what hangs on it.
    public var sentences: [String] {
        var sentences = [why]
        if let runnerUp = explanation?.runnerUpSentence { sentences.append(runnerUp) }
        if let first = whatWouldChange.first { sentences.append(first.prefix(1).uppercased() + first.dropFirst()) }
        if let pattern = entry.pattern {
            let alike = pairsInGroup > 1 ? Numerals.count(pairsInGroup, "pair") + " like it" : "no other like it"
            sentences.append("Group \(pattern.key), \(alike): \(pattern.sentence.harmless).")
        }
        if let worth = worthSentence { sentences.append(worth) }
        return sentences
    }

    /// What would change the verdict, the most useful first; nothing where no evidence was stored.
    public var whatWouldChange: [String] {
        guard let explanation else { return [] }
        return VerdictChange(evidence: explanation.evidence, zone: explanation.zone, settings: settings)
            .sentences(for: explanation, settings: settings)
    }

    /// The whole explanation of the pair from its stored evidence; nil where none was stored.
    public func explanation(style: TextStyle) -> String? {
        guard let explanation else { return nil }
        return Explanation(
            connectorTrack: entry.connectorTrack, pair: explanation, state: .waiting, candidates: 0, settings: settings
        ).text(style: style)
    }

    /// Lines of one sentence: a hostile name does not push the others off the screen.
    private static let mostLines = 4

    private var explanation: Explanation.Pair? {
        entry.evidence.map {
            Explanation.Pair(
                track: entry.track, evidence: $0, method: MatchMethod(rawValue: entry.method) ?? .titleArtist,
                confidence: entry.confidence, zone: entry.state == .waiting ? .review : .accept, runnerUp: runnerUp)
        }
    }

    private var why: String {
        let method = entry.method.methodLabel.harmless
        switch entry.state {
        case .waiting:
            let reasons = entry.reasons.map(\.label).joined(separator: "; ")
            let why = reasons.isEmpty ? "a person asked for it" : reasons
            return "Confidence \(entry.confidence), by \(method). It waits because \(why)."
        case .mapped: return "Confidence \(entry.confidence), mapped by \(method)."
        case .decided: return "Decided by a person; no run overrules that."
        }
    }

    private var worthSentence: String? {
        var parts: [String] = []
        if worth.plays > 0 {
            parts.append("played \(worth.plays == 1 ? "once" : Numerals.grouped(worth.plays) + " times")")
        }
        if worth.likes > 0 { parts.append("liked") }
        if worth.playlistEntries > 0 { parts.append("in " + Numerals.count(worth.playlistEntries, "playlist place")) }
        guard let first = parts.first else { return nil }
        return "The track is " + ([first] + parts.dropFirst()).joined(separator: ", ") + "."
    }
}
