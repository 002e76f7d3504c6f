/// Characters that compatibility normalisation would take apart in a way no reader means, replaced before it.
///
/// NFKC turns the acute accent of `Don´t` into a blank and a mark, the Greek koronis of `Σ᾽ αγαπώ` likewise, and
/// `Title™` into `TitleTM`.
enum Lookalikes {
    /// The UTF-8 bytes of the character and what to read instead.
    private static let table: [(bytes: [UInt8], instead: UInt8)] = [
        ([0xC2, 0xB4], UInt8(ascii: "'")),  // U+00B4 acute accent
        ([0xE1, 0xBE, 0xBD], UInt8(ascii: "'")),  // U+1FBD Greek koronis
        ([0xE1, 0xBE, 0xBF], UInt8(ascii: "'")),  // U+1FBF Greek psili
        ([0xE1, 0xBF, 0xBE], UInt8(ascii: "'")),  // U+1FFE Greek dasia
        ([0xE2, 0x84, 0xA2], UInt8(ascii: " ")),  // U+2122 trade mark
        ([0xE2, 0x84, 0xA0], UInt8(ascii: " ")),  // U+2120 service mark
    ]

    /// The text with the characters replaced, or nil where it has none, which is nearly always.
    static func replaced(in bytes: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
        guard bytes.contains(where: { $0 == 0xC2 || $0 == 0xE1 || $0 == 0xE2 }) else { return nil }
        var result: [UInt8] = []
        var copied = 0
        var index = 0
        while index < bytes.count {
            guard let found = table.first(where: { matches($0.bytes, bytes, at: index) }) else {
                index += 1
                continue
            }
            result.append(contentsOf: bytes[copied..<index])
            result.append(found.instead)
            index += found.bytes.count
            copied = index
        }
        guard copied > 0 else { return nil }
        result.append(contentsOf: bytes[copied...])
        return result
    }

    private static func matches(_ pattern: [UInt8], _ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
        guard bytes[index] == pattern[0], index + pattern.count <= bytes.count else { return false }
        return (1..<pattern.count).allSatisfy { bytes[index + $0] == pattern[$0] }
    }
}
