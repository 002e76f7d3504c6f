/// 64 lanes of 8 bits.
struct Lanes8: LaneVector {
    static let width = LaneWidth.bits8

    let bits: SIMD8<UInt64>

    @inline(__always) init(bits: SIMD8<UInt64>) { self.bits = bits }

    @inline(__always) private init(_ lanes: SIMD64<UInt8>) { bits = unsafeBitCast(lanes, to: SIMD8<UInt64>.self) }

    @inline(__always) private var lanes: SIMD64<UInt8> { unsafeBitCast(bits, to: SIMD64<UInt8>.self) }

    @inline(__always) static func &+ (_ left: Self, _ right: Self) -> Self { Self(left.lanes &+ right.lanes) }
    @inline(__always) static func &- (_ left: Self, _ right: Self) -> Self { Self(left.lanes &- right.lanes) }

    @inline(__always) var bitCounts: Self { Self(bits: bitCountsOfBytes) }

    @inline(__always) func storeLowBytes(to bytes: UnsafeMutableRawPointer) {
        bytes.storeBytes(of: bits, as: SIMD8<UInt64>.self)
    }
}

/// 32 lanes of 16 bits.
struct Lanes16: LaneVector {
    static let width = LaneWidth.bits16

    let bits: SIMD8<UInt64>

    @inline(__always) init(bits: SIMD8<UInt64>) { self.bits = bits }

    @inline(__always) private init(_ lanes: SIMD32<UInt16>) { bits = unsafeBitCast(lanes, to: SIMD8<UInt64>.self) }

    @inline(__always) private var lanes: SIMD32<UInt16> { unsafeBitCast(bits, to: SIMD32<UInt16>.self) }

    @inline(__always) static func &+ (_ left: Self, _ right: Self) -> Self { Self(left.lanes &+ right.lanes) }
    @inline(__always) static func &- (_ left: Self, _ right: Self) -> Self { Self(left.lanes &- right.lanes) }

    @inline(__always) var bitCounts: Self {
        let bytes = bitCountsOfBytes
        return Self(bits: (bytes &+ (bytes &>> 8)) & SIMD8(repeating: 0x001F_001F_001F_001F))
    }

    @inline(__always) func storeLowBytes(to bytes: UnsafeMutableRawPointer) {
        // In halves: of 32 lanes the compiler makes a loop.
        bytes.storeBytes(of: SIMD16<UInt8>(truncatingIfNeeded: lanes.lowHalf), as: SIMD16<UInt8>.self)
        bytes.storeBytes(
            of: SIMD16<UInt8>(truncatingIfNeeded: lanes.highHalf), toByteOffset: 16, as: SIMD16<UInt8>.self)
    }
}

/// 16 lanes of 32 bits.
struct Lanes32: LaneVector {
    static let width = LaneWidth.bits32

    let bits: SIMD8<UInt64>

    @inline(__always) init(bits: SIMD8<UInt64>) { self.bits = bits }

    @inline(__always) private init(_ lanes: SIMD16<UInt32>) { bits = unsafeBitCast(lanes, to: SIMD8<UInt64>.self) }

    @inline(__always) private var lanes: SIMD16<UInt32> { unsafeBitCast(bits, to: SIMD16<UInt32>.self) }

    @inline(__always) static func &+ (_ left: Self, _ right: Self) -> Self { Self(left.lanes &+ right.lanes) }
    @inline(__always) static func &- (_ left: Self, _ right: Self) -> Self { Self(left.lanes &- right.lanes) }

    @inline(__always) var bitCounts: Self {
        let bytes = bitCountsOfBytes
        let halves = bytes &+ (bytes &>> 8)
        return Self(bits: (halves &+ (halves &>> 16)) & SIMD8(repeating: 0x0000_003F_0000_003F))
    }

    @inline(__always) func storeLowBytes(to bytes: UnsafeMutableRawPointer) {
        bytes.storeBytes(of: SIMD16<UInt8>(truncatingIfNeeded: lanes), as: SIMD16<UInt8>.self)
    }
}

/// 8 lanes of 64 bits.
struct Lanes64: LaneVector {
    static let width = LaneWidth.bits64

    let bits: SIMD8<UInt64>

    @inline(__always) init(bits: SIMD8<UInt64>) { self.bits = bits }

    @inline(__always) static func &+ (_ left: Self, _ right: Self) -> Self { Self(bits: left.bits &+ right.bits) }
    @inline(__always) static func &- (_ left: Self, _ right: Self) -> Self { Self(bits: left.bits &- right.bits) }

    @inline(__always) var bitCounts: Self {
        let bytes = bitCountsOfBytes
        let halves = bytes &+ (bytes &>> 8)
        let words = halves &+ (halves &>> 16)
        return Self(bits: (words &+ (words &>> 32)) & SIMD8(repeating: 0x7F))
    }

    @inline(__always) func storeLowBytes(to bytes: UnsafeMutableRawPointer) {
        bytes.storeBytes(of: SIMD8<UInt8>(truncatingIfNeeded: bits), as: SIMD8<UInt8>.self)
    }
}
