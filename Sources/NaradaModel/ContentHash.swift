/// A fingerprint of content: 128 bits, written as 32 hexadecimal digits, the same on every machine and every day.
///
/// FNV-1a with 128 bits (Fowler, Noll, Vo; RFC 9923). It tells an edited migration or profile from the original and
/// names rows that came without an id. It is no defence against someone who wants a collision; nothing here needs one,
/// and a cryptographic library would double a fresh build for it. Cost: one multiplication per byte.
public struct ContentHash: Sendable {
    private var state: UInt128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d

    public init() {}

    /// The fingerprint of the UTF-8 bytes of `text`.
    public init(of text: String) {
        update(text)
    }

    /// Adds the UTF-8 bytes of `text`.
    public mutating func update(_ text: String) {
        for byte in text.utf8 { update(byte) }
    }

    /// Adds the text and an end mark, so that `ab` + `c` and `a` + `bc` differ; nil differs from empty.
    public mutating func update(field text: String?) {
        guard let text else {
            update(0xfe)
            return
        }
        update(text)
        update(0xff)
    }

    /// Adds bytes that need not be text.
    public mutating func update(bytes: some Sequence<UInt8>) {
        for byte in bytes { update(byte) }
    }

    private mutating func update(_ byte: UInt8) {
        state ^= UInt128(byte)
        state &*= 0x0000_0000_0100_0000_0000_0000_0000_013b
    }

    /// The 32 hexadecimal digits, lower case.
    public var hex: String {
        let digits = String(state, radix: 16)
        return String(repeating: "0", count: 32 - digits.utf8.count) + digits
    }

    /// The first 12 hexadecimal digits: enough to tell versions apart in a report.
    public var short: String { String(hex.prefix(12)) }
}
