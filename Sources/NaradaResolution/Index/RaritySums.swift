/// Sums of rarity by track, made for one row.
///
/// The tracks lie in the order in which they were met, and a table of places over them finds one again: a few kilobytes
/// that stay in the nearest cache, where a sum for each track of a large library would miss it each time.
struct RaritySums: ~Copyable {
    private let memory: UnsafeMutableRawPointer
    /// By place: the track, and its sum, at least 1.
    private let positions: UnsafeMutablePointer<Int32>
    private let gains: UnsafeMutablePointer<Float>
    /// By list: what each of its tracks gained, and the place of the first one that was met there first.
    private let listGains: UnsafeMutablePointer<Float>
    private let firstMet: UnsafeMutablePointer<Int32>
    /// By hash: a place, or -1; a power of two, at least twice the tracks.
    private let slots: UnsafeMutablePointer<Int16>
    /// The places of the tracks in several lists.
    private let shared: UnsafeMutablePointer<Int16>
    /// By place: 1 for a track in several lists.
    private let isShared: UnsafeMutablePointer<UInt8>
    private let lastSlot: Int
    private let shift: UInt32
    private var count = 0
    private var sharedCount = 0
    private var lists = 0
    private var gain: Float = 0

    /// No sums, with room for those of `room` tracks, fewer than 32,768, in so many lists.
    init(room: Int, lists: Int) {
        var bits = 4
        while 1 << bits < room * 2 { bits += 1 }
        let slotCount = 1 << bits
        // All columns in one piece of memory, the wider numbers first.
        let (word, half) = (MemoryLayout<Int32>.stride, MemoryLayout<Int16>.stride)
        memory = .allocate(
            byteCount: 2 * (room + lists) * word + (slotCount + room) * half + room, alignment: word)
        var next = memory
        func column<Number>(_ type: Number.Type, _ count: Int) -> UnsafeMutablePointer<Number> {
            defer { next += count * MemoryLayout<Number>.stride }
            return next.bindMemory(to: type, capacity: count)
        }
        positions = column(Int32.self, room)
        gains = column(Float.self, room)
        listGains = column(Float.self, lists)
        firstMet = column(Int32.self, lists)
        slots = column(Int16.self, slotCount)
        shared = column(Int16.self, room)
        isShared = column(UInt8.self, room)
        slots.initialize(repeating: -1, count: slotCount)
        lastSlot = slotCount - 1
        shift = UInt32(32 - bits)
    }

    deinit { memory.deallocate() }

    /// Tracks that are added from now on are those of another list, ascending, and gain so much, at least 1.
    mutating func beginList(gain: Float) {
        self.gain = gain
        listGains[lists] = gain
        firstMet[lists] = Int32(truncatingIfNeeded: count)
        lists += 1
    }

    /// Adds the list's gain to the sum of the track.
    @inline(__always)
    mutating func add(_ position: Int32) {
        // Multiplicative hashing with 2^32 / golden ratio (Knuth, TAOCP 3, 6.4).
        var slot = Int((UInt32(bitPattern: position) &* 0x9E37_79B1) >> shift)
        while true {
            let place = Int(slots[slot])
            if place < 0 {
                slots[slot] = Int16(truncatingIfNeeded: count)
                positions[count] = position
                gains[count] = gain
                isShared[count] = 0
                count += 1
                return
            }
            if positions[place] == position {
                gains[place] += gain
                // Written in any case, and counted the first time.
                shared[sharedCount] = Int16(truncatingIfNeeded: place)
                sharedCount += 1 - Int(isShared[place])
                isShared[place] = 1
                return
            }
            slot = (slot + 1) & lastSlot
        }
    }

    /// Appends the tracks with the greatest sums, `most` at most; of equal ones the older.
    func appendGreatest(_ most: Int, to found: inout [Int32]) {
        withUnsafeTemporaryAllocation(of: UInt64.self, capacity: most) { room in
            var best = Greatest(room)
            let least = leastOfGreatest(most)
            for index in 0..<sharedCount {
                let place = Int(shared[index])
                if gains[place] >= least { best.insert(gains[place], positions[place]) }
            }
            // Those in one list alone have one sum, which is mostly too small for all of them at once.
            var end = count
            for list in (0..<lists).reversed() {
                let start = Int(firstMet[list])
                for place in start..<end where isShared[place] == 0 {
                    // Those behind it are younger.
                    guard best.insert(listGains[list], positions[place]) else { break }
                }
                end = start
            }
            best.forEach { found.append($0) }
        }
    }

    /// A sum that at least `most` of the shared tracks reach, near the least of their `most` greatest; 0 where there are
    /// fewer.
    ///
    /// Counted in steps: sorting all that come would move them more often than they are looked at here.
    private func leastOfGreatest(_ most: Int) -> Float {
        guard sharedCount > most else { return 0 }
        return withUnsafeTemporaryAllocation(of: Int32.self, capacity: Self.steps) { counts in
            counts.initialize(repeating: 0)
            for index in 0..<sharedCount { counts[Self.step(of: gains[Int(shared[index])])] += 1 }
            var (step, reached) = (Self.steps, Int32(0))
            while step > 0, reached < most {
                step -= 1
                reached += counts[step]
            }
            return Float(bitPattern: (UInt32(step) + Self.firstStep) << Self.bitsInStep)
        }
    }

    /// The step of a sum, never less for a greater one: bits of positive floats are in their order, and the leading ones
    /// divide each doubling into sixteen steps.
    @inline(__always)
    private static func step(of gain: Float) -> Int {
        Int(min((gain.bitPattern >> bitsInStep) &- firstStep, UInt32(steps - 1)))
    }

    private static let bitsInStep: UInt32 = 19
    /// The step of 1, the least that a word counts: its exponent is written as 127.
    private static let firstStep: UInt32 = 127 << 4
    /// Steps up to a sum of 2^12, which no row shares with a track.
    private static let steps = 12 * 16
}

/// The greatest of many sums, sorted by insertion: few of the many come to be moved.
private struct Greatest: ~Copyable {
    private let ranks: UnsafeMutableBufferPointer<UInt64>
    private var kept = 0

    /// As many as there is room for.
    init(_ room: UnsafeMutableBufferPointer<UInt64>) { ranks = room }

    /// Puts the track in its place; false where it has none.
    @inline(__always)
    @discardableResult
    mutating func insert(_ gain: Float, _ position: Int32) -> Bool {
        let rank = Self.rank(gain, position)
        if kept == ranks.count, rank < ranks[kept - 1] { return false }
        var place = kept == ranks.count ? kept - 1 : kept
        while place > 0, rank > ranks[place - 1] {
            ranks[place] = ranks[place - 1]
            place -= 1
        }
        ranks[place] = rank
        kept = min(kept + 1, ranks.count)
        return true
    }

    /// Calls `body` with each track.
    func forEach(_ body: (Int32) -> Void) {
        for rank in ranks[..<kept] { body(Int32(bitPattern: UInt32.max - UInt32(truncatingIfNeeded: rank))) }
    }

    /// Greater for a greater sum and, among equals, for the older track: bits of positive floats are in their order.
    @inline(__always)
    private static func rank(_ gain: Float, _ position: Int32) -> UInt64 {
        UInt64(gain.bitPattern) << 32 | UInt64(UInt32.max - UInt32(bitPattern: position))
    }
}
