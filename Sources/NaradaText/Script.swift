/// A writing system, as far as titles need to tell them apart.
public enum Script: String, Hashable, Sendable, CaseIterable, BitwiseCopyable {
    case latin, cyrillic, greek, han, kana, hangul, arabic, hebrew, thai, devanagari, armenian, georgian
    /// Any other script.
    case other
    /// No letters: symbols and digits only.
    case none
}

/// The script that most letters of `text` are written in; `.none` without letters.
///
/// A tie goes to the script that comes first in `Script.allCases`. Japanese text is `.kana` or `.han`, whichever it
/// has more of. Linear.
public func dominantScript(of text: String) -> Script {
    dominantScript(of: text.unicodeScalars.lazy.map(\.value))
}

/// The same of the values of Unicode scalars.
package func dominantScript(ofScalars scalars: UnsafeBufferPointer<UInt32>) -> Script { dominantScript(of: scalars) }

private func dominantScript(of scalars: some Sequence<UInt32>) -> Script {
    // Most texts are of one script, so that letters are counted in runs and others than the first one seldom.
    var (first, count) = (Script.none, 0)
    var others: [(script: Script, count: Int)] = []
    for scalar in scalars {
        guard let script = Script.of(scalar) else { continue }
        if count == 0 { first = script }
        if script == first {
            count += 1
        } else if let index = others.firstIndex(where: { $0.script == script }) {
            others[index].count += 1
        } else {
            others.append((script, 1))
        }
    }
    if others.isEmpty { return first }
    let counts = others + [(first, count)]
    let most = counts.map(\.count).max()
    return Script.allCases.first { script in counts.contains { $0.script == script && $0.count == most } } ?? .none
}

extension Script {
    /// The script of a letter, after the blocks of the Unicode Standard; nil for anything that is no letter.
    static func of(_ scalar: Unicode.Scalar) -> Script? { of(scalar.value) }

    /// The same by the value of a Unicode scalar.
    @inline(__always)
    static func of(_ scalar: UInt32) -> Script? {
        scalar < 0x80 ? ((scalar | 0x20) &- 0x61 < 26 ? .latin : nil) : ofWide(scalar)
    }

    /// The script of a letter beyond ASCII. In three parts, since one list would be gone through from its beginning.
    private static func ofWide(_ scalar: UInt32) -> Script? {
        switch scalar {
        case ..<0x1100: ofAlphabet(scalar)
        case 0x3000...: ofEastAsia(scalar)
        default: ofExtension(scalar)
        }
    }

    private static func ofAlphabet(_ scalar: UInt32) -> Script? {
        switch scalar {
        case 0xAA, 0xBA, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x24F, 0x250...0x2AF: .latin
        case 0x400...0x52F: .cyrillic
        case 0x370...0x373, 0x376...0x377, 0x37B...0x37D, 0x37F, 0x386...0x3FF: .greek
        case 0x531...0x556, 0x561...0x588: .armenian
        case 0x5D0...0x5F2: .hebrew
        case 0x620...0x64A, 0x66E...0x6D3, 0x750...0x77F, 0x8A0...0x8FF: .arabic
        case 0x904...0x939, 0x958...0x961: .devanagari
        case 0xE01...0xE30, 0xE32...0xE33, 0xE40...0xE46: .thai
        case 0x10A0...0x10FF: .georgian
        default: ofAnother(scalar)
        }
    }

    private static func ofExtension(_ scalar: UInt32) -> Script? {
        switch scalar {
        case 0x1100...0x11FF: .hangul
        case 0x1C80...0x1C88, 0x2DE0...0x2DFF: .cyrillic
        case 0x1C90...0x1CBF, 0x2D00...0x2D2D: .georgian
        case 0x1E00...0x1EFF, 0x2C60...0x2C7F: .latin
        case 0x1F00...0x1FBC, 0x1FC2...0x1FFC: .greek
        default: ofAnother(scalar)
        }
    }

    private static func ofEastAsia(_ scalar: UInt32) -> Script? {
        switch scalar {
        case 0x3041...0x3096, 0x309D...0x309F, 0x30A1...0x30FA, 0x30FC...0x30FF, 0x31F0...0x31FF: .kana
        case 0x4E00...0x9FFF, 0x3005...0x3007, 0x3400...0x4DBF, 0xF900...0xFAFF, 0x20000...0x3FFFF: .han
        case 0xAC00...0xD7FB, 0x3131...0x318E, 0xA960...0xA97C, 0xFFA0...0xFFDC: .hangul
        case 0xA640...0xA69F: .cyrillic
        case 0xA720...0xA7FF, 0xFF21...0xFF3A, 0xFF41...0xFF5A: .latin
        case 0xFB1D...0xFB4F: .hebrew
        case 0xFB50...0xFDFF, 0xFE70...0xFEFC: .arabic
        case 0xFF66...0xFF9D: .kana
        default: ofAnother(scalar)
        }
    }

    /// No letters of other scripts stand among those of Latin, and modifiers behind them are none.
    private static func ofAnother(_ scalar: UInt32) -> Script? {
        guard scalar > 0x2AF, let letter = Unicode.Scalar(scalar) else { return nil }
        return letter.properties.isAlphabetic ? .other : nil
    }
}
