import NaradaMatching

/// The memory in which the searches of one index work.
final class SearchRooms: Sendable {
    /// A number of two bytes for each track of the library, zero between two rows.
    let marks = RoomStock()
    /// Of no meaning between two rows.
    let numbers = RoomStock()
}

/// Sums of rarity by track, made for one row.
///
/// Most tracks are in one list alone and have its sum; only those in several have one of their own. A mark of two bytes
/// for each track of the library says whether it was met before. Setting it asks nothing on whose answer the processor
/// would have to bet, as a table of those met does; and the marks of a million tracks stay in a core's second cache.
struct RaritySums: ~Copyable {
    private let rooms: SearchRooms
    private let markRoom: Room
    private let numberRoom: Room
    /// By track: 0 for one that was not met, else the number of its only list, from 1, or its place among the shared,
    /// from `firstShared`.
    private let marks: UnsafeMutableBufferPointer<UInt16>
    /// The tracks in the order in which they were met.
    private let met: UnsafeMutablePointer<Int32>
    /// Tracks of the list at hand that were met before it.
    private let metAgain: UnsafeMutablePointer<Int32>
    /// The tracks in several lists, their sums, and what the sums are if the commonest list has the track too.
    private let shared: UnsafeMutablePointer<Int32>
    private let sharedGains: UnsafeMutablePointer<Float>
    private let gainsWithCommonest: UnsafeMutablePointer<Float>
    /// By list: what each of its tracks gained, and the place of the first one that was met there first.
    private let listGains: UnsafeMutablePointer<Float>
    private let firstMet: UnsafeMutablePointer<Int32>
    private var count = 0
    private var sharedCount = 0
    private var lists = 0

    private static let firstShared: UInt16 = 1 << 15

    /// What each track of the commonest list gains, where that comes last.
    private let commonest: Float

    /// No sums, with room for those of `room` tracks in so many lists, fewer than 32,768 of either.
    ///
    /// - Parameters:
    ///   - tracks: of the library: what is added is below it.
    ///   - longest: the most tracks that any list has, the commonest among them.
    ///   - commonest: the gain of the list whose tracks are added where they were met; 0 for none.
    init(tracks: Int, room: Int, longest: Int, lists: Int, commonest: Float = 0, in rooms: SearchRooms) {
        precondition(max(room, lists) < Int(Self.firstShared), "too many tracks or lists")
        self.commonest = commonest
        self.rooms = rooms
        markRoom = rooms.marks.take(byteCount: tracks * MemoryLayout<UInt16>.stride)
        marks = UnsafeMutableBufferPointer(
            start: markRoom.memory.bindMemory(to: UInt16.self, capacity: tracks), count: tracks)
        // All columns in one piece of memory.
        numberRoom = rooms.numbers.take(byteCount: (4 * room + longest + 2 * lists) * MemoryLayout<Int32>.stride)
        var next = numberRoom.memory
        func column<Number>(_ type: Number.Type, _ count: Int) -> UnsafeMutablePointer<Number> {
            defer { next += count * MemoryLayout<Number>.stride }
            return next.bindMemory(to: type, capacity: count)
        }
        met = column(Int32.self, room)
        metAgain = column(Int32.self, longest)
        shared = column(Int32.self, room)
        sharedGains = column(Float.self, room)
        gainsWithCommonest = column(Float.self, room)
        listGains = column(Float.self, lists)
        firstMet = column(Int32.self, lists)
    }

    deinit {
        for place in 0..<count { marks[Int(met[place])] = 0 }
        rooms.marks.put(markRoom)
        rooms.numbers.put(numberRoom)
    }

    /// Tracks that are added from now on are those of another list, ascending, and gain so much, at least 1.
    mutating func beginList(gain: Float) {
        listGains[lists] = gain
        firstMet[lists] = Int32(truncatingIfNeeded: count)
        lists += 1
    }

    /// Adds the list's gain to the sums of the tracks, each of which is in it once.
    @inline(__always)
    mutating func add(_ tracks: UnsafeBufferPointer<Int32>) {
        let list = UInt16(truncatingIfNeeded: lists)
        // Counted aside: as parts of `self` they would be written to memory for each track.
        var (count, again) = (count, 0)
        for track in tracks {
            let known = mark(of: track)
            // Put on either list, and kept on one of them by counting on.
            let isKnown = Self.one(where: known)
            met[count] = track
            metAgain[again] = track
            marks[Int(track)] = known | list & (isKnown &- 1)
            count &+= 1 &- Int(isKnown)
            again &+= Int(isKnown)
        }
        self.count = count
        let gain = listGains[lists - 1]
        for place in 0..<again {
            let track = metAgain[place]
            if let known = placeAmongShared(track) {
                sharedGains[known] += gain
                gainsWithCommonest[known] += gain
            } else {
                let first = listGains[Int(marks[Int(track)]) - 1]
                // In the order of a sum that begins with the commonest.
                share(track, first + gain, withCommonest: (commonest + first) + gain)
            }
        }
    }

    /// Adds the commonest list's gain to the sums of those of its tracks that were met; the others are told by no sum.
    @inline(__always)
    mutating func addCommonest(_ tracks: UnsafeBufferPointer<Int32>) {
        var again = 0
        for track in tracks {
            metAgain[again] = track
            again &+= Int(Self.one(where: mark(of: track)))
        }
        for place in 0..<again {
            let track = metAgain[place]
            if let known = placeAmongShared(track) {
                sharedGains[known] = gainsWithCommonest[known]
            } else {
                let sum = commonest + listGains[Int(marks[Int(track)]) - 1]
                share(track, sum, withCommonest: sum)
            }
        }
    }

    /// 1 where the mark is set, 0 elsewhere: by arithmetic, since the compiler makes a branch of a question.
    @inline(__always)
    private static func one(where mark: UInt16) -> UInt16 {
        UInt16(truncatingIfNeeded: (UInt32(mark) &+ UInt32(UInt16.max)) >> 16)
    }

    @inline(__always)
    private func mark(of track: Int32) -> UInt16 {
        // A position beyond the library would be written to memory of others; a negative one is a great one here.
        precondition(UInt(bitPattern: Int(track)) < UInt(bitPattern: marks.count), "no track at \(track)")
        return marks[Int(track)]
    }

    /// The place of a track that was met among those in several lists; nil where it is in one.
    @inline(__always)
    private func placeAmongShared(_ track: Int32) -> Int? {
        let mark = marks[Int(track)]
        return mark < Self.firstShared ? nil : Int(mark & ~Self.firstShared)
    }

    /// Gives a track that was in one list sums of its own.
    @inline(__always)
    private mutating func share(_ track: Int32, _ gain: Float, withCommonest gainWithCommonest: Float) {
        shared[sharedCount] = track
        sharedGains[sharedCount] = gain
        gainsWithCommonest[sharedCount] = gainWithCommonest
        marks[Int(track)] = Self.firstShared | UInt16(truncatingIfNeeded: sharedCount)
        sharedCount += 1
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
                for place in start..<end where marks[Int(met[place])] < Self.firstShared {
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
