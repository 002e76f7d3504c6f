/// Slips that a hand makes without making another word: a letter too many, one too few, two exchanged.
///
/// A replaced letter is none of them: "Love" is no misspelt "Live".
public enum SlipOfThePen {
    /// Letters from which a word bears a slip and stays itself.
    private static let shortest = 4

    /// Whether one word, given as Unicode scalars, is the other with one slip; false for equal words.
    public static func isOne(_ word: ArraySlice<UInt32>, _ other: ArraySlice<UInt32>) -> Bool {
        let (few, many) = word.count <= other.count ? (word, other) : (other, word)
        guard few.count >= shortest, many.count - few.count <= 1 else { return false }
        let (left, right) = (few.startIndex, many.startIndex)
        var start = 0
        while start < few.count, few[left + start] == many[right + start] { start += 1 }
        if few.count < many.count { return few[(left + start)...] == many[(right + start + 1)...] }
        return start + 1 < few.count && few[left + start] == many[right + start + 1]
            && few[left + start + 1] == many[right + start]
            && few[(left + start + 2)...] == many[(right + start + 2)...]
    }
}
