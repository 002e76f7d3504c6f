/// Blanks of all widths, line ends and tabs: the Unicode property White_Space, which is stable.
package enum WhiteSpace {
    /// Whether there is any in the text. Linear; no more than a look at each code point.
    package static func isAny(in text: String) -> Bool { text.unicodeScalars.contains(where: isOne) }

    private static func isOne(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09...0x0D, 0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: true
        default: false
        }
    }
}
