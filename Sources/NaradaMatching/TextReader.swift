import NaradaText

/// Reads the words and scalars of a folded text into memory that has room for them, and sums up its card on the way:
/// one walk over the bytes.
struct TextReader {
    private let words: UnsafeMutableBufferPointer<FoldedText.Word>
    private let scalars: UnsafeMutableBufferPointer<UInt32>
    private var wordCount = 0
    private var count = 0

    private var key = Fingerprint()
    private var bag: UInt64 = 0
    private var wordBits: UInt64 = 0
    private var letterCounter = LetterCounter()
    private var letterCount = 0
    private var highest: UInt32 = 0
    private var hasLatin = false

    /// - Parameters:
    ///   - words, scalars: memory for as many as the text has, whatever is in it.
    init(words: UnsafeMutableBufferPointer<FoldedText.Word>, scalars: UnsafeMutableBufferPointer<UInt32>) {
        (self.words, self.scalars) = (words, scalars)
    }

    /// Reads the text, valid UTF-8.
    mutating func read(_ bytes: UnsafeBufferPointer<UInt8>) {
        var index = 0
        while index < bytes.count {
            if bytes[index] == Self.blank {
                scalars[count] = UInt32(Self.blank)
                count += 1
                index += 1
            } else {
                readWord(of: bytes, from: &index)
            }
        }
    }

    private mutating func readWord(of bytes: UnsafeBufferPointer<UInt8>, from index: inout Int) {
        // All that changes with each letter is at hand here, and not in the reader's memory.
        let start = count
        var (place, end) = (index, count)
        var word = Fingerprint()
        var letters = letterCounter
        var (hasDigit, hasLatin, highest) = (false, hasLatin, UInt32(0))
        while place < bytes.count, bytes[place] != Self.blank {
            var scalar = UInt32(bytes[place])
            place += 1
            if scalar < 0x80 {
                hasLatin = hasLatin || (scalar | 0x20) &- 0x61 < 26
                hasDigit = hasDigit || scalar &- 0x30 < 10
            } else {
                let rest = scalar < 0xE0 ? 1 : scalar < 0xF0 ? 2 : 3
                // The first byte has as many bits of the scalar as the others leave of six.
                scalar &= 0x3F >> UInt32(rest)
                for _ in 0..<min(rest, bytes.count - place) {
                    scalar = scalar << 6 | UInt32(bytes[place] & 0x3F)
                    place += 1
                }
                hasDigit = hasDigit || Self.isNumeric(scalar)
                highest = max(highest, scalar)
            }
            scalars[end] = scalar
            end += 1
            word.add(scalar)
            letters.add(scalar)
        }
        (index, count, letterCounter, self.hasLatin) = (place, end, letters, hasLatin)
        letterCount += end - start
        self.highest = max(self.highest, highest)
        add(word.value, start..<end, hasDigit: hasDigit, highest: highest)
    }

    private mutating func add(_ wordKey: UInt64, _ range: Range<Int>, hasDigit: Bool, highest: UInt32) {
        words[wordCount] = FoldedText.Word(
            key: wordKey, range: range, hasDigit: hasDigit,
            isVersionWord: VersionWords.isOne(wordKey, highest: highest))
        wordCount += 1
        key.add(wordKey)
        // A product of odd numbers keeps the words apart; a sum forgets their order.
        bag &+= wordKey &* (wordKey | 1)
        wordBits |= 1 << (wordKey & 63)
    }

    private static let blank = UInt8(ascii: " ")

    /// What is known of the text that was read.
    var card: TextCard {
        let script: Script =
            highest < 0x80 ? (hasLatin ? .latin : .none) : dominantScript(ofScalars: UnsafeBufferPointer(scalars))
        return TextCard(
            letterCounts: letterCounter.counts(blanks: count - letterCount), script: script, wordCount: wordCount,
            length: count,
            letterCount: letterCount, key: key.value, bag: bag, wordBits: wordBits)
    }

    private static func isNumeric(_ scalar: UInt32) -> Bool {
        // No letter of the common alphabets is a number; the look-up for others is slow.
        switch scalar {
        case 0xC0...0x24F, 0x386...0x52F, 0x3041...0x30FF, 0xAC00...0xD7A3: false
        default: Unicode.Scalar(scalar)?.properties.numericType != nil
        }
    }
}

/// The words that name a kind of recording, by their fingerprints.
private enum VersionWords {
    /// Whether a word is one of them, by its fingerprint and the highest of its scalars beyond ASCII.
    static func isOne(_ key: UInt64, highest: UInt32) -> Bool {
        common[key] != nil || highest >= firstIdeograph && ideographic[key] != nil
    }

    /// The blocks of Han characters begin behind it (Unicode 2E80), and with them what `Folder.simplify` may change.
    private static let firstIdeograph: UInt32 = 0x2E80
    private static let common = fingerprints { !$0.unicodeScalars.contains { $0.value >= firstIdeograph } }
    /// Apart from the others, since the rules that make them simplified are read first.
    private static let ideographic = fingerprints { $0.unicodeScalars.contains { $0.value >= firstIdeograph } }

    private static func fingerprints(where isWanted: (String) -> Bool) -> FingerprintTable {
        TitleGrammar.versionWords.filter(isWanted).reduce(into: FingerprintTable()) { table, word in
            var key = Fingerprint()
            for scalar in Folder().simplify(word).unicodeScalars { key.add(scalar.value) }
            table.update(key.value, from: 0) { $0 = 1 }
        }
    }
}
