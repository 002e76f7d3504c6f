/// An International Standard Recording Code: two letters, three letters or digits, seven digits (ISO 3901:2019).
///
/// Equal codes are evidence for one recording, never proof: codes are shared by mistake and reissued by habit.
public struct ISRC: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The twelve characters, upper case, without hyphens.
    public let code: String

    /// The code that `text` spells, or nil where its syntax is wrong.
    ///
    /// Hyphens, blanks, case and a leading `ISRC` are forgiven, as ISO 3901 presents codes that way:
    /// `ISRC US-S1Z-99-00001` is `USS1Z9900001`.
    public init?(_ text: some StringProtocol) {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(16)
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "-"), UInt8(ascii: " "), UInt8(ascii: "."): continue
            case UInt8(ascii: "a")...UInt8(ascii: "z"): bytes.append(byte - 32)
            default: bytes.append(byte)
            }
            if bytes.count > 16 { return nil }
        }
        if bytes.count == 16, bytes.starts(with: "ISRC".utf8) { bytes.removeFirst(4) }
        guard bytes.count == 12, bytes[0..<2].allSatisfy(Self.isLetter),
            bytes[2..<5].allSatisfy({ Self.isLetter($0) || Self.isDigit($0) }), bytes[5..<12].allSatisfy(Self.isDigit)
        else { return nil }
        code = String(decoding: bytes, as: UTF8.self)
    }

    /// The valid codes of a field that may hold several, sorted and without doubles, and the pieces that are no code.
    ///
    /// Services separate codes by blanks, commas, semicolons, slashes or bars.
    public static func list(in text: String) -> (codes: [ISRC], refused: [String]) {
        if let single = ISRC(text) { return ([single], []) }
        var codes: Set<ISRC> = []
        var refused: [String] = []
        for piece in text.split(whereSeparator: { " ,;/|\t".contains($0) }) {
            if let code = ISRC(piece) { codes.insert(code) } else { refused.append(String(piece)) }
        }
        return (codes.sorted(), refused)
    }

    public var description: String { code }

    public static func < (left: ISRC, right: ISRC) -> Bool { left.code < right.code }

    private static func isLetter(_ byte: UInt8) -> Bool { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) }
    private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
}
