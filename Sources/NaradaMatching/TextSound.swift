import NaradaText

/// How a text sounds in Latin letters, ready to be compared.
final class TextSound: Sendable {
    // All empty where its letters do not say, as kanji beside kana.
    let spelling: [UInt8]
    let skeleton: [UInt8]
    let digits: [UInt8]
    let letterCounts: LetterCounts

    init(_ romanization: Romanization?) {
        spelling = romanization?.spelling ?? []
        skeleton = romanization?.skeleton ?? []
        digits = romanization?.digits ?? []
        var counter = LetterCounter()
        for letter in spelling { counter.add(UInt32(letter)) }
        letterCounts = counter.counts()
    }

    /// Whether the two are one text in two scripts: spelt alike, or with a long skeleton in common.
    ///
    /// - Parameter skeletonsTell: whether a skeleton says something beside a spelling.
    func isOne(with other: TextSound, skeletonsTell: Bool) -> Bool {
        guard !spelling.isEmpty, digits == other.digits else { return false }
        let soundAlike = skeletonsTell && skeleton.count >= Self.helpful && skeleton == other.skeleton
        if soundAlike && skeleton.count >= Self.telling { return true }
        return isSimilar(to: other, atLeast: soundAlike ? Self.likeReading : Self.sameReading)
    }

    /// Spelling similarity, 0...1 (Indel), from which romanisations are one: with their habits brought to one, what is
    /// left is a vowel here or there.
    private static let sameReading = 0.88
    /// The same where the skeletons are equal too, though short: "supitsu" and "spitz".
    private static let likeReading = 0.70
    /// Classes of consonants from which equal skeletons are no accident by themselves: two of four agree once in 1,300.
    private static let telling = 4
    /// The same where the spellings are alike: two of three agree once in 200.
    private static let helpful = 3

    /// Whether the spellings' similarity (Indel) is `least` or more; mostly seen by their letters, unaligned.
    private func isSimilar(to other: TextSound, atLeast least: Double) -> Bool {
        let total = spelling.count + other.spelling.count
        if let common = letterCounts.mostCommon(with: other.letterCounts),
            Double(2 * common) < least * Double(total) - Self.rounding
        {
            return false
        }
        return Indel.similarity(spelling, other.spelling) >= least
    }

    /// More than a product of a share and a length can be off by: what is ruled out must be certain.
    private static let rounding = 1e-6

    /// The fingerprint of a skeleton; nil for an empty one.
    static func key(of skeleton: UnsafeBufferPointer<UInt8>) -> UInt64? {
        guard !skeleton.isEmpty else { return nil }
        var key = Fingerprint()
        for sound in skeleton { key.add(UInt32(sound)) }
        return key.value
    }
}
