import CLanes

/// Jaro's counts in each lane: common symbols, those out of order, and the symbols of the common beginning (at most
/// four); a byte each.
///
/// A symbol of the text takes the first free one like it in the lane's text, no further away than the window: the lowest
/// bit of its matches. A second pass hands the taken places out in their order and counts where the symbols differ.
struct JaroKernel: LaneKernel {
    static let planes = 3
    static let dependsOnLength = true
    /// For each place of the text, the places of each lane that are within the window.
    private let windows: RowMemory
    /// For each place of the text, one in each lane where its symbol took a place.
    private let taken: RowMemory

    /// Texts that go through the wide loops together.
    private static let textsAtOnce = 2

    /// A kernel for texts of at most `textCount` symbols.
    init(textCount: Int) {
        windows = RowMemory(rows: textCount)
        taken = RowMemory(rows: Self.textsAtOnce * textCount)
    }

    func prepare(textCount: Int, group: LaneGroup, lengths: UnsafePointer<UInt8>) {
        let reaches = Self.reach(textCount, group.lengths.lowerBound)...Self.reach(textCount, group.lengths.upperBound)
        for place in 0..<textCount {
            let row = windows.start + place * LaneWidth.rowBytes
            if reaches.lowerBound == reaches.upperBound {
                // Nearly always: the lanes are sorted by length.
                let near = group.width.inEachLane(Self.near(place, reaches.lowerBound))
                row.storeBytes(of: SIMD8(repeating: near), as: SIMD8<UInt64>.self)
            } else {
                for lane in 0..<group.width.lanes {
                    let near = Self.near(place, Self.reach(textCount, Int(lengths[lane])))
                    group.width.store(near, lane: lane, of: row)
                }
            }
        }
    }

    /// How far away a symbol may stand, in symbols (Jaro 1989).
    private static func reach(_ left: Int, _ right: Int) -> Int { max(max(left, right) / 2 - 1, 0) }

    /// A bit for each place that is at most `reach` away.
    private static func near(_ place: Int, _ reach: Int) -> UInt64 {
        ones(below: place + reach + 1) & ~ones(below: place - reach)
    }

    private static func ones(below place: Int) -> UInt64 {
        if place <= 0 { return 0 }
        return place >= UInt64.bitWidth ? .max : (1 << UInt64(place)) - 1
    }

    @inline(__always)
    func compare<Row: LaneVector>(
        _ text: LaneText, _ rows: LaneRows, into results: UnsafeMutablePointer<UInt8>, planeStride: Int, as: Row.Type
    ) {
        var free = Row.ones
        var index = 0
        while index < text.count {
            let offset = index &* LaneWidth.rowBytes
            let near = Row(bits: windows.start.load(fromByteOffset: offset, as: SIMD8<UInt64>.self))
            let matches = rows.matches(of: text.codes[index], as: Row.self) & near & free
            let negated = Row.zero &- matches
            free = free ^ (matches & negated)
            // Of a number or its negative the highest bit is set, unless it is zero.
            let hasMatch = (matches | negated).highestBits
            taken.start.storeBytes(of: hasMatch.bits, toByteOffset: offset, as: SIMD8<UInt64>.self)
            index &+= 1
        }
        let common = ~free
        var left = common
        var inOrder = Row.zero
        index = 0
        while index < text.count {
            let offset = index &* LaneWidth.rowBytes
            let hasMatch = Row(bits: taken.start.load(fromByteOffset: offset, as: SIMD8<UInt64>.self))
            // Less one, a number loses its lowest bit; less zero, none.
            let rest = left & (left &- hasMatch)
            inOrder = inOrder | (rows.matches(of: text.codes[index], as: Row.self) & (left ^ rest))
            left = rest
            index &+= 1
        }
        let count = common.bitCounts
        count.storeLowBytes(to: results)
        (count &- inOrder.bitCounts).storeLowBytes(to: results + planeStride)
        prefix(text, rows, as: Row.self).bitCounts.storeLowBytes(to: results + 2 * planeStride)
    }

    /// A bit for each symbol of the common beginning.
    @inline(__always)
    private func prefix<Row: LaneVector>(_ text: LaneText, _ rows: LaneRows, as: Row.Type) -> Row {
        var equal = Row.zero
        var place = Row.lowestBits
        for index in 0..<min(text.count, JaroWinkler.longestPrefix) {
            let step = rows.matches(of: text.codes[index], as: Row.self) & place
            equal = equal | step
            place = step &+ step
        }
        return equal
    }

    func compare(_ job: inout narada_lanes_job, with vectors: Vectors) {
        narada_lanes_jaro(vectors.rawValue, &job, windows.start, taken.start)
    }

    func skip(lanes: Int, lengths: UnsafePointer<UInt8>, into results: UnsafeMutablePointer<UInt8>, planeStride: Int) {
        for plane in 0..<Self.planes { (results + plane * planeStride).update(repeating: 0, count: lanes) }
    }
}
