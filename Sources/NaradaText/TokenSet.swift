/// Likeness of two texts as sets of words: order and repetition do not count.
///
/// After the token set ratio of fuzzy matching libraries (SeatGeek, 2011), with `Indel` as the measure: the common words
/// are compared with each text's sorted words, and the two texts with each other; the best counts. A text whose words
/// are all in the other is 1, which is why this is evidence for candidates, never for identity.
public enum TokenSet {
    /// 0...1 over folded texts (words joined by blanks); 1 for two empty texts, 0 where one is empty. Symmetric.
    public static func similarity(_ left: String, _ right: String) -> Double {
        let leftWords = words(of: left)
        let rightWords = words(of: right)
        if leftWords.isEmpty || rightWords.isEmpty { return leftWords.isEmpty && rightWords.isEmpty ? 1 : 0 }
        let rightSet = Set(rightWords)
        let leftSet = Set(leftWords)
        let common = leftWords.filter(rightSet.contains)
        let leftOnly = leftWords.filter { !rightSet.contains($0) }
        let rightOnly = rightWords.filter { !leftSet.contains($0) }
        if !common.isEmpty, leftOnly.isEmpty || rightOnly.isEmpty { return 1 }
        let shared = common.joined(separator: " ")
        let leftAll = (common + leftOnly).joined(separator: " ")
        let rightAll = (common + rightOnly).joined(separator: " ")
        let whole = Indel.similarity(leftAll, rightAll)
        guard !common.isEmpty else { return whole }
        return max(whole, Indel.similarity(shared, leftAll), Indel.similarity(shared, rightAll))
    }

    /// The words, sorted, without doubles.
    static func words(of text: String) -> [Substring] {
        let sorted = text.split(separator: " ").sorted()
        return sorted.enumerated().filter { $0.offset == 0 || sorted[$0.offset - 1] != $0.element }.map(\.element)
    }
}
