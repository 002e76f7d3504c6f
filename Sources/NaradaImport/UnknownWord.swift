/// The words with which exports say that a value is not known.
enum UnknownWord {
    // From MusicBrainz dumps (`[unknown]`), the Leipzig benchmark (`unk.`, `n.a.`), iTunes (`--`), pandas (`nan`),
    // databases (`null`, `\N`) and spreadsheets (`#N/A`).
    private static let words: Set<String> = [
        "", "-", "--", "–", "—", "?", "unk", "unk.", "unknown", "[unknown]", "(unknown)", "n.a.", "n/a", "na", "#n/a",
        "nan", "none", "null", "nil", "\\n", "undefined",
    ]

    /// Whether a value of digits, such as a length or a date, says "unknown". Never asked of titles and names.
    static func matches(_ text: String) -> Bool {
        // None of the words begins with a digit, and nearly every value does.
        if let first = text.utf8.first, (0x30...0x39).contains(first) { return false }
        // Longer than any of the words: spares lower-casing ten megabytes.
        guard text.utf8.count <= 32 else { return text.isBlank }
        return words.contains(text.trimmed.lowercased())
    }
}
