/// Pattern masks of at most 64 symbols in memory lent by `withMasks`: no allocation per comparison.
struct StackMasks {
    /// Rows of ASCII symbols.
    static let directSymbols = 128
    /// Slots for symbols beyond ASCII: twice the longest pattern, so that probing ends.
    static let slots = 128

    fileprivate let direct: UnsafeMutableBufferPointer<UInt64>
    fileprivate let keys: UnsafeMutableBufferPointer<UInt32>
    fileprivate let wide: UnsafeMutableBufferPointer<UInt64>

    /// The places of `symbol` in the pattern.
    @inline(__always)
    func mask(of symbol: UInt32) -> UInt64 {
        if symbol < Self.directSymbols { return direct[Int(symbol)] }
        guard !keys.isEmpty else { return 0 }
        let slot = slot(of: symbol)
        return keys[slot] == symbol ? wide[slot] : 0
    }

    @inline(__always)
    fileprivate func slot(of symbol: UInt32) -> Int {
        var slot = Int((symbol &* 0x9E37_79B1) >> 16) & (Self.slots - 1)
        while keys[slot] != 0, keys[slot] != symbol { slot = (slot + 1) & (Self.slots - 1) }
        return slot
    }
}

/// Calls `body` with the masks of `pattern`, which has at most 64 symbols.
@inline(__always)
func withMasks<Symbol: FixedWidthInteger & UnsignedInteger, Result>(
    _ pattern: Span<Symbol>, _ body: (StackMasks) -> Result
) -> Result {
    withUnsafeTemporaryAllocation(of: UInt64.self, capacity: StackMasks.directSymbols) { direct in
        direct.initialize(repeating: 0)
        let isBytes = Symbol.bitWidth == UInt8.bitWidth
        return withUnsafeTemporaryAllocation(of: UInt32.self, capacity: isBytes ? 0 : StackMasks.slots) { keys in
            keys.initialize(repeating: 0)
            return withUnsafeTemporaryAllocation(of: UInt64.self, capacity: isBytes ? 0 : StackMasks.slots) { wide in
                wide.initialize(repeating: 0)
                let masks = StackMasks(direct: direct, keys: keys, wide: wide)
                var bit: UInt64 = 1
                for index in pattern.indices {
                    let symbol = UInt32(truncatingIfNeeded: pattern[index])
                    if symbol < StackMasks.directSymbols {
                        direct[Int(symbol)] |= bit
                    } else if !isBytes {
                        let slot = masks.slot(of: symbol)
                        keys[slot] = symbol
                        wide[slot] |= bit
                    }
                    bit <<= 1
                }
                return body(masks)
            }
        }
    }
}
