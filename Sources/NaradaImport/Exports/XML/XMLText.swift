/// Reading the characters of XML texts.
enum XMLText {
    enum Reading: Equatable {
        case text(String)
        case notUTF8
        case nul
        case unknownEntity(String)
    }

    /// The text as it stands: the inside of CDATA.
    static func plain(_ raw: UnsafeBufferPointer<UInt8>) -> Reading {
        if raw.contains(Byte.nul) { return .nul }
        return String(validating: raw, as: UTF8.self).map(Reading.text) ?? .notUTF8
    }

    /// The text with entities read. An `&` that begins none is one of the many that programs forgot to write as `&amp;`.
    static func read(_ raw: UnsafeBufferPointer<UInt8>) -> Reading {
        guard raw.contains(where: { $0 == UInt8(ascii: "&") || $0 == Byte.nul }) else { return plain(raw) }
        var out: [UInt8] = []
        out.reserveCapacity(raw.count)
        var index = 0
        while index < raw.count {
            let byte = raw[index]
            if byte == Byte.nul { return .nul }
            guard byte == UInt8(ascii: "&"), let end = end(of: raw, from: index + 1) else {
                out.append(byte)
                index += 1
                continue
            }
            let name = raw[index + 1..<end]
            switch replacement(of: name) {
            case .nul: return .nul
            case .scalar(let scalar):
                out.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
            case .unknown: return .unknownEntity(String(decoding: name, as: UTF8.self))
            }
            index = end + 1
        }
        return String(validating: out, as: UTF8.self).map(Reading.text) ?? .notUTF8
    }

    private enum Replacement {
        case scalar(Unicode.Scalar)
        case nul
        case unknown
    }

    /// Bytes of an entity's name, at most: `#x10ffff` has eight, and no known one more.
    private static let nameLimit = 32

    /// The index of the semicolon behind a name or number; nil where none follows.
    private static func end(of raw: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
        var index = start
        while index < raw.count, index - start <= nameLimit {
            let byte = raw[index]
            if byte == Byte.semicolon { return index > start ? index : nil }
            let isName =
                byte == UInt8(ascii: "#") && index == start || (0x30...0x39).contains(byte)
                || (0x41...0x5a).contains(byte) || (0x61...0x7a).contains(byte)
            guard isName else { return nil }
            index += 1
        }
        return nil
    }

    private static func replacement(of name: Slice<UnsafeBufferPointer<UInt8>>) -> Replacement {
        if name.first == UInt8(ascii: "#") {
            var digits = name.dropFirst()
            var radix: UInt32 = 10
            if digits.first == UInt8(ascii: "x") {
                radix = 16
                digits = digits.dropFirst()
            }
            var value: UInt32 = 0
            guard !digits.isEmpty, digits.count <= 8 else { return .unknown }
            for byte in digits {
                guard let digit = byte.hexValue, UInt32(digit) < radix else { return .unknown }
                let (product, overflow) = value.multipliedReportingOverflow(by: radix)
                guard !overflow, product <= UInt32.max - UInt32(digit) else { return .unknown }
                value = product + UInt32(digit)
            }
            if value == 0 { return .nul }
            return Unicode.Scalar(value).map(Replacement.scalar) ?? .unknown
        }
        switch String(decoding: name, as: UTF8.self) {
        case "amp": return .scalar("&")
        case "lt": return .scalar("<")
        case "gt": return .scalar(">")
        case "quot": return .scalar("\"")
        case "apos": return .scalar("'")
        default: return .unknown
        }
    }
}
