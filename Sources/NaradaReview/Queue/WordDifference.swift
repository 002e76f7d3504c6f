/// Two texts word by word, each word marked where the other text has not got it.
///
/// A longest common subsequence of words, compared without case and outer punctuation. Texts past `mostWords` are cut:
/// the comparison costs the product of both lengths.
struct WordDifference: Hashable {
    struct Word: Hashable {
        var text: String
        var differs: Bool
    }

    let left: [Word]
    let right: [Word]

    private static let mostWords = 60

    init(_ left: String, _ right: String) {
        let (one, other) = (Self.words(left), Self.words(right))
        let (a, b) = (one.map(Self.plain), other.map(Self.plain))
        var lengths = [[Int]](repeating: [Int](repeating: 0, count: b.count + 1), count: a.count + 1)
        for i in a.indices.reversed() {
            for j in b.indices.reversed() {
                lengths[i][j] =
                    a[i] == b[j] ? lengths[i + 1][j + 1] + 1 : max(lengths[i + 1][j], lengths[i][j + 1])
            }
        }
        var (i, j) = (0, 0)
        var (inLeft, inRight) = ([Bool](repeating: true, count: a.count), [Bool](repeating: true, count: b.count))
        while i < a.count, j < b.count {
            if a[i] == b[j] {
                (inLeft[i], inRight[j]) = (false, false)
                (i, j) = (i + 1, j + 1)
            } else if lengths[i + 1][j] >= lengths[i][j + 1] {
                i += 1
            } else {
                j += 1
            }
        }
        self.left = zip(one, inLeft).map(Word.init)
        self.right = zip(other, inRight).map(Word.init)
    }

    /// Whether a word of either text is missing in the other.
    var hasDifference: Bool { left.contains(where: \.differs) || right.contains(where: \.differs) }

    private static func words(_ text: String) -> [String] {
        text.split(separator: " ").prefix(mostWords).map(String.init)
    }

    private static func plain(_ word: String) -> String {
        let bare = word.lowercased().drop { $0.isPunctuation }
        guard let end = bare.lastIndex(where: { !$0.isPunctuation }) else { return word }
        return String(bare[...end])
    }
}
