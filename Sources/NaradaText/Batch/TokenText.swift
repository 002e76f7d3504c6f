/// A text as a set of words: sorted, without doubles, each with its number.
struct TokenText: Sendable {
    /// The words, joined by blanks.
    let joined: String
    /// Each word's number and its place in `scalars`.
    let words: [(number: Int32, place: Range<Int>)]
    /// The values of the Unicode scalars of `joined`.
    let scalars: [UInt32]

    /// The number of a word that nobody else has.
    static let unknown: Int32 = -1

    /// The words of `text`, numbered by `number`.
    init(_ text: String, number: (String) -> Int32) {
        let words = TokenSet.words(of: text)
        joined = words.joined(separator: " ")
        var end = -1
        self.words = words.map { word in
            let start = end + 1
            end = start + word.unicodeScalars.count
            return (number(String(word)), start..<end)
        }
        scalars = Symbols.scalars(of: joined)
    }

    /// Puts the words that `isShared` denies into `memory`, joined by blanks, and says how many symbols those are, and how
    /// many the others, joined likewise, would be.
    func split(
        into memory: UnsafeMutablePointer<UInt32>, where isShared: (Int32) -> Bool
    ) -> (own: Int, shared: Int) {
        var own = 0
        var shared = 0
        for word in words {
            if isShared(word.number) {
                shared += word.place.count + (shared > 0 ? 1 : 0)
            } else {
                if own > 0 {
                    memory[own] = UInt32(UInt8(ascii: " "))
                    own += 1
                }
                for place in word.place {
                    memory[own] = scalars[place]
                    own += 1
                }
            }
        }
        return (own, shared)
    }
}
