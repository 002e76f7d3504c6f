/// Texts prepared to be compared with many others as sets of words.
///
/// Words are interned, so that two texts share one where they share a number; for each word it is known who has it.
public struct TokenBlock: Sendable {
    /// The number of texts.
    public var count: Int { patterns.count }

    /// Each text's words, sorted, without doubles, joined by blanks.
    let patterns: PatternBlock
    let texts: [TokenText]
    /// The number of each word.
    let numbers: [String: Int32]
    /// For each word, the texts that have it.
    let owners: [[Int32]]

    /// The texts of `texts` (folded: words joined by blanks), prepared.
    public init(_ texts: TextBlock) {
        var numbers: [String: Int32] = [:]
        var owners: [[Int32]] = []
        var joined = TextBlock()
        self.texts = (0..<texts.count).map { index in
            let text = TokenText(texts[index]) { word in
                let number = numbers[word] ?? Int32(owners.count)
                if Int(number) == owners.count {
                    numbers[word] = number
                    owners.append([])
                }
                owners[Int(number)].append(Int32(index))
                return number
            }
            joined.append(text.joined)
            return text
        }
        patterns = PatternBlock(joined)
        self.numbers = numbers
        self.owners = owners
    }
}
