/// Reading the backslashes of JSON strings (RFC 8259 §7).
enum JSONEscapes {
    enum Problem: Error { case nul, halfCharacter, notUTF8 }

    /// The text of the bytes between a string's quotes, whose escapes `JSONCursor` has checked.
    static func text(_ raw: UnsafeBufferPointer<UInt8>) -> Result<String, Problem> {
        var plain: [UInt8] = []
        plain.reserveCapacity(raw.count)
        var index = 0
        while index < raw.count {
            guard raw[index] == Byte.backslash, index + 1 < raw.count else {
                plain.append(raw[index])
                index += 1
                continue
            }
            switch raw[index + 1] {
            case UInt8(ascii: "b"): plain.append(0x08)
            case UInt8(ascii: "f"): plain.append(0x0c)
            case UInt8(ascii: "n"): plain.append(Byte.lineFeed)
            case UInt8(ascii: "r"): plain.append(Byte.carriageReturn)
            case UInt8(ascii: "t"): plain.append(Byte.tab)
            case UInt8(ascii: "u"):
                var unit = hexUnit(raw, at: index)
                index += 4
                if (0xd800..<0xdc00).contains(unit), index + 3 < raw.count, raw[index + 2] == Byte.backslash,
                    raw[index + 3] == UInt8(ascii: "u")
                {
                    let low = hexUnit(raw, at: index + 2)
                    if (0xdc00..<0xe000).contains(low) {
                        unit = 0x10000 + (unit - 0xd800) << 10 + (low - 0xdc00)
                        index += 6
                    }
                }
                if unit == 0 { return .failure(.nul) }
                guard let scalar = Unicode.Scalar(unit) else { return .failure(.halfCharacter) }
                plain.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
            case let letter: plain.append(letter)
            }
            index += 2
        }
        guard let text = String(validating: plain, as: UTF8.self) else { return .failure(.notUTF8) }
        return .success(text)
    }

    /// The sixteen bits of the `\u1234` at `index`; 0 where it is cut short.
    private static func hexUnit(_ raw: UnsafeBufferPointer<UInt8>, at index: Int) -> UInt32 {
        guard index + 6 <= raw.count else { return 0 }
        return raw[index + 2..<index + 6].reduce(0) { $0 << 4 | UInt32($1.hexValue ?? 0) }
    }
}
