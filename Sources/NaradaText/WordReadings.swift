import CICU
import Synchronization

/// The Latin forms of words in other alphabets, each asked of ICU once while it is remembered.
///
/// ICU takes some 10 µs for a short text, and a library uses the same words over and over. In the scripts here no letter
/// is read otherwise for what stands beyond a blank.
enum WordReadings {
    private static let known = Mutex<[Word: String]>([:])
    /// Words remembered, some 100 bytes each; with more of them all are forgotten.
    private static let most = 1 << 16

    /// A word by its bytes: as a text it would be normalised for each question, and it is folded already.
    private struct Word: Hashable {
        let text: String

        func hash(into hasher: inout Hasher) {
            let isHashed: Void? = text.utf8.withContiguousStorageIfAvailable {
                hasher.combine(bytes: UnsafeRawBufferPointer($0))
            }
            if isHashed == nil { for byte in text.utf8 { hasher.combine(byte) } }
        }

        static func == (left: Word, right: Word) -> Bool { left.text.utf8.elementsEqual(right.text.utf8) }
    }

    /// The Latin form of folded text, word by word where that is the same, else as a whole; nil where ICU fails.
    static func reading(of text: String) -> String? {
        guard areReadAlone(text) else { return Folder.transformed(text, by: narada_to_latin) }
        var result = ""
        for word in text.utf8.split(separator: UInt8(ascii: " ")) {
            guard let reading = reading(of: Word(text: String(Substring(word)))) else { return nil }
            if !result.isEmpty { result += " " }
            result += reading
        }
        return result
    }

    private static func reading(of word: Word) -> String? {
        if let reading = known.withLock({ $0[word] }) { return reading }
        guard let reading = Folder.transformed(word.text, by: narada_to_latin) else { return nil }
        known.withLock { known in
            if known.count >= most { known.removeAll(keepingCapacity: true) }
            known[word] = reading
        }
        return reading
    }

    /// Whether the text is of ASCII, Greek, Cyrillic, kana and Hangul letters, none of which needs the word before it, as
    /// marks of repetition do and a mark of length at a word's beginning.
    private static func areReadAlone(_ text: String) -> Bool {
        var previous: UInt32 = 0x20
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x20, 0x30...0x39, 0x61...0x7A, 0x388...0x3CE, 0x400...0x52F, 0x3041...0x3096, 0x30A1...0x30FA,
                0xAC00...0xD7A3:
                break
            case 0x30FC where previous != 0x20: break
            default: return false
            }
            previous = scalar.value
        }
        return true
    }
}
