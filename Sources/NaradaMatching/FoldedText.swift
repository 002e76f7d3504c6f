import NaradaText
import Synchronization

/// A folded text prepared for comparing: its fingerprint, its letters, its words.
public final class FoldedText: Sendable {
    /// A word of the text.
    public struct Word: Sendable {
        /// The word's fingerprint.
        public let key: UInt64
        /// Where it stands in `scalars`.
        public let range: Range<Int>
        let hasDigit: Bool
    }

    /// The text's fingerprint; equal for equal texts.
    public let key: UInt64
    /// Unicode scalars, for the similarity kernels.
    public let scalars: [UInt32]
    /// In the order of the text.
    public let words: [Word]
    /// The script that most letters belong to.
    let script: Script
    /// The text itself.
    let text: String
    private let transliteration = Mutex<[UInt32]?>(nil)

    init(_ folded: String) {
        text = folded
        scalars = folded.unicodeScalars.map(\.value)
        var key = Fingerprint()
        var words: [Word] = []
        var start = 0
        for end in 0...scalars.count where end == scalars.count || scalars[end] == Self.blank {
            if end > start {
                var word = Fingerprint()
                var hasDigit = false
                for scalar in scalars[start..<end] {
                    word.add(scalar)
                    hasDigit = hasDigit || Unicode.Scalar(scalar)?.properties.numericType != nil
                }
                words.append(Word(key: word.value, range: start..<end, hasDigit: hasDigit))
                key.add(word.value)
            }
            start = end + 1
        }
        self.key = key.value
        self.words = words
        script = dominantScript(of: folded)
    }

    /// The fingerprint that `FoldedText(folded)` would have, for a fraction of its cost.
    static func key(of folded: String) -> UInt64 {
        var key = Fingerprint()
        var word = Fingerprint()
        var isInWord = false
        for scalar in folded.unicodeScalars {
            if scalar.value == blank {
                if isInWord { key.add(word.value) }
                word = Fingerprint()
                isInWord = false
            } else {
                word.add(scalar.value)
                isInWord = true
            }
        }
        if isInWord { key.add(word.value) }
        return key.value
    }

    package var isEmpty: Bool { scalars.isEmpty }

    /// The text in Latin letters; itself where it is in them already. Transliterated once, when first asked for: a
    /// Chinese title takes ICU a fifth of a millisecond.
    func latin(by folder: Folder) -> [UInt32] {
        transliteration.withLock { known in
            if let known { return known }
            let made = folder.transliterate(text).map { $0.unicodeScalars.map(\.value) } ?? scalars
            known = made
            return made
        }
    }

    /// Whether the texts are made of the same words, two at least, in whatever order.
    func hasWords(of other: FoldedText) -> Bool {
        words.count == other.words.count && words.count > 1
            && words.map(\.key).sorted() == other.words.map(\.key).sorted()
    }

    /// Spelling similarity, 0...1 (Indel), of the first `longestCompared` letters.
    package func similarity(to other: FoldedText) -> Double {
        guard max(scalars.count, other.scalars.count) > Self.longestCompared else {
            return Indel.similarity(scalars, other.scalars)
        }
        return Indel.similarity(
            Array(scalars.prefix(Self.longestCompared)), Array(other.scalars.prefix(Self.longestCompared)))
    }

    /// Letters that are compared: the cost is the product of the lengths, and no title needs more to be told apart.
    private static let longestCompared = 1_024

    private static let blank: UInt32 = 0x20
}
