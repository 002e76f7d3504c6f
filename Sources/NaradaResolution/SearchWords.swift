import NaradaMatching

/// The pieces of folded text that candidate search looks for.
enum SearchWords {
    /// Fingerprints of the words of the text; a word in a script that is written without blanks gives every two
    /// neighbouring characters instead.
    static func keys(of text: FoldedText) -> [UInt64] {
        text.words.flatMap { word -> [UInt64] in
            let scalars = text.scalars[word.range]
            guard scalars.count > 2, scalars.contains(where: isWrittenWithoutBlanks) else { return [word.key] }
            return zip(scalars, scalars.dropFirst()).map { key(UInt64($0), UInt64($1)) }
        }
    }

    /// Thai, kana and Chinese characters, after the blocks of the Unicode Standard.
    private static func isWrittenWithoutBlanks(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x0E01...0x0E4E, 0x3041...0x30FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF:
            true
        default: false
        }
    }
}
