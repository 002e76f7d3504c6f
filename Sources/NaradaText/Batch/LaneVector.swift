/// A row of 64 bytes read as lanes of one width: each lane holds the bits of another text's comparison.
///
/// Without build flags the compiler splits a row into the vectors that every processor of its kind has (four of SSE2 or
/// NEON), and those four independent chains of steps hide each other's delay.
protocol LaneVector {
    /// The bits of a lane.
    static var width: LaneWidth { get }

    /// The row as it lies in memory. Always in words of 64 bits, whatever the lanes' width: the standard library's bit
    /// operators go lane by lane, and of more than 16 lanes the compiler makes a loop, not a vector.
    var bits: SIMD8<UInt64> { get }

    init(bits: SIMD8<UInt64>)

    /// Each lane's sum, without a carry into the next lane.
    static func &+ (_ left: Self, _ right: Self) -> Self
    /// Each lane's difference, without a borrow from the next lane.
    static func &- (_ left: Self, _ right: Self) -> Self

    /// The number of set bits, in each lane.
    var bitCounts: Self { get }

    /// Writes the low byte of each lane, one after another.
    func storeLowBytes(to bytes: UnsafeMutableRawPointer)
}

extension LaneVector {
    static var zero: Self { Self(bits: SIMD8(repeating: 0)) }
    static var ones: Self { Self(bits: SIMD8(repeating: .max)) }
    /// The lowest bit of each lane: one is what zero exceeds all ones by.
    static var lowestBits: Self { zero &- ones }

    @inline(__always) static func & (_ left: Self, _ right: Self) -> Self { Self(bits: left.bits & right.bits) }
    @inline(__always) static func | (_ left: Self, _ right: Self) -> Self { Self(bits: left.bits | right.bits) }
    @inline(__always) static func ^ (_ left: Self, _ right: Self) -> Self { Self(bits: left.bits ^ right.bits) }
    @inline(__always) static prefix func ~ (_ row: Self) -> Self { Self(bits: ~row.bits) }

    /// One in lanes whose highest bit is set, zero in the others.
    @inline(__always) var highestBits: Self {
        // A shift of whole words: what comes over from a neighbour is masked.
        Self(bits: bits &>> UInt64(Self.width.rawValue - 1)) & .lowestBits
    }

    /// The number of set bits in each byte, by adding neighbours of 1, 2 and 4 bits (Warren, "Hacker's Delight", 5-1):
    /// the plainest processors cannot count the bits of a vector.
    @inline(__always) var bitCountsOfBytes: SIMD8<UInt64> {
        let pairs = bits &- ((bits &>> 1) & SIMD8(repeating: 0x5555_5555_5555_5555))
        let fours =
            (pairs & SIMD8(repeating: 0x3333_3333_3333_3333))
            &+ ((pairs &>> 2) & SIMD8(repeating: 0x3333_3333_3333_3333))
        return (fours &+ (fours &>> 4)) & SIMD8(repeating: 0x0F0F_0F0F_0F0F_0F0F)
    }
}
