/// A MusicBrainz identifier: a UUID (RFC 9562) that names a recording in MusicBrainz.
public struct MBID: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The 36 characters of the UUID, lower case, with hyphens.
    public let text: String

    /// The identifier that `text` spells, or nil where it is no UUID; case is forgiven, missing hyphens are not.
    public init?(_ text: some StringProtocol) {
        let bytes = text.utf8
        guard bytes.count == 36 else { return nil }
        var lower: [UInt8] = []
        lower.reserveCapacity(36)
        for (index, byte) in bytes.enumerated() {
            switch (index, byte) {
            case (8, UInt8(ascii: "-")), (13, UInt8(ascii: "-")), (18, UInt8(ascii: "-")), (23, UInt8(ascii: "-")):
                lower.append(byte)
            case (8, _), (13, _), (18, _), (23, _): return nil
            case (_, UInt8(ascii: "0")...UInt8(ascii: "9")), (_, UInt8(ascii: "a")...UInt8(ascii: "f")):
                lower.append(byte)
            case (_, UInt8(ascii: "A")...UInt8(ascii: "F")): lower.append(byte + 32)
            default: return nil
            }
        }
        self.text = String(decoding: lower, as: UTF8.self)
    }

    public var description: String { text }

    public static func < (left: MBID, right: MBID) -> Bool { left.text < right.text }
}
