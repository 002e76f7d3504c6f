/// The classes of the code points that most titles beyond ASCII are written in, looked up instead of asked of ICU each
/// time.
enum CharacterClassTable {
    /// Latin-1 to the Cyrillic Supplement with the accents; punctuation; and the signs and kana of CJK, after the blocks of
    /// Unicode.
    private static let alphabets: Range<UInt32> = 0x80..<0x530
    private static let punctuation: Range<UInt32> = 0x2000..<0x2070
    private static let kana: Range<UInt32> = 0x3000..<0x3100
    /// Unified ideographs that every ICU in use knows (Unicode 6.1); all are letters.
    private static let ideographs: Range<UInt32> = 0x4E00..<0x9FCD

    private static let alphabetClasses = alphabets.map(Normalized.wideClass)
    private static let punctuationClasses = punctuation.map(Normalized.wideClass)
    private static let kanaClasses = kana.map(Normalized.wideClass)

    /// The class of the code point; nil for one that only ICU knows.
    @inline(__always)
    static func known(_ scalar: UInt32) -> CharacterClass? {
        if alphabets.contains(scalar) { return alphabetClasses[Int(scalar - alphabets.lowerBound)] }
        if ideographs.contains(scalar) { return .letter }
        if kana.contains(scalar) { return kanaClasses[Int(scalar - kana.lowerBound)] }
        if punctuation.contains(scalar) { return punctuationClasses[Int(scalar - punctuation.lowerBound)] }
        return nil
    }
}
