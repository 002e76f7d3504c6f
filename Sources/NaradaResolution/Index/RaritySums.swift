/// Sums of rarity by track, made for one row.
///
/// A table finds a track again: a few kilobytes that stay in the nearest cache, where a sum for each track of a large
/// library would miss it each time. Most tracks are in one list alone and have its sum; only those in several have one of
/// their own.
struct RaritySums: ~Copyable {
    private let memory: UnsafeMutableRawPointer
    /// By hash, a power of two: the track, or `nobody`.
    private let slotTracks: UnsafeMutablePointer<Int32>
    /// By hash: the track's only list, or the complement of its place among the shared.
    private let slotLists: UnsafeMutablePointer<Int16>
    /// The tracks in the order in which they were met.
    private let met: UnsafeMutablePointer<Int32>
    /// The tracks in several lists, their sums, and what the sums are if the commonest list has the track too.
    private let shared: UnsafeMutablePointer<Int32>
    private let sharedGains: UnsafeMutablePointer<Float>
    private let gainsWithCommonest: UnsafeMutablePointer<Float>
    /// By list: what each of its tracks gained, and the place of the first one that was met there first.
    private let listGains: UnsafeMutablePointer<Float>
    private let firstMet: UnsafeMutablePointer<Int32>
    private let lastSlot: Int
    private let shift: UInt32
    private var count = 0
    private var sharedCount = 0
    private var lists = 0

    /// Stands for an empty slot. Not -1: memory of one byte over and over is filled by another loop, which callgrind counts
    /// byte by byte.
    private static let nobody = Int32.min

    /// Slots for a track, at least: with few more taken ones, three in ten tracks that are not there would be looked for
    /// twice, which no processor foresees.
    private static let slotsPerTrack = 4

    /// What each track of the commonest list gains, where that comes last.
    private let commonest: Float

    /// No sums, with room for those of `room` tracks in so many lists, fewer than 32,768 of either.
    ///
    /// - Parameter commonest: the gain of the list whose tracks are added where they were met; 0 for none.
    init(room: Int, lists: Int, commonest: Float = 0) {
        self.commonest = commonest
        var bits = 4
        while 1 << bits < room * Self.slotsPerTrack { bits += 1 }
        let slotCount = 1 << bits
        // All columns in one piece of memory, the wider numbers first.
        let (word, half) = (MemoryLayout<Int32>.stride, MemoryLayout<Int16>.stride)
        memory = .allocate(
            byteCount: (slotCount + 4 * room + 2 * lists) * word + slotCount * half, alignment: word)
        var next = memory
        func column<Number>(_ type: Number.Type, _ count: Int) -> UnsafeMutablePointer<Number> {
            defer { next += count * MemoryLayout<Number>.stride }
            return next.bindMemory(to: type, capacity: count)
        }
        slotTracks = column(Int32.self, slotCount)
        met = column(Int32.self, room)
        shared = column(Int32.self, room)
        sharedGains = column(Float.self, room)
        gainsWithCommonest = column(Float.self, room)
        listGains = column(Float.self, lists)
        firstMet = column(Int32.self, lists)
        slotLists = column(Int16.self, slotCount)
        slotTracks.initialize(repeating: Self.nobody, count: slotCount)
        lastSlot = slotCount - 1
        shift = UInt32(32 - bits)
    }

    deinit { memory.deallocate() }

    /// Tracks that are added from now on are those of another list, ascending, and gain so much, at least 1.
    mutating func beginList(gain: Float) {
        listGains[lists] = gain
        firstMet[lists] = Int32(truncatingIfNeeded: count)
        lists += 1
    }

    /// Adds the list's gain to the sums of the tracks.
    @inline(__always)
    mutating func add(_ tracks: UnsafeBufferPointer<Int32>) {
        let list = Int16(truncatingIfNeeded: lists - 1)
        let gain = listGains[lists - 1]
        // Counted aside: as parts of `self` they would be written to memory for each track.
        var (count, sharedCount) = (count, sharedCount)
        next: for track in tracks {
            var slot = firstSlot(of: track)
            while slotTracks[slot] != track {
                if slotTracks[slot] == Self.nobody {
                    slotTracks[slot] = track
                    slotLists[slot] = list
                    met[count] = track
                    count &+= 1
                    continue next
                }
                slot = (slot &+ 1) & lastSlot
            }
            let known = Int(slotLists[slot])
            if known < 0 {
                sharedGains[~known] += gain
                gainsWithCommonest[~known] += gain
            } else {
                shared[sharedCount] = track
                sharedGains[sharedCount] = listGains[known] + gain
                // In the order of a sum that begins with the commonest.
                gainsWithCommonest[sharedCount] = (commonest + listGains[known]) + gain
                slotLists[slot] = ~Int16(truncatingIfNeeded: sharedCount)
                sharedCount += 1
            }
        }
        (self.count, self.sharedCount) = (count, sharedCount)
    }

    /// Adds the commonest list's gain to the sums of those of its tracks that were met; the others are told by no sum.
    @inline(__always)
    mutating func addCommonest(_ tracks: UnsafeBufferPointer<Int32>) {
        next: for track in tracks {
            var slot = firstSlot(of: track)
            while slotTracks[slot] != track {
                if slotTracks[slot] == Self.nobody { continue next }
                slot = (slot &+ 1) & lastSlot
            }
            let known = Int(slotLists[slot])
            if known < 0 {
                sharedGains[~known] = gainsWithCommonest[~known]
            } else {
                shared[sharedCount] = track
                sharedGains[sharedCount] = commonest + listGains[known]
                slotLists[slot] = ~Int16(truncatingIfNeeded: sharedCount)
                sharedCount += 1
            }
        }
    }

    /// Where the search for the track begins.
    @inline(__always)
    private func firstSlot(of track: Int32) -> Int {
        // Multiplicative hashing with 2^32 / golden ratio (Knuth, TAOCP 3, 6.4).
        Int(truncatingIfNeeded: (UInt32(bitPattern: track) &* 0x9E37_79B1) &>> shift)
    }

    /// Whether the track, which was met, is in several lists.
    private func isShared(_ track: Int32) -> Bool {
        var slot = firstSlot(of: track)
        while slotTracks[slot] != track { slot = (slot &+ 1) & lastSlot }
        return slotLists[slot] < 0
    }

    /// Appends the tracks with the greatest sums, `most` at most; of equal ones the older.
    func appendGreatest(_ most: Int, to found: inout KeyList<Int32>) {
        withUnsafeTemporaryAllocation(of: UInt64.self, capacity: most) { room in
            var best = Greatest(room)
            let least = leastOfGreatest(most)
            for place in 0..<sharedCount where sharedGains[place] >= least {
                best.insert(sharedGains[place], shared[place])
            }
            // Those in one list alone have one sum, which is mostly too small for all of them at once.
            var end = count
            for list in (0..<lists).reversed() {
                let start = Int(firstMet[list])
                for place in start..<end where !isShared(met[place]) {
                    // Those behind it are younger.
                    guard best.insert(listGains[list], met[place]) else { break }
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
            var highest = 0
            for place in 0..<sharedCount {
                let step = Self.step(of: sharedGains[place])
                counts[step] += 1
                highest = max(highest, step)
            }
            var (step, reached) = (highest + 1, Int32(0))
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
