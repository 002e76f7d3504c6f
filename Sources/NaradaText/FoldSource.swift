import CICU

/// What a code point does to a folded text.
enum CharacterClass: UInt8 {
    /// Kept: a letter, or a mark that spells.
    case letter
    case number
    /// Left out without a trace: accents and apostrophes.
    case accent
    case apostrophe
    /// A kana voicing mark: kept, and composed with its kana at the end.
    case voicing
    case blank
    /// Punctuation and symbols: a blank, unless `Spelling` knows better.
    case symbol
}

/// Case-folded text, one code point at a time.
protocol FoldSource {
    var count: Int { get }
    /// The case-folded code point.
    subscript(index: Int) -> UInt32 { get }
    static func characterClass(of scalar: UInt32) -> CharacterClass
}

/// ASCII bytes, lower-cased on the way: the fast path without ICU.
struct Lowercased: FoldSource {
    let bytes: UnsafeBufferPointer<UInt8>

    var count: Int { bytes.count }

    @inline(__always)
    subscript(index: Int) -> UInt32 {
        let byte = bytes[index]
        return UInt32(byte &- 0x41 < 26 ? byte | 0x20 : byte)
    }

    @inline(__always)
    static func characterClass(of scalar: UInt32) -> CharacterClass { asciiClass(of: scalar) }

    @inline(__always)
    static func asciiClass(of scalar: UInt32) -> CharacterClass {
        if scalar &- 0x61 < 26 || scalar &- 0x41 < 26 { return .letter }
        if scalar &- 0x30 < 10 { return .number }
        if scalar == 0x27 || scalar == 0x60 { return .apostrophe }
        if scalar == 0x20 || scalar &- 9 < 5 { return .blank }
        return .symbol
    }
}

/// Code points as NFKC_Casefold and canonical decomposition leave them.
struct Normalized: FoldSource {
    let scalars: UnsafeBufferPointer<UInt32>

    init(_ scalars: UnsafeBufferPointer<UInt32>) { self.scalars = scalars }

    var count: Int { scalars.count }

    @inline(__always)
    subscript(index: Int) -> UInt32 { scalars[index] }

    static func characterClass(of scalar: UInt32) -> CharacterClass {
        if scalar < 0x80 { return Lowercased.asciiClass(of: scalar) }
        return CharacterClassTable.known(scalar) ?? wideClass(of: scalar)
    }

    /// The class of a code point beyond ASCII.
    static func wideClass(of scalar: UInt32) -> CharacterClass {
        if isApostrophe(scalar) { return .apostrophe }
        switch narada_classify(scalar) {
        case NARADA_LETTER: return .letter
        case NARADA_NUMBER: return .number
        case NARADA_ACCENT: return .accent
        case NARADA_VOICING: return .voicing
        case NARADA_BLANK: return .blank
        default: return .symbol
        }
    }

    /// Everything that is typed, set or scanned for an apostrophe; the Hebrew and Armenian ones; the Arabic tatweel,
    /// which only stretches a word.
    static func isApostrophe(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x27, 0x60, 0xB4, 0x02B9...0x02BF, 0x02C8, 0x02CB, 0x2018, 0x2019, 0x201B, 0x2032, 0x2035, 0xA78B,
            0xA78C, 0xFF07, 0x055A, 0x05F3, 0x05F4, 0x0640:
            true
        default: false
        }
    }
}
