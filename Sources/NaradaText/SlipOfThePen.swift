/// Slips that a hand makes without making another word: a letter too many, one too few, two exchanged.
///
/// A replaced letter is none of them: "Love" is no misspelt "Live".
public enum SlipOfThePen {
    /// Letters from which a word bears a slip and stays itself.
    private static let shortest = 4

    /// Whether one word, given as Unicode scalars, is the other with one slip; false for equal words.
    public static func isOne(_ word: Span<UInt32>, _ other: Span<UInt32>) -> Bool {
        word.count <= other.count ? isOne(of: word, other) : isOne(of: other, word)
    }

    private static func isOne(of few: Span<UInt32>, _ many: Span<UInt32>) -> Bool {
        guard few.count >= shortest, many.count - few.count <= 1 else { return false }
        var start = 0
        while start < few.count, few[start] == many[start] { start += 1 }
        if few.count < many.count { return areSame(few, from: start, many, from: start + 1) }
        return start + 1 < few.count && few[start] == many[start + 1] && few[start + 1] == many[start]
            && areSame(few, from: start + 2, many, from: start + 2)
    }

    /// Whether what follows two places is the same, which is as long on both sides.
    private static func areSame(
        _ one: Span<UInt32>, from place: Int, _ other: Span<UInt32>, from otherPlace: Int
    ) -> Bool {
        for offset in 0..<(one.count - place) where one[place + offset] != other[otherPlace + offset] { return false }
        return true
    }
}
