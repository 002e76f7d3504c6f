import NaradaText

/// The pieces of folded text that candidate search looks for.
enum SearchWords {
    /// Words at blanks; text in scripts that write without blanks gives every two neighbouring characters instead.
    static func of(_ folded: String) -> [String] {
        folded.split(separator: " ").flatMap { word -> [String] in
            guard !word.utf8.allSatisfy({ $0 < 0x80 }), isWrittenWithoutBlanks(word) else { return [String(word)] }
            let characters = Array(word)
            guard characters.count > 2 else { return [String(word)] }
            return (1..<characters.count).map { String(characters[($0 - 1)...$0]) }
        }
    }

    private static func isWrittenWithoutBlanks(_ word: Substring) -> Bool {
        switch dominantScript(of: String(word)) {
        case .han, .kana, .thai: true
        default: false
        }
    }
}
