/// Reads one JSON object (RFC 8259) from bytes, strictly, without recursion.
///
/// Foundation's parser is not used: it keeps one of two equal keys without a word, turns long ids into rounded numbers,
/// and forgets the spelling of nested values.
struct JSONScanner {
    /// Why bytes are not the object that was asked for.
    enum Problem: Error, Equatable {
        case notJSON(column: Int)
        case notAnObject
        case tooDeep
        case duplicateKey(String)
        case nul
    }

    /// Arrays and objects inside one another, at most. Services nest three or four deep; SQLite's own functions stop
    /// at 1000, and what is stored must stay readable by them.
    static let depthLimit = 64

    private let bytes: UnsafeBufferPointer<UInt8>
    private var index = 0

    /// The members of the object in `bytes`, in order.
    static func members(of bytes: UnsafeBufferPointer<UInt8>) throws(Problem) -> [(key: String, value: JSONValue)] {
        var scanner = JSONScanner(bytes: bytes)
        return try scanner.object()
    }

    private init(bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
    }

    private mutating func object() throws(Problem) -> [(key: String, value: JSONValue)] {
        guard nextToken() == Byte.brace else {
            index = 0
            _ = try value()
            throw .notAnObject
        }
        index += 1
        var members: [(key: String, value: JSONValue)] = []
        var seen: Set<String> = []
        if nextToken() == Byte.braceClose {
            index += 1
        } else {
            while true {
                guard nextToken() == Byte.quote else { throw malformed }
                let key = try string()
                guard seen.insert(key).inserted else { throw .duplicateKey(key) }
                guard nextToken() == UInt8(ascii: ":") else { throw malformed }
                index += 1
                members.append((key, try value()))
                let end = nextToken()
                guard end == Byte.comma || end == Byte.braceClose else { throw malformed }
                index += 1
                if end == Byte.braceClose { break }
            }
        }
        guard nextToken() == nil else { throw malformed }
        return members
    }

    private mutating func value() throws(Problem) -> JSONValue {
        switch nextToken() {
        case Byte.quote: return .string(try string())
        case UInt8(ascii: "t"):
            try word("true")
            return .bool(true)
        case UInt8(ascii: "f"):
            try word("false")
            return .bool(false)
        case UInt8(ascii: "n"):
            try word("null")
            return .null
        case Byte.brace, Byte.bracket: return .nested(try nested())
        default: return .number(try number())
        }
    }

    // MARK: Nested values

    /// Checks an array or object and returns its text. A list of open brackets stands in for the call stack.
    private mutating func nested() throws(Problem) -> String {
        let begin = index
        var open: [UInt8] = []
        repeat {
            // One turn: a value, or the opening or closing of a bracket, and the comma after it.
            if let byte = nextToken(), byte == Byte.brace || byte == Byte.bracket {
                guard open.count < Self.depthLimit else { throw .tooDeep }
                index += 1
                open.append(byte)
                if nextToken() != Self.close(of: byte) {
                    try memberKey(in: byte)
                    continue
                }
            } else {
                _ = try value()
            }
            // Values end here: close what closes, or go on behind a comma.
            while let container = open.last {
                let byte = nextToken()
                if byte == Self.close(of: container) {
                    index += 1
                    open.removeLast()
                } else if byte == Byte.comma {
                    index += 1
                    try memberKey(in: container)
                    break
                } else {
                    throw malformed
                }
            }
        } while !open.isEmpty
        guard let text = String(validating: bytes[begin..<index], as: UTF8.self) else { throw malformed }
        return text
    }

    private mutating func memberKey(in container: UInt8) throws(Problem) {
        guard container == Byte.brace else { return }
        guard nextToken() == Byte.quote else { throw malformed }
        _ = try string()
        guard nextToken() == UInt8(ascii: ":") else { throw malformed }
        index += 1
    }

    private static func close(of open: UInt8) -> UInt8 { open == Byte.brace ? Byte.braceClose : Byte.bracketClose }

    // MARK: Plain values

    private mutating func string() throws(Problem) -> String {
        index += 1
        let begin = index
        var plain: [UInt8]?
        var copied = begin
        while index < bytes.count {
            switch bytes[index] {
            case Byte.quote:
                let text: String?
                if var plain {
                    plain.append(contentsOf: bytes[copied..<index])
                    text = String(validating: plain, as: UTF8.self)
                } else {
                    text = String(validating: bytes[begin..<index], as: UTF8.self)
                }
                guard let text else { throw malformed }
                index += 1
                return text
            case Byte.backslash:
                var out = plain ?? []
                plain = nil
                out.append(contentsOf: bytes[copied..<index])
                try escape(into: &out)
                plain = out
                copied = index
            case 0x00..<0x20: throw malformed
            default: index += 1
            }
        }
        throw malformed
    }

    private mutating func escape(into out: inout [UInt8]) throws(Problem) {
        guard index + 1 < bytes.count else { throw malformed }
        let letter = bytes[index + 1]
        switch letter {
        case Byte.quote, Byte.backslash, UInt8(ascii: "/"): out.append(letter)
        case UInt8(ascii: "b"): out.append(0x08)
        case UInt8(ascii: "f"): out.append(0x0c)
        case UInt8(ascii: "n"): out.append(Byte.lineFeed)
        case UInt8(ascii: "r"): out.append(Byte.carriageReturn)
        case UInt8(ascii: "t"): out.append(Byte.tab)
        case UInt8(ascii: "u"):
            let scalar = try unicodeEscape()
            guard scalar.value != 0 else { throw .nul }
            out.append(contentsOf: Array(String(scalar).utf8))
            return
        default: throw malformed
        }
        index += 2
    }

    /// The scalar of `\u00e9` or of a surrogate pair; half a pair is no text.
    private mutating func unicodeEscape() throws(Problem) -> Unicode.Scalar {
        let first = try hexUnit()
        guard (0xd800..<0xdc00).contains(first) else {
            guard let scalar = Unicode.Scalar(first) else { throw malformed }
            return scalar
        }
        guard index + 1 < bytes.count, bytes[index] == Byte.backslash, bytes[index + 1] == UInt8(ascii: "u") else {
            throw malformed
        }
        let second = try hexUnit()
        guard (0xdc00..<0xe000).contains(second),
            let scalar = Unicode.Scalar(0x10000 + ((first - 0xd800) << 10) + (second - 0xdc00))
        else { throw malformed }
        return scalar
    }

    private mutating func hexUnit() throws(Problem) -> UInt32 {
        guard index + 6 <= bytes.count else { throw malformed }
        var unit: UInt32 = 0
        for byte in bytes[index + 2..<index + 6] {
            guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else { throw malformed }
            unit = unit << 4 | UInt32(digit)
        }
        index += 6
        return unit
    }

    private mutating func number() throws(Problem) -> String {
        let begin = index
        skip("-")
        let whole = digits()
        guard whole > 0, whole == 1 || bytes[index - whole] != UInt8(ascii: "0") else { throw malformed }
        if skip(".") {
            guard digits() > 0 else { throw malformed }
        }
        if skip("e") || skip("E") {
            if !skip("+") { skip("-") }
            guard digits() > 0 else { throw malformed }
        }
        return String(decoding: bytes[begin..<index], as: UTF8.self)
    }

    private mutating func digits() -> Int {
        let begin = index
        while index < bytes.count, (0x30...0x39).contains(bytes[index]) { index += 1 }
        return index - begin
    }

    @discardableResult
    private mutating func skip(_ scalar: Unicode.Scalar) -> Bool {
        guard index < bytes.count, UInt32(bytes[index]) == scalar.value else { return false }
        index += 1
        return true
    }

    private mutating func word(_ word: StaticString) throws(Problem) {
        let end = index + word.utf8CodeUnitCount
        guard end <= bytes.count else { throw malformed }
        for offset in 0..<word.utf8CodeUnitCount where bytes[index + offset] != word.utf8Start[offset] {
            throw malformed
        }
        index = end
    }

    /// The next byte that is not white space, without stepping over it.
    private mutating func nextToken() -> UInt8? {
        while index < bytes.count {
            switch bytes[index] {
            case Byte.space, Byte.tab, Byte.lineFeed, Byte.carriageReturn: index += 1
            default: return bytes[index]
            }
        }
        return nil
    }

    private var malformed: Problem { .notJSON(column: index + 1) }
}
