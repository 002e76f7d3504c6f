/// What a truth file says of a pair.
public enum PairLabel: Hashable, Sendable {
    /// The two rows are one recording.
    case same
    /// They are two.
    case different
    /// Nobody knows, or it is for a person to say; in the file's own word.
    case unknown(String)

    /// The names of label columns, the one taken first of several first.
    public static let columns = ["label", "expected", "decision", "match"]

    // As published sets and scorers spell them: 1 and 0, true and false, match and reject, same and different.
    private static let words: [String: PairLabel] = [
        "1": .same, "true": .same, "yes": .same, "match": .same, "same": .same, "accept": .same,
        "0": .different, "false": .different, "no": .different, "reject": .different, "different": .different,
        "nonmatch": .different, "non-match": .different,
    ]

    /// Characters of an unknown word that reports show.
    private static let wordLimit = 40

    /// The label that `text` spells, whatever its case; a blank one is unknown.
    public init(_ text: String) {
        let word = text.trimmed
        guard !word.isEmpty else {
            self = .unknown("(blank)")
            return
        }
        self = Self.words[word.lowercased()] ?? .unknown(String(word.prefix(Self.wordLimit)))
    }
}
