import Foundation

/// Steps over the pieces of JSON in a buffer. Each step says nil where the piece was whole and right.
struct JSONCursor {
    var index = 0
    /// Whether all characters of strings since the last `forgetLetters` were ASCII.
    var isASCII: Bool { seen & Self.highs == 0 }

    /// What the bits of those characters are together.
    private var seen: UInt64 = 0
    private let bytes: UnsafeBufferPointer<UInt8>

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
    }

    private static let ones: UInt64 = 0x0101_0101_0101_0101
    private static let highs: UInt64 = 0x8080_8080_8080_8080

    mutating func forgetLetters() { seen = 0 }

    /// The next byte that is not white space, without stepping over it; nil at the end of the buffer.
    @inline(__always)
    mutating func token() -> UInt8? {
        while index < bytes.count {
            let byte = bytes[index]
            guard byte == Byte.space || byte == Byte.lineFeed || byte == Byte.carriageReturn || byte == Byte.tab else {
                return byte
            }
            index += 1
        }
        return nil
    }

    /// The string, number or word that begins here.
    mutating func plainValue() -> JSONTape.Outcome? {
        guard index < bytes.count else { return .incomplete }
        var hasEscapes = false
        switch bytes[index] {
        case Byte.quote: return string(&hasEscapes)
        case UInt8(ascii: "t"): return word("true")
        case UInt8(ascii: "f"): return word("false")
        case UInt8(ascii: "n"): return word("null")
        default: return number()
        }
    }

    /// A member's key and the colon behind it.
    mutating func key(_ key: inout (start: Int, end: Int)) -> JSONTape.Outcome? {
        guard let quote = token() else { return .incomplete }
        guard quote == Byte.quote else { return .malformed(at: index) }
        let begin = index + 1
        var hasEscapes = false
        if let problem = string(&hasEscapes) { return problem }
        key = (begin, index - 1)
        guard let colon = token() else { return .incomplete }
        guard colon == UInt8(ascii: ":") else { return .malformed(at: index) }
        index += 1
        return nil
    }

    /// A string from its opening to behind its closing quote.
    mutating func string(_ hasEscapes: inout Bool) -> JSONTape.Outcome? {
        index += 1
        while true {
            skipPlainCharacters()
            guard index < bytes.count else { return .incomplete }
            switch bytes[index] {
            case Byte.quote:
                index += 1
                return nil
            case Byte.backslash:
                hasEscapes = true
                if let problem = escape() { return problem }
            default: return .malformed(at: index)
            }
        }
    }

    /// Goes to the next quote, backslash or control character.
    @inline(__always)
    private mutating func skipPlainCharacters() {
        let (ones, highs) = (Self.ones, Self.highs)
        let raw = UnsafeRawBufferPointer(bytes)
        // Eight bytes at once: a byte is zero where taking one away borrows from its high bit (Mycroft's test). What is
        // found lowest is exact, what lies above it may be a borrow, and only the lowest is used.
        while index + 8 <= bytes.count {
            let word = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: index, as: UInt64.self))
            let quotes = word ^ (ones &* UInt64(Byte.quote))
            let backslashes = word ^ (ones &* UInt64(Byte.backslash))
            let found =
                ((quotes &- ones) & ~quotes | (backslashes &- ones) & ~backslashes
                    | (word &- ones &* UInt64(Byte.space)) & ~word) & highs
            guard found == 0 else {
                let place = found.trailingZeroBitCount & ~7
                seen |= word & ((1 << UInt64(place)) &- 1)
                index += place >> 3
                return
            }
            seen |= word
            index += 8
        }
        while index < bytes.count {
            let byte = bytes[index]
            guard byte != Byte.quote, byte != Byte.backslash, byte >= Byte.space else { return }
            seen |= UInt64(byte)
            index += 1
        }
    }

    /// Steps over bytes that are those at `text`; false, and no step, where they are others or fewer.
    @inline(__always)
    mutating func skip(_ text: UnsafePointer<UInt8>, count: Int) -> Bool {
        guard count <= bytes.count - index, let start = bytes.baseAddress, memcmp(start + index, text, count) == 0
        else { return false }
        index += count
        return true
    }

    private mutating func escape() -> JSONTape.Outcome? {
        guard index + 1 < bytes.count else { return .incomplete }
        switch bytes[index + 1] {
        case Byte.quote, Byte.backslash, UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"), UInt8(ascii: "n"),
            UInt8(ascii: "r"), UInt8(ascii: "t"):
            index += 2
        case UInt8(ascii: "u"):
            for place in index + 2..<index + 6 {
                guard place < bytes.count else { return .incomplete }
                guard bytes[place].hexValue != nil else { return .malformed(at: index) }
            }
            index += 6
        default: return .malformed(at: index)
        }
        return nil
    }

    mutating func word(_ word: StaticString) -> JSONTape.Outcome? {
        for offset in 0..<word.utf8CodeUnitCount {
            guard index + offset < bytes.count else { return .incomplete }
            guard bytes[index + offset] == word.utf8Start[offset] else { return .malformed(at: index) }
        }
        index += word.utf8CodeUnitCount
        return nil
    }

    mutating func number() -> JSONTape.Outcome? {
        let begin = index
        if index < bytes.count, bytes[index] == UInt8(ascii: "-") { index += 1 }
        let whole = digits()
        // Behind the last digit of the buffer another may come.
        guard index < bytes.count else { return .incomplete }
        guard whole > 0, whole == 1 || bytes[index - whole] != UInt8(ascii: "0") else { return .malformed(at: begin) }
        if bytes[index] == UInt8(ascii: ".") {
            index += 1
            let count = digits()
            guard index < bytes.count else { return .incomplete }
            guard count > 0 else { return .malformed(at: begin) }
        }
        if bytes[index] | 0x20 == UInt8(ascii: "e") {
            index += 1
            if index < bytes.count, bytes[index] == UInt8(ascii: "+") || bytes[index] == UInt8(ascii: "-") {
                index += 1
            }
            let count = digits()
            guard index < bytes.count else { return .incomplete }
            guard count > 0 else { return .malformed(at: begin) }
        }
        return nil
    }

    private mutating func digits() -> Int {
        let begin = index
        while index < bytes.count, (0x30...0x39).contains(bytes[index]) { index += 1 }
        return index - begin
    }
}

extension UInt8 {
    /// 0...15 for a hexadecimal digit in either case; nil for any other byte.
    var hexValue: UInt8? {
        switch self {
        case 0x30...0x39: self - 0x30
        case 0x41...0x46: self - 0x37
        case 0x61...0x66: self - 0x57
        default: nil
        }
    }
}
