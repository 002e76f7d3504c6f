/// Latin letters that have no canonical decomposition, and the plain letters a catalogue files them under.
///
/// After CLDR's Latin-ASCII transform, for the letters of living languages; `ß` and `ſ` are the case folding's work.
enum LatinLetters {
    static func plain(_ scalar: UInt32) -> StaticString? {
        switch scalar {
        case 0x00E6: "ae"  // æ
        case 0x00F0: "d"  // ð
        case 0x00F8: "o"  // ø
        case 0x00FE: "th"  // þ
        case 0x0111: "d"  // đ
        case 0x0127: "h"  // ħ
        case 0x0131: "i"  // ı
        case 0x0138: "k"  // ĸ
        case 0x0142: "l"  // ł
        case 0x014B: "ng"  // ŋ
        case 0x0153: "oe"  // œ
        case 0x0167: "t"  // ŧ
        case 0x0180: "b"  // ƀ
        case 0x0192: "f"  // ƒ
        case 0x0199: "k"  // ƙ
        case 0x019A: "l"  // ƚ
        case 0x01B6: "z"  // ƶ
        case 0x01E5: "g"  // ǥ
        case 0x0237: "j"  // ȷ
        case 0x0247: "e"  // ɇ
        case 0x0249: "j"  // ɉ
        case 0x024D: "r"  // ɍ
        case 0x0253: "b"  // ɓ
        case 0x0254: "o"  // ɔ
        case 0x0257: "d"  // ɗ
        case 0x0259: "e"  // ə
        case 0x025B: "e"  // ɛ
        case 0x0268: "i"  // ɨ
        case 0x026B: "l"  // ɫ
        case 0x0272: "n"  // ɲ
        default: nil
        }
    }
}
