import NaradaText

/// What most comparisons of a text need to know, in one block of memory: enough to say for certain that two texts are
/// one, or nothing alike, without a look at their letters.
struct TextCard: BitwiseCopyable, Sendable {
    let letterCounts: LetterCounts
    /// The script that most letters belong to.
    let script: Script
    /// Words, Unicode scalars, and those that are no blanks; of a text with more, as many as fit.
    let wordCount: UInt16
    let length: UInt16
    let letterCount: UInt16
    /// The text's fingerprint; equal for equal texts.
    let key: UInt64
    /// The fingerprint of the words in any order.
    let bag: UInt64
    /// A bit for each word, by its fingerprint: a text whose bits are not all here has a word that is not.
    private let wordBits: UInt64

    init(
        letterCounts: LetterCounts, script: Script, wordCount: Int, length: Int, letterCount: Int, key: UInt64,
        bag: UInt64, wordBits: UInt64
    ) {
        self.letterCounts = letterCounts
        self.script = script
        self.wordCount = UInt16(clamping: wordCount)
        self.length = UInt16(clamping: length)
        self.letterCount = UInt16(clamping: letterCount)
        (self.key, self.bag, self.wordBits) = (key, bag, wordBits)
    }

    /// That of a text without letters.
    static var empty: TextCard {
        TextCard(
            letterCounts: LetterCounter().counts(), script: .none, wordCount: 0, length: 0, letterCount: 0,
            key: Fingerprint().value, bag: 0, wordBits: 0)
    }

    @inline(__always)
    var isEmpty: Bool { length == 0 }

    /// Whether the texts are made of the same words, two at least, in whatever order.
    @inline(__always)
    func hasWords(of other: TextCard) -> Bool { wordCount == other.wordCount && wordCount > 1 && bag == other.bag }

    /// Whether every word of this text may stand in the other one; false is certain.
    @inline(__always)
    func mayBeWithin(_ other: TextCard) -> Bool { wordBits & ~other.wordBits == 0 }

    /// Whether the texts' spelling similarity may be `least` or more; false is certain.
    @inline(__always)
    func mayBeSimilar(to other: TextCard, atLeast least: Double) -> Bool {
        let total = Int(length) + Int(other.length)
        guard total > 0, let letters = letterCounts.mostCommon(with: other.letterCounts) else { return true }
        let common = letters + max(0, Int(min(wordCount, other.wordCount)) - 1)
        return Double(2 * common) / Double(total) >= least
    }

    /// Whether the letters may be the same, whatever blanks there are between them; false is certain.
    @inline(__always)
    func mayHaveLetters(of other: TextCard) -> Bool { letterCounts.mayEqual(other.letterCounts) }

    /// Whether the texts may be the same words with a slip of the pen in some; false is certain.
    ///
    /// A slip adds a letter, drops one or exchanges two, so that each word has all letters of the shorter one.
    @inline(__always)
    func mayBeMisspelt(_ other: TextCard) -> Bool {
        guard wordCount == other.wordCount, key != other.key else { return false }
        guard let common = letterCounts.mostCommon(with: other.letterCounts) else { return true }
        return common + Int(wordCount) >= Int(max(letterCount, other.letterCount))
    }
}
