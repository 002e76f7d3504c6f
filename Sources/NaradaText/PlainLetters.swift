/// The letters that most titles have no others than.
enum PlainLetters {
    /// Whether valid UTF-8 is all Latin letters and blanks, but for ASCII characters that `areAlso` allows.
    ///
    /// Letters are those of ASCII and of Latin-1 to Latin Extended-B from `À` on, composed.
    @inline(__always)
    static func areAll(
        _ bytes: UnsafeBufferPointer<UInt8>, or areAlso: (UInt8) -> Bool = { _ in false }
    ) -> Bool {
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            if byte < 0x80 {
                guard (byte | 0x20) &- 0x61 < 26 || byte == 0x20 || areAlso(byte) else { return false }
                index += 1
                continue
            }
            // U+00C0 to U+024F; U+00D7 and U+00F7 are signs for multiplying and dividing.
            guard (0xC3...0xC9).contains(byte), index + 1 < bytes.count,
                byte != 0xC3 || bytes[index + 1] & 0x1F != 0x17, byte != 0xC9 || bytes[index + 1] < 0x90
            else { return false }
            index += 2
        }
        return true
    }
}
