/// The bits of a lane, which are also the symbols of the longest text that fits into it.
enum LaneWidth: Int, CaseIterable, Sendable {
    case bits8 = 8
    case bits16 = 16
    case bits32 = 32
    case bits64 = 64

    /// A row of lanes: a cache line, four vectors of the plainest processors and one of the widest.
    static let rowBytes = 64

    /// Symbols of the longest text that is compared in lanes.
    static let longest = LaneWidth.bits64.rawValue

    /// The narrowest lane for a text of `length` symbols; nil for one longer than any lane.
    init?(holding length: Int) {
        guard let width = LaneWidth.allCases.first(where: { length <= $0.rawValue }) else { return nil }
        self = width
    }

    /// Texts that are compared at once.
    var lanes: Int { LaneWidth.rowBytes * 8 / rawValue }

    /// A word with the low bits of `value` in each of its lanes.
    func inEachLane(_ value: UInt64) -> UInt64 {
        switch self {
        case .bits8: (value & 0xFF) &* 0x0101_0101_0101_0101
        case .bits16: (value & 0xFFFF) &* 0x0001_0001_0001_0001
        case .bits32: (value & 0xFFFF_FFFF) &* 0x0000_0001_0000_0001
        case .bits64: value
        }
    }

    /// Writes the low bits of `value` into a lane of `row`.
    func store(_ value: UInt64, lane: Int, of row: UnsafeMutableRawPointer) {
        let bytes = row + lane * (rawValue / 8)
        switch self {
        case .bits8: bytes.storeBytes(of: UInt8(truncatingIfNeeded: value), as: UInt8.self)
        case .bits16: bytes.storeBytes(of: UInt16(truncatingIfNeeded: value), as: UInt16.self)
        case .bits32: bytes.storeBytes(of: UInt32(truncatingIfNeeded: value), as: UInt32.self)
        case .bits64: bytes.storeBytes(of: value, as: UInt64.self)
        }
    }
}
