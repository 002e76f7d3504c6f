import NaradaMatching

/// The pieces of folded text that candidate search looks for.
enum SearchWords {
    /// Adds fingerprints of the words of the text; a word in a script that is written without blanks gives every two
    /// neighbouring characters instead.
    static func add(_ text: FoldedText, to keys: inout [UInt64]) {
        for word in text.words {
            let scalars = text.scalars[word.range]
            guard scalars.count > 2, scalars.contains(where: isWrittenWithoutBlanks) else {
                keys.append(word.key)
                continue
            }
            for (one, next) in zip(scalars, scalars.dropFirst()) { keys.append(key(UInt64(one), UInt64(next))) }
        }
    }

    /// Thai, kana and Chinese characters, after the blocks of the Unicode Standard.
    private static func isWrittenWithoutBlanks(_ scalar: UInt32) -> Bool {
        guard scalar >= 0x0E01 else { return false }
        return switch scalar {
        case 0x0E01...0x0E4E, 0x3041...0x30FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF:
            true
        default: false
        }
    }
}
