/// Pairs of rows that are compared together, matcher by matcher.
///
/// Lent to a closure, in memory that is gone after it: a batch is made for every row, so that nothing of it is allocated.
/// Lends its tracks without counting references: eleven matchers look at each pair, and counting would cost more than
/// most of their answers.
public struct PairBatch {
    private typealias Lent = Unmanaged<FoldedTrack>

    private struct Pair {
        let row: Lent
        let track: Lent
        /// The album matcher's answer, which others depend on.
        var album: UInt8 = 0

        init(_ row: Lent, _ track: Lent) { (self.row, self.track) = (row, track) }
    }

    private let pairs: UnsafeBufferPointer<Pair>
    /// What both rows of at least one pair have, and what a row of at least one pair has: a field that no pair can compare
    /// is settled for all of them at once.
    let marksOfBoth: TrackCard.Marks
    let marksOfEither: TrackCard.Marks

    /// What `body` makes of the pairs of the two arrays, entry by entry; as many as the shorter one has.
    static func with<Result>(
        rows: [FoldedTrack], tracks: [FoldedTrack], _ body: (PairBatch) -> Result
    ) -> Result {
        withLent(rows) { rows in
            withLent(tracks) { tracks in
                with(min(rows.count, tracks.count), { Pair(rows[$0], tracks[$0]) }, body)
            }
        }
    }

    /// What `body` makes of the pairs of the row with the tracks at these positions, which all exist.
    @inline(__always)
    static func with<Result>(
        row: FoldedTrack, tracks: [FoldedTrack], at positions: [Int32], _ body: (PairBatch) -> Result
    ) -> Result {
        withExtendedLifetime(row) {
            let row = Lent.passUnretained(row)
            return withLent(tracks) { tracks in
                with(
                    positions.count,
                    { index in
                        let position = Int(positions[index])
                        precondition(tracks.indices.contains(position), "no track at \(position)")
                        return Pair(row, tracks[position])
                    }, body)
            }
        }
    }

    /// What `body` makes of the one pair.
    static func with<Result>(
        row: FoldedTrack, track: FoldedTrack, _ body: (PairBatch) -> Result
    ) -> Result {
        withExtendedLifetime((row, track)) {
            with(1, { _ in Pair(Lent.passUnretained(row), Lent.passUnretained(track)) }, body)
        }
    }

    /// What `body` makes of further readings of pairs, which are lent already.
    static func with<Result>(_ readings: [FurtherReadings.Pair], _ body: (PairBatch) -> Result) -> Result {
        readings.withUnsafeBufferPointer { readings in
            with(readings.count, { Pair(readings[$0].row, readings[$0].track) }, body)
        }
    }

    /// Lends the references of an array: an array of objects is an array of their addresses, read here without taking a
    /// share in them.
    @inline(__always)
    private static func withLent<Result>(
        _ tracks: [FoldedTrack], _ body: (UnsafeBufferPointer<Lent>) -> Result
    ) -> Result {
        withExtendedLifetime(tracks) { tracks.withUnsafeBytes { body($0.bindMemory(to: Lent.self)) } }
    }

    @inline(__always)
    private static func with<Result>(
        _ count: Int, _ pair: (Int) -> Pair, _ body: (PairBatch) -> Result
    ) -> Result {
        withUnsafeTemporaryAllocation(of: Pair.self, capacity: count) { room in
            for index in 0..<count { room.initializeElement(at: index, to: pair(index)) }
            return body(PairBatch(room))
        }
    }

    private init(_ room: UnsafeMutableBufferPointer<Pair>) {
        let pairs = UnsafeBufferPointer(room)
        for pair in pairs { CacheHint.expect(Self.firstBytes, at: pair.track.toOpaque()) }
        var (both, either) = (TrackCard.Marks(), TrackCard.Marks())
        Self.forEach(of: pairs) { _, row, track, _ in
            both.formUnion(row.card.marks.intersection(track.card.marks))
            either.formUnion(row.card.marks.union(track.card.marks))
            // Where the cards do not have all there is to compare of the artists.
            if !row.card.marks.intersection(track.card.marks).contains(.onePlainName) {
                CacheHint.expect(Self.creditBytes, at: Unmanaged.passUnretained(track.credit).toOpaque())
            }
        }
        self.pairs = pairs
        (marksOfBoth, marksOfEither) = (both, either)
        Self.forEach(of: pairs) { index, row, track, _ in
            room[index].album = UInt8(truncatingIfNeeded: AlbumMatcher.level(row, track))
        }
    }

    /// Bytes of a track from its beginning that nearly every comparison reads: Swift's own two words, the card, and the
    /// references behind it.
    static let firstBytes = 2 * 8 + MemoryLayout<TrackCard>.stride + 8 * 8
    /// The same of a credit: its card, and the references to its lists.
    private static let creditBytes = 3 * 64

    var count: Int { pairs.count }

    /// Calls `body` with each pair and its place.
    @inline(__always)
    func forEach(_ body: (_ index: Int, _ row: FoldedTrack, _ track: FoldedTrack) -> Void) {
        Self.forEach(of: pairs) { index, row, track, _ in body(index, row, track) }
    }

    @inline(__always)
    private static func forEach(
        of pairs: UnsafeBufferPointer<Pair>,
        _ body: (_ index: Int, _ row: FoldedTrack, _ track: FoldedTrack, _ album: Int) -> Void
    ) {
        for index in 0..<pairs.count {
            pairs[index].row._withUnsafeGuaranteedRef { row in
                pairs[index].track._withUnsafeGuaranteedRef { track in
                    body(index, row, track, Int(pairs[index].album))
                }
            }
        }
    }

    /// Writes what `level` says of each pair into the lane.
    ///
    /// - Parameter level: asked with the level at which `AlbumMatcher` finds the albums, found once for all matchers.
    @inline(__always)
    func write(
        into lane: LevelLane, _ level: (_ row: FoldedTrack, _ track: FoldedTrack, _ album: Int) -> Int
    ) {
        Self.forEach(of: pairs) { index, row, track, album in lane.write(level(row, track, album), at: index) }
    }

    /// Writes one level for every pair into the lane.
    func fill(_ lane: LevelLane, with level: Int) {
        for index in 0..<count { lane.write(level, at: index) }
    }
}

/// Where a matcher's answers for a batch of pairs go: one lane of each pair's vector of levels.
public struct LevelLane {
    private let lane: Int
    private let bytes: UnsafeMutableRawBufferPointer

    /// The lane of that number in `levels`, which has a vector for each pair.
    init(_ lane: Int, of levels: UnsafeMutableBufferPointer<SIMD16<UInt8>>) {
        precondition((0..<SIMD16<UInt8>.scalarCount).contains(lane), "no lane \(lane)")
        self.lane = lane
        bytes = UnsafeMutableRawBufferPointer(levels)
    }

    /// Writes the level of the pair at a place.
    @inline(__always)
    fileprivate func write(_ level: Int, at pair: Int) {
        // As a byte: a lane that is known at run time only would be written by way of a copy of the whole vector.
        bytes[pair * MemoryLayout<SIMD16<UInt8>>.stride + lane] = UInt8(truncatingIfNeeded: level)
    }
}
