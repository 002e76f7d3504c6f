import NaradaText

/// Lost blanks and slips of the pen.
extension FoldedText {
    private static let versionWords = Set(TitleGrammar.versionWords.flatMap { FoldedText($0).words.map(\.key) })

    /// Whether the word names a kind of recording: `live`, `karaoke`.
    static func isVersionWord(_ word: Word) -> Bool { versionWords.contains(word.key) }

    /// The letters without the blanks between them.
    var letters: [UInt32] { words.flatMap { scalars[$0.range] } }

    /// Whether the letters are the same: "FriendsWillBeFriends" is "Friends Will Be Friends".
    func hasLetters(of other: FoldedText) -> Bool {
        words.lazy.flatMap { self.scalars[$0.range] }.elementsEqual(
            other.words.lazy.flatMap { other.scalars[$0.range] })
    }

    /// Whether the texts are the same words in one order, but for slips of the pen in some; false for equal texts.
    ///
    /// A number is never a slip, and two words for kinds of recording are two kinds.
    func isMisspelt(_ other: FoldedText) -> Bool {
        guard words.count == other.words.count, key != other.key else { return false }
        return zip(words, other.words).allSatisfy { $0.key == $1.key || isSlip($0, $1, in: other) }
    }

    /// Whether each word for a kind of recording stands in the other text too, with a slip at most.
    func keepsMarks(of other: FoldedText) -> Bool {
        other.words.allSatisfy { word in
            !Self.isVersionWord(word) || words.contains { $0.key == word.key || isSlip($0, word, in: other) }
        }
    }

    private func isSlip(_ word: Word, _ otherWord: Word, in other: FoldedText) -> Bool {
        !word.hasDigit && !otherWord.hasDigit && !(Self.isVersionWord(word) && Self.isVersionWord(otherWord))
            && SlipOfThePen.isOne(scalars[word.range], other.scalars[otherWord.range])
    }
}
