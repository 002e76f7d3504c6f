/// For each symbol, the places of a pattern where it stands, as bits in words of 64: what bit-parallel string
/// algorithms look up.
///
/// ASCII symbols index a table; others go through a small open-addressing one, so that a scalar beyond ASCII costs a
/// probe, not a 17-bit table.
struct PatternMasks {
    static let wordBits = 64
    /// Symbols below it have a row each.
    private static let directSymbols = 128

    let words: Int
    private var direct: [UInt64]
    /// Symbols beyond ASCII, 0 for an empty slot (0 is ASCII and never here); a power of two.
    private var keys: [UInt32] = []
    private var wide: [UInt64] = []

    init<Symbol: FixedWidthInteger & UnsignedInteger>(_ pattern: Span<Symbol>) {
        words = (pattern.count + Self.wordBits - 1) / Self.wordBits
        direct = [UInt64](repeating: 0, count: Self.directSymbols * max(words, 1))
        var beyond = 0
        for index in pattern.indices where pattern[index] >= Self.directSymbols { beyond += 1 }
        if beyond > 0 {
            var slots = 4
            while slots < beyond * 2 { slots *= 2 }
            keys = [UInt32](repeating: 0, count: slots)
            wide = [UInt64](repeating: 0, count: slots * words)
        }
        for index in pattern.indices {
            let symbol = UInt32(truncatingIfNeeded: pattern[index])
            let word = index / Self.wordBits
            let bit = UInt64(1) << UInt64(index % Self.wordBits)
            if symbol < Self.directSymbols {
                direct[Int(symbol) * words + word] |= bit
            } else {
                let slot = Self.slot(of: symbol, in: keys)
                keys[slot] = symbol
                wide[slot * words + word] |= bit
            }
        }
    }

    /// The places of `symbol` in word `word` of the pattern.
    @inline(__always)
    func mask(of symbol: UInt32, word: Int) -> UInt64 {
        if symbol < Self.directSymbols { return direct[Int(symbol) * words + word] }
        guard !keys.isEmpty else { return 0 }
        let slot = Self.slot(of: symbol, in: keys)
        return keys[slot] == symbol ? wide[slot * words + word] : 0
    }

    /// The slot that holds `symbol`, or the empty one where it belongs. The table is never more than half full.
    @inline(__always)
    private static func slot(of symbol: UInt32, in keys: [UInt32]) -> Int {
        // Multiplicative hashing with 2^32 / golden ratio (Knuth, TAOCP 3, 6.4).
        var slot = Int((symbol &* 0x9E37_79B1) >> 16) & (keys.count - 1)
        while keys[slot] != 0, keys[slot] != symbol { slot = (slot + 1) & (keys.count - 1) }
        return slot
    }
}
