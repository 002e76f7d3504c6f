import NaradaText

/// Lost blanks and slips of the pen.
extension FoldedText {
    /// The letters without the blanks between them.
    var letters: [UInt32] { scalars.filter { $0 != Self.blank } }

    /// Whether the letters are the same: "FriendsWillBeFriends" is "Friends Will Be Friends".
    func hasLetters(of other: FoldedText) -> Bool {
        card.mayHaveLetters(of: other.card)
            && withScalars { scalars in
                other.withScalars { others in
                    scalars.lazy.filter { $0 != Self.blank }.elementsEqual(others.lazy.filter { $0 != Self.blank })
                }
            }
    }

    /// Whether the texts are the same words in one order, but for slips of the pen in some; false for equal texts.
    ///
    /// A number is never a slip, and two words for kinds of recording are two kinds.
    func isMisspelt(_ other: FoldedText) -> Bool {
        guard card.wordCount == other.card.wordCount, key != other.key else { return false }
        var isMisspelt = false
        lend { words, scalars in
            other.lend { others, otherScalars in
                isMisspelt =
                    words.count == others.count
                    && words.indices.allSatisfy { place in
                        words[place].key == others[place].key
                            || Self.isSlip(words[place], of: scalars, others[place], of: otherScalars)
                    }
            }
        }
        return isMisspelt
    }

    /// Whether each word for a kind of recording stands in the other text too, with a slip at most.
    func keepsMarks(of other: FoldedText) -> Bool {
        var keepsMarks = true
        lend { words, scalars in
            other.lend { others, otherScalars in
                keepsMarks = others.allSatisfy { other in
                    !other.isVersionWord
                        || words.contains {
                            $0.key == other.key || Self.isSlip($0, of: scalars, other, of: otherScalars)
                        }
                }
            }
        }
        return keepsMarks
    }

    private static func isSlip(
        _ word: Word, of scalars: UnsafeBufferPointer<UInt32>, _ other: Word, of others: UnsafeBufferPointer<UInt32>
    ) -> Bool {
        // A letter more or less, or two exchanged: anything else has no need to be looked at.
        abs(word.range.count - other.range.count) <= 1 && !word.hasDigit && !other.hasDigit
            && !(word.isVersionWord && other.isVersionWord)
            && SlipOfThePen.isOne(scalars.span.extracting(word.range), others.span.extracting(other.range))
    }
}
