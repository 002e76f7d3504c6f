import NaradaText

/// Lost blanks and slips of the pen.
extension FoldedText {
    /// The letters without the blanks between them.
    var letters: [UInt32] { words.flatMap { scalars[$0.range] } }

    /// Whether the letters are the same: "FriendsWillBeFriends" is "Friends Will Be Friends".
    func hasLetters(of other: FoldedText) -> Bool {
        card.mayHaveLetters(of: other.card)
            && words.lazy.flatMap { self.scalars[$0.range] }.elementsEqual(
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
            !word.isVersionWord || words.contains { $0.key == word.key || isSlip($0, word, in: other) }
        }
    }

    private func isSlip(_ word: Word, _ otherWord: Word, in other: FoldedText) -> Bool {
        // A letter more or less, or two exchanged: anything else has no need to be looked at.
        abs(word.range.count - otherWord.range.count) <= 1 && !word.hasDigit && !otherWord.hasDigit
            && !(word.isVersionWord && otherWord.isVersionWord)
            && SlipOfThePen.isOne(scalars[word.range], other.scalars[otherWord.range])
    }
}
