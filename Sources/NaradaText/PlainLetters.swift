/// The letters that most titles have no others than.
enum PlainLetters {
    /// Whether valid UTF-8 is all Latin letters and blanks, but for ASCII characters that `areAlso` allows.
    ///
    /// Letters are those of ASCII and of Latin-1 to Latin Extended-B from `À` on, composed.
    @inline(__always)
    static func areAll(
        _ bytes: UnsafeBufferPointer<UInt8>, or areAlso: (UInt8) -> Bool = { _ in false }
    ) -> Bool {
        areAll(bytes, or: areAlso) { (0xC0...0x24F).contains($0) && $0 != 0xD7 && $0 != 0xF7 }
    }

    /// Whether valid UTF-8 is all letters and blanks, but for ASCII characters that `areAlso` allows: those of
    /// `areAll(_:or:)`, and of Greek, Cyrillic, kana, Han and Hangul.
    ///
    /// False says little: rare letters of those scripts are left out, and all others.
    @inline(__always)
    static func areAllOfAnyScript(
        _ bytes: UnsafeBufferPointer<UInt8>, or areAlso: (UInt8) -> Bool = { _ in false }
    ) -> Bool {
        areAll(bytes, or: areAlso, beyondASCII: isLetter)
    }

    /// The same with those letters beyond ASCII that `isLetter` lets in.
    @inline(__always)
    private static func areAll(
        _ bytes: UnsafeBufferPointer<UInt8>, or areAlso: (UInt8) -> Bool, beyondASCII isLetter: (UInt32) -> Bool
    ) -> Bool {
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            if byte < 0x80 {
                guard (byte | 0x20) &- 0x61 < 26 || byte == 0x20 || areAlso(byte) else { return false }
                index += 1
            } else {
                guard let wide = wide(bytes, at: index), isLetter(wide.scalar) else { return false }
                index += wide.length
            }
        }
        return true
    }

    /// The code point beyond ASCII, up to U+FFFF, that begins at `index` of valid UTF-8, and its bytes; nil for others.
    @inline(__always)
    static func wide(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> (scalar: UInt32, length: Int)? {
        let first = UInt32(bytes[index])
        if first < 0xE0, index + 1 < bytes.count {
            return ((first & 0x1F) << 6 | UInt32(bytes[index + 1] & 0x3F), 2)
        }
        guard first < 0xF0, index + 2 < bytes.count else { return nil }
        return ((first & 0xF) << 12 | UInt32(bytes[index + 1] & 0x3F) << 6 | UInt32(bytes[index + 2] & 0x3F), 3)
    }

    /// Whether the code point is a letter of Latin, Greek, Cyrillic, kana, Han or Hangul: see `areAllOfAnyScript`.
    @inline(__always)
    static func isLetter(_ scalar: UInt32) -> Bool {
        switch scalar {
        // Signs for multiplying and dividing, and places of Greek without a letter.
        case 0xD7, 0xF7, 0x38B, 0x38D, 0x3A2: false
        case 0xC0...0x24F, 0x388...0x3CE, 0x400...0x481, 0x48A...0x52F, 0x3041...0x3096, 0x30A1...0x30FA, 0x30FC,
            0x4E00...0x9FCC, 0xAC00...0xD7A3:
            true
        default: false
        }
    }

    /// The letters of Latin end before it.
    static let firstForeign: UInt32 = 0x250
}
