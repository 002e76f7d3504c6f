import NaradaMatching

/// The pieces of folded text that candidate search looks for.
enum SearchWords {
    /// Adds fingerprints of the words of the text; a word in a script that is written without blanks gives every two
    /// neighbouring characters instead.
    static func add(_ text: FoldedText, to keys: inout KeyList<UInt64>) {
        text.lend { words, scalars in
            for word in words {
                let letters = UnsafeBufferPointer(rebasing: scalars[word.range])
                guard letters.count > 2, letters.contains(where: isWrittenWithoutBlanks) else {
                    keys.append(word.key)
                    continue
                }
                for next in 1..<letters.count {
                    keys.append(key(UInt64(letters[next - 1]), UInt64(letters[next])))
                }
            }
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
