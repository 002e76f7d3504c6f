/// Says of a folded word that it is certainly none of a set, without making a string of it: one bit for each hash.
///
/// Most words of titles mean nothing to the grammar, and most titles have no other words. Of a thousand words that are
/// not in the set, five or so are said to be possibly in it, and are looked up properly.
struct WordFilter: Sendable {
    private static let bitCount = 1 << 16
    private let bits: [UInt64]

    init(_ words: some Sequence<String>) {
        var bits = [UInt64](repeating: 0, count: Self.bitCount / UInt64.bitWidth)
        for word in words {
            let place = Self.place(of: Self.hash(of: word))
            bits[place / UInt64.bitWidth] |= 1 << UInt64(place % UInt64.bitWidth)
        }
        self.bits = bits
    }

    /// A word's hash on its way, byte by byte: FNV-1a (Fowler, Noll, Vo 1991).
    struct Hash {
        fileprivate var state: UInt64 = 0xcbf2_9ce4_8422_2325

        @inline(__always)
        mutating func add(_ byte: UInt8) { state = (state ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
    }

    /// The hash of a whole text.
    @inline(__always)
    static func hash(of text: String) -> Hash {
        var text = text
        return text.withUTF8(hash)
    }

    /// The same of its UTF-8.
    @inline(__always)
    static func hash(of bytes: UnsafeBufferPointer<UInt8>) -> Hash {
        var hash = Hash()
        for byte in bytes { hash.add(byte) }
        return hash
    }

    @inline(__always)
    private static func place(of hash: Hash) -> Int {
        Int(truncatingIfNeeded: (hash.state ^ hash.state >> 32) & UInt64(bitCount - 1))
    }

    /// Whether a word of that hash may be in the set; false is certain.
    @inline(__always)
    func mayContain(_ hash: Hash) -> Bool {
        let place = Self.place(of: hash)
        return bits[place / UInt64.bitWidth] >> UInt64(place % UInt64.bitWidth) & 1 != 0
    }

    /// Whether a word of the folded text may be in the set; false is certain.
    func mayMeetWord(of folded: String) -> Bool {
        var folded = folded
        return folded.withUTF8 { bytes in
            var hash = Hash()
            for byte in bytes {
                if byte != UInt8(ascii: " ") {
                    hash.add(byte)
                    continue
                }
                if mayContain(hash) { return true }
                hash = Hash()
            }
            return mayContain(hash)
        }
    }
}
