import NaradaModel

/// What texts are remembered by: a fingerprint of 128 bits of how they are written, byte by byte, which stands for them.
/// Two of a billion spellings share one in less than one of 10²⁰ such sets.
///
/// Swift holds canonically equivalent texts to be equal, and some of them are read otherwise: the Greek question mark is
/// a semicolon to `==` and none to a credit. Which was met first must not decide how the other is read.
///
/// Two lanes of 64 bits take eight bytes a step, each by an odd factor of its own; both end as a `Fingerprint` does. No
/// defence against texts made to collide: whoever can write into the library harms nobody else.
struct WrittenKey: Equatable, BitwiseCopyable, Sendable {
    private let low: UInt64
    private let high: UInt64

    /// The key of no text.
    static let none = WrittenKey(low: 0, high: 0)

    /// The key of a text.
    init(_ text: String) {
        var lanes = Lanes()
        lanes.add(text)
        self = lanes.key
    }

    /// The key of a credit as it is written, with the guests that the title names.
    init(_ artists: ArtistCredit, titleGuests: [String]) {
        var lanes = Lanes()
        for artist in artists.artists { lanes.add(artist.name) }
        lanes.add(UInt64(artists.artists.count))
        for guest in titleGuests { lanes.add(guest) }
        self = lanes.key
    }

    /// The key with these bits.
    init(low: UInt64, high: UInt64) { (self.low, self.high) = (low, high) }

    /// A number to find the key by in a table, and another one to choose the table.
    var place: Int { Int(truncatingIfNeeded: low) }
    var shard: Int { Int(truncatingIfNeeded: high >> 1) & Int.max }

    private struct Lanes {
        // Digits of the golden ratio and of the square root of two, to begin with different numbers.
        private var low: UInt64 = 0x9e37_79b9_7f4a_7c15
        private var high: UInt64 = 0x6a09_e667_f3bc_c908

        /// Adds a text and, behind it, its length: no two lists of texts are one row of bytes.
        mutating func add(_ text: String) {
            let isLent: Void? = text.utf8.withContiguousStorageIfAvailable { add(UnsafeRawBufferPointer($0)) }
            if isLent == nil { Array(text.utf8).withUnsafeBytes { add($0) } }
        }

        private mutating func add(_ bytes: UnsafeRawBufferPointer) {
            let stride = MemoryLayout<UInt64>.size
            var index = 0
            while index + stride <= bytes.count {
                add(bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self))
                index += stride
            }
            var rest: UInt64 = 0
            for byte in bytes[index...] { rest = rest << 8 | UInt64(byte) }
            add(rest)
            add(UInt64(bytes.count))
        }

        /// Adds a step.
        mutating func add(_ number: UInt64) {
            // Odd factors and shifts can be undone, so that one step alone never makes two numbers one.
            low = (low ^ number) &* 0xbf58_476d_1ce4_e5b9
            low ^= low >> 32
            high = (high &+ number) &* 0x94d0_49bb_1331_11eb
            high ^= high >> 29
        }

        // The lowest bit is set, so that no text has the key of none.
        var key: WrittenKey { WrittenKey(low: Fingerprint.mixed(low), high: Fingerprint.mixed(high) | 1) }
    }
}
