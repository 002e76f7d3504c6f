/// Pairs of rows that are compared together, matcher by matcher.
///
/// Lends its tracks without counting references: eleven matchers look at each pair, and counting would cost more than
/// most of their answers.
public struct PairBatch {
    private typealias Lent = Unmanaged<FoldedTrack>

    // No tuple with labels: an array of those is copied entry by entry, each cast at run time.
    private struct Pair {
        let row: Lent
        let track: Lent
        /// The album matcher's answer, which others depend on.
        var album: UInt8 = 0

        init(_ row: Lent, _ track: Lent) { (self.row, self.track) = (row, track) }
    }

    // The arrays keep the tracks alive; the references beside them are what the loops read.
    private let owners: ([FoldedTrack], [FoldedTrack])
    private let pairs: [Pair]
    /// What both rows of at least one pair have, and what a row of at least one pair has: a field that no pair can compare
    /// is settled for all of them at once.
    let marksOfBoth: TrackCard.Marks
    let marksOfEither: TrackCard.Marks

    /// The pairs of the two arrays, entry by entry; as many as the shorter one has.
    init(rows: [FoldedTrack], tracks: [FoldedTrack]) {
        let pairs = Self.withLent(rows) { rows in
            Self.withLent(tracks) { tracks in
                (0..<min(rows.count, tracks.count)).map { Pair(rows[$0], tracks[$0]) }
            }
        }
        self.init(owners: (rows, tracks), pairs: pairs)
    }

    /// The pairs of the row with the tracks at these positions, which all exist.
    init(row: FoldedTrack, tracks: [FoldedTrack], at positions: [Int32]) {
        let row = [row]
        let pairs = Self.withLent(row) { row in
            Self.withLent(tracks) { tracks in
                positions.map { position in
                    precondition(tracks.indices.contains(Int(position)), "no track at \(position)")
                    return Pair(row[0], tracks[Int(position)])
                }
            }
        }
        self.init(owners: (row, tracks), pairs: pairs)
    }

    /// Lends the references of an array: an array of objects is an array of their addresses, read here without taking a
    /// share in them.
    @inline(__always)
    private static func withLent<Result>(
        _ tracks: [FoldedTrack], _ body: (UnsafeBufferPointer<Lent>) -> Result
    ) -> Result {
        tracks.withUnsafeBytes { body($0.bindMemory(to: Lent.self)) }
    }

    private init(owners: ([FoldedTrack], [FoldedTrack]), pairs: consuming [Pair]) {
        var (both, either) = (TrackCard.Marks(), TrackCard.Marks())
        // First a look at every card that waits for nothing, so that they come into the cache side by side.
        Self.forEach(of: pairs, owners) { _, row, track, _ in
            both.formUnion(row.card.marks.intersection(track.card.marks))
            either.formUnion(row.card.marks.union(track.card.marks))
        }
        for index in pairs.indices {
            let pair = pairs[index]
            pairs[index].album = pair.row._withUnsafeGuaranteedRef { row in
                pair.track._withUnsafeGuaranteedRef { UInt8(AlbumMatcher.level(row, $0)) }
            }
        }
        (marksOfBoth, marksOfEither) = (both, either)
        self.owners = owners
        self.pairs = pairs
    }

    var count: Int { pairs.count }

    /// Calls `body` with each pair and its place.
    @inline(__always)
    func forEach(_ body: (_ index: Int, _ row: FoldedTrack, _ track: FoldedTrack) -> Void) {
        Self.forEach(of: pairs, owners) { index, row, track, _ in body(index, row, track) }
    }

    @inline(__always)
    private static func forEach(
        of pairs: [Pair], _ owners: ([FoldedTrack], [FoldedTrack]),
        _ body: (_ index: Int, _ row: FoldedTrack, _ track: FoldedTrack, _ album: Int) -> Void
    ) {
        withExtendedLifetime(owners) {
            pairs.withUnsafeBufferPointer { pairs in
                for index in pairs.indices {
                    pairs[index].row._withUnsafeGuaranteedRef { row in
                        pairs[index].track._withUnsafeGuaranteedRef { track in
                            body(index, row, track, Int(pairs[index].album))
                        }
                    }
                }
            }
        }
    }

    /// Writes what `level` says of each pair into the given lane of its entry in `levels`.
    ///
    /// - Parameter level: asked with the level at which `AlbumMatcher` finds the albums, found once for all matchers.
    @inline(__always)
    func write(
        into levels: inout [SIMD16<UInt8>], lane: Int,
        _ level: (_ row: FoldedTrack, _ track: FoldedTrack, _ album: Int) -> Int
    ) {
        precondition(levels.count == count && (0..<SIMD16<UInt8>.scalarCount).contains(lane))
        // As bytes: a lane that is known at run time only would be written by way of a copy of the whole vector.
        levels.withUnsafeMutableBytes { bytes in
            Self.forEach(of: pairs, owners) { index, row, track, album in
                bytes[index * MemoryLayout<SIMD16<UInt8>>.stride + lane] = UInt8(level(row, track, album))
            }
        }
    }

    /// Writes one level into the given lane of every entry of `levels`.
    func fill(_ levels: inout [SIMD16<UInt8>], lane: Int, with level: Int) {
        precondition(levels.count == count && (0..<SIMD16<UInt8>.scalarCount).contains(lane))
        levels.withUnsafeMutableBytes { bytes in
            for index in 0..<count { bytes[index * MemoryLayout<SIMD16<UInt8>>.stride + lane] = UInt8(level) }
        }
    }
}
