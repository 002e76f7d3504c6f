/// Slips that a hand makes without making another word: a letter too many, one too few, two exchanged.
///
/// A replaced letter is none of them: "Love" is no misspelt "Live".
public enum SlipOfThePen {
    /// Letters from which a word bears a slip and stays itself.
    private static let shortest = 4

    /// Whether one word, given as Unicode scalars, is the other with one slip; false for equal words.
    public static func isOne(_ word: some Collection<UInt32>, _ other: some Collection<UInt32>) -> Bool {
        let (few, many) = word.count <= other.count ? (Array(word), Array(other)) : (Array(other), Array(word))
        guard few.count >= shortest, many.count - few.count <= 1, few != many else { return false }
        let start = zip(few, many).prefix { $0 == $1 }.count
        if few.count < many.count { return few[start...] == many[(start + 1)...] }
        return start + 1 < few.count && few[start] == many[start + 1] && few[start + 1] == many[start]
            && few[(start + 2)...] == many[(start + 2)...]
    }
}
