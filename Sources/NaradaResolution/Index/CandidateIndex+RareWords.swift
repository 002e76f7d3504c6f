import Foundation

/// Blocking by rare words: the tracks that share the most rarity with a row, whichever fields the words stand in.
///
/// The words of title, artists and album are filed like keys. A word's rarity is `1 + log2(N / tracks with it)`,
/// at least 1, so that even a word on every track counts; the candidates are the tracks with the greatest sum over the
/// words they share, as in the classic vector space model with binary weights (Salton, McGill 1983). It forgives a
/// misspelt word among several, a swapped field, and an artist in the title.
extension CandidateIndex {
    /// Candidates taken by rarity.
    static let mostRare = 24
    /// A word on more tracks than this says too little to walk its list: "love", "the", a prolific artist's name.
    private static let mostTracksPerWord = 2_000
    /// Postings walked for one row, rarest words first: bounds the cost of rows made of middling words.
    private static let mostPostings = 1_500

    /// Appends the best candidates for a row with these words, in no order; ties go to the older track.
    func appendRarest(sharing words: some Collection<UInt64>, to found: inout [Int32]) {
        var lists: [(word: UInt64, tracks: Filed)] = []
        lists.reserveCapacity(words.count)
        for word in words {
            let tracks = filed(under: word)
            if tracks.count > 0 && tracks.count <= Self.mostTracksPerWord { lists.append((word, tracks)) }
        }
        lists.sort { ($0.tracks.count, $0.word) < ($1.tracks.count, $1.word) }
        var postings = 0
        var walked = 0
        for list in lists {
            if postings + list.tracks.count > Self.mostPostings && walked > 0 { break }
            postings += list.tracks.count
            walked += 1
        }
        guard postings > 0 else { return }
        withRaritySums(room: postings) { sums in
            // The commonest word first: sums of floats depend on the order, and small ones must not be lost in great ones.
            for list in lists[..<walked].reversed() {
                let gain = 1 + log2(Float(max(1, trackCount)) / Float(list.tracks.count))
                forEach(in: list.tracks) { sums.add(gain, to: $0) }
            }
            sums.appendGreatest(Self.mostRare, to: &found)
        }
    }
}

/// Sums by track, in memory lent for one row.
///
/// The tracks lie in the order in which they were met, and a table of places over them finds one again: a few kilobytes
/// that stay in the nearest cache, where a sum for each track of a large library would miss it each time.
private struct RaritySums: ~Copyable {
    struct Sum {
        let position: Int32
        /// Positive.
        var gain: Float

        /// Greater for a greater gain and, among equals, for the older track: bits of positive floats are in their order.
        @inline(__always)
        var rank: UInt64 { UInt64(gain.bitPattern) << 32 | UInt64(UInt32.max - UInt32(bitPattern: position)) }

        static func position(of rank: UInt64) -> Int32 {
            Int32(bitPattern: UInt32.max - UInt32(truncatingIfNeeded: rank))
        }
    }

    fileprivate let sums: UnsafeMutableBufferPointer<Sum>
    /// By hash: a place in `sums`, or -1; a power of two, at least twice the tracks.
    fileprivate let places: UnsafeMutableBufferPointer<Int16>
    fileprivate let shift: UInt32
    private var count = 0

    init(
        sums: UnsafeMutableBufferPointer<Sum>, places: UnsafeMutableBufferPointer<Int16>, shift: UInt32
    ) {
        (self.sums, self.places, self.shift) = (sums, places, shift)
    }

    @inline(__always)
    mutating func add(_ gain: Float, to position: Int32) {
        // Multiplicative hashing with 2^32 / golden ratio (Knuth, TAOCP 3, 6.4).
        var slot = Int((UInt32(bitPattern: position) &* 0x9E37_79B1) >> shift)
        while true {
            let place = Int(places[slot])
            if place < 0 {
                places[slot] = Int16(truncatingIfNeeded: count)
                sums[count] = Sum(position: position, gain: gain)
                count += 1
                return
            }
            if sums[place].position == position {
                sums[place].gain += gain
                return
            }
            slot = (slot + 1) & (places.count - 1)
        }
    }

    /// Appends the tracks with the greatest sums, `most` at most.
    func appendGreatest(_ most: Int, to found: inout [Int32]) {
        withUnsafeTemporaryAllocation(of: UInt64.self, capacity: most) { best in
            var kept = 0
            // From the last one met, who shares the rarest word: the sooner the best are kept, the fewer follow them.
            for index in (0..<count).reversed() {
                let rank = sums[index].rank
                if kept == most, rank < best[most - 1] { continue }
                // Sorted by insertion: few of the many get this far.
                var place = kept == most ? kept - 1 : kept
                while place > 0, rank > best[place - 1] {
                    best[place] = best[place - 1]
                    place -= 1
                }
                best[place] = rank
                kept = min(kept + 1, most)
            }
            for rank in best[..<kept] { found.append(Sum.position(of: rank)) }
        }
    }
}

/// Calls `body` with sums that have room for `room` tracks.
private func withRaritySums(room: Int, _ body: (inout RaritySums) -> Void) {
    var bits = 4
    while 1 << bits < room * 2 { bits += 1 }
    withUnsafeTemporaryAllocation(of: RaritySums.Sum.self, capacity: room) { sums in
        withUnsafeTemporaryAllocation(of: Int16.self, capacity: 1 << bits) { places in
            places.initialize(repeating: -1)
            var room = RaritySums(sums: sums, places: places, shift: UInt32(32 - bits))
            body(&room)
        }
    }
}
