/// Marks that are sure enough to need no separator before them: `Song Radio Edit`, `Song Remastered 2011`, `Song HD`.
enum BareTails {
    /// Phrases of two words and more that no title ends in by chance.
    static let phrases: Set<String> = [
        "radio edit", "extended mix", "extended version", "club mix", "original mix", "karaoke version",
        "instrumental version", "acoustic version", "album version", "single version", "demo version", "live version",
        "radio version", "official video", "official music video", "official audio", "official lyric video",
        "lyric video", "lyrics video", "music video", "with lyrics", "bonus track", "full album", "official video hd",
        "instrumental mix", "video clip", "video oficial", "clip officiel", "official hd video", "drum cover",
        "guitar cover", "piano cover", "bass cover", "sped up", "orchestral version", "orchestra version",
    ]

    /// The words that a bare tail can end in: everything else needs no look.
    static let lastWords: Set<String> = Set(phrases.compactMap { $0.split(separator: " ").last.map(String.init) })
        .union(capitals).union(["remaster", "remastered", "remasters", "version"])

    /// Single words that video sites put behind titles, only in capitals where they are words otherwise.
    private static let capitals: Set<String> = ["hd", "hq", "4k", "1080p", "720p"]

    /// Words of the longest bare tail.
    private static let longest = 4

    /// Whether a bare tail may end in the lexeme; false is certain.
    static func mayEnd(_ lexeme: Lexeme) -> Bool {
        lexeme.traits.contains(.bareEnd) || NumberWords.year(lexeme.folded) != nil
    }

    static func mark(from index: Int, to end: Int, reader: MarkReader) -> Mark? {
        guard index < end, end - index <= longest, mayEnd(reader.lexemes[end - 1]) else { return nil }
        let words = reader.lexemes[index..<end]
        guard let first = words.first, words.allSatisfy({ $0.kind == .word }) else { return nil }
        let phrase = words.map(\.folded).joined(separator: " ")
        if phrases.contains(phrase) { return reader.read(index..<end, trust: .strict) }
        if words.count == 1, capitals.contains(first.folded) {
            let isUpper = reader.bytes[first.start..<first.end].allSatisfy { $0 &- 0x61 >= 26 }
            return isUpper || first.folded.hasSuffix("p") ? reader.read(index..<end, trust: .strict) : nil
        }
        let isRemaster =
            words.contains { $0.folded.hasPrefix("remaster") }
            && words.allSatisfy {
                $0.folded.hasPrefix("remaster") || NumberWords.year($0.folded) != nil || $0.folded == "digital"
                    || $0.folded == "digitally" || $0.folded == "version"
            }
        return isRemaster ? reader.read(index..<end, trust: .strict) : nil
    }
}
