/// A 64-bit fingerprint of numbers in order: FNV-1a over 32-bit steps with a final mix (the finaliser of SplitMix64,
/// Steele, Lea, Flood 2014), so that short texts spread over all bits.
public struct Fingerprint: Sendable {
    private var state: UInt64 = 0xcbf2_9ce4_8422_2325

    /// The fingerprint of nothing.
    public init() {}

    /// Adds one step.
    public mutating func add(_ number: UInt32) {
        state = (state ^ UInt64(number)) &* 0x0000_0100_0000_01b3
    }

    /// Adds two steps, the low half first.
    public mutating func add(_ number: UInt64) {
        add(UInt32(truncatingIfNeeded: number))
        add(UInt32(truncatingIfNeeded: number >> 32))
    }

    /// Adds a step for each byte of UTF-8, and no end mark: add one where texts stand in a row.
    public mutating func add(_ text: String) {
        let isLent: Void? = text.utf8.withContiguousStorageIfAvailable { bytes in
            for byte in bytes { add(UInt32(byte)) }
        }
        if isLent == nil { for byte in text.utf8 { add(UInt32(byte)) } }
    }

    /// The fingerprint of what was added so far.
    public var value: UInt64 { Self.mixed(state) }

    /// The number with each of its bits spread over all.
    static func mixed(_ number: UInt64) -> UInt64 {
        var mixed = (number ^ (number >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }
}
