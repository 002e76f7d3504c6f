/// Texts as addresses write them: `%C3%A9` and, in forms, `+` for a blank.
enum FormText {
    /// The text with percent signs read, and `+` as a blank; what is no valid escape stays as it is.
    static func decoded(_ text: some StringProtocol, plusIsBlank: Bool = true) -> String {
        let bytes = Array(text.utf8)
        guard bytes.contains(where: { $0 == UInt8(ascii: "%") || $0 == UInt8(ascii: "+") }) else { return String(text) }
        var plain: [UInt8] = []
        plain.reserveCapacity(bytes.count)
        var index = 0
        while index < bytes.count {
            if bytes[index] == UInt8(ascii: "%"), index + 2 < bytes.count, let high = bytes[index + 1].hexValue,
                let low = bytes[index + 2].hexValue, high << 4 | low != 0
            {
                plain.append(high << 4 | low)
                index += 3
                continue
            }
            plain.append(plusIsBlank && bytes[index] == UInt8(ascii: "+") ? Byte.space : bytes[index])
            index += 1
        }
        // Escapes of another encoding: the address itself is better than a guess.
        return String(validating: plain, as: UTF8.self) ?? String(text)
    }
}
