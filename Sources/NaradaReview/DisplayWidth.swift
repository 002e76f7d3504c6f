/// How many columns of a terminal a text takes.
///
/// UAX #11 ("East Asian Width", revision 43, Unicode 16) says which characters are wide; what UAX #11 leaves open is
/// settled as most terminals do: ambiguous characters take one column, marks none, an emoji sequence two. Measured is
/// text that went through `harmless`; a control character counts as nothing.
public enum DisplayWidth {
    /// The columns of `text`. Cost: one pass; printable ASCII is counted without looking at characters.
    public static func columns(of text: some StringProtocol) -> Int {
        if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return text.utf8.count }
        return text.reduce(0) { $0 + columns(of: $1) }
    }

    /// The columns of one character as a reader counts them: 0, 1, 2, or more where a script joins several bases.
    public static func columns(of character: Character) -> Int {
        var sum = 0
        for scalar in character.unicodeScalars {
            // One picture, however many people are in the family: variation selector 16 or a regional indicator.
            if scalar == "\u{FE0F}" || (0x1F1E6...0x1F1FF).contains(scalar.value) { return emojiColumns }
            sum += columns(of: scalar)
        }
        let first = character.unicodeScalars.first
        return first?.properties.isEmojiPresentation == true ? emojiColumns : sum
    }

    private static let emojiColumns = 2

    private static func columns(of scalar: Unicode.Scalar) -> Int {
        if scalar.value < 0x300 { return scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value) ? 0 : 1 }
        // Vowels and finals of a Hangul syllable are drawn inside its first letter.
        if (0x1160...0x11FF).contains(scalar.value) || (0xD7B0...0xD7FF).contains(scalar.value) { return 0 }
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .control, .lineSeparator, .paragraphSeparator: return 0
        case .format where scalar.properties.isDefaultIgnorableCodePoint: return 0
        default: return isWide(scalar) ? 2 : 1
        }
    }

    private static func isWide(_ scalar: Unicode.Scalar) -> Bool {
        wide.contains { $0.contains(scalar.value) } || scalar.properties.isEmojiPresentation
    }

    /// The blocks whose characters are Wide or Fullwidth in EastAsianWidth.txt. Unassigned code points between two wide
    /// ones are counted in, as UAX #11 section 6 advises for the ideographic planes; wide emoji outside these blocks
    /// are told by their property.
    private static let wide: [ClosedRange<UInt32>] = [
        0x1100...0x115F,  // Hangul initial consonants
        0x2329...0x232A,  // angle brackets
        0x2E80...0x303E,  // CJK radicals, punctuation
        0x3041...0x3247,  // kana, bopomofo, compatibility jamo, enclosed CJK
        0x3250...0xA4CF,  // enclosed CJK, ideographs, hexagrams, Yi
        0xA960...0xA97F,  // Hangul initial consonants, extended
        0xAC00...0xD7A3,  // Hangul syllables
        0xF900...0xFAFF,  // compatibility ideographs
        0xFE10...0xFE1F,  // vertical forms
        0xFE30...0xFE6F,  // compatibility and small forms
        0xFF01...0xFF60,  // full-width forms
        0xFFE0...0xFFE6,  // full-width signs
        0x16FE0...0x1B2FF,  // Tangut, Khitan, old kana, Nushu
        0x1D300...0x1D37F,  // Tai Xuan Jing, counting rods
        0x1F200...0x1F265,  // enclosed ideographs
        0x20000...0x3FFFD,  // ideographs of planes 2 and 3
    ]
}
