/// The further readings of a batch of pairs: which there are, and which one each pair is taken by.
struct FurtherReadings {
    /// A pair of the batch under two readings that are not both plain.
    struct Pair {
        /// The pair's place in the batch.
        let index: Int
        let readings: (row: Int, track: Int)
        /// Lent: the two rows keep their readings, and `suggested` those that the pair suggests.
        let row: Unmanaged<FoldedTrack>
        let track: Unmanaged<FoldedTrack>
    }

    private(set) var pairs: [Pair] = []
    private var suggested: [[FoldedTrack]] = []

    /// Whether a pair may have further readings, told by the cards of its rows; false is certain.
    ///
    /// Most rows credit somebody and have their blanks; of those without a blank most meet no row with their letters.
    @inline(__always)
    static func mayExist(_ row: FoldedTrack, _ track: FoldedTrack) -> Bool {
        let (marks, otherMarks) = (row.card.marks, track.card.marks)
        if marks.intersection(otherMarks).contains(.oneReading) { return false }
        // Of a row that has readings by itself the card knows one title only.
        guard marks.isKnown, otherMarks.isKnown else { return true }
        return marks.contains(.runTogether) && JoinedTitle.mayHold(row, track)
            || otherMarks.contains(.runTogether) && JoinedTitle.mayHold(track, row)
    }

    /// Adds the readings of a pair, in a fixed order, unless it `isSettled` without them. The rows must outlast them.
    mutating func add(_ row: FoldedTrack, _ track: FoldedTrack, of index: Int, isSettled: Bool) {
        if isSettled { return }
        let rows = Readings(of: row, beside: track)
        let tracks = Readings(of: track, beside: row)
        guard rows.count > 1 || tracks.count > 1 else { return }
        if !rows.suggested.isEmpty { suggested.append(rows.suggested) }
        if !tracks.suggested.isEmpty { suggested.append(tracks.suggested) }
        // The other pairs of a row have as many.
        if pairs.isEmpty { pairs.reserveCapacity(rows.count * tracks.count * 8) }
        _ = Self.contain(rows, tracks) { rowIndex, trackIndex, one, other in
            pairs.append(
                Pair(
                    index: index, readings: (rowIndex, trackIndex), row: .passUnretained(one),
                    track: .passUnretained(other)))
            return false
        }
    }

    /// Whether one of the further readings of the pair is as wanted; asked in their order, until one is.
    @inline(__always)
    static func contain(
        of row: FoldedTrack, _ track: FoldedTrack, _ isWanted: (_ row: FoldedTrack, _ track: FoldedTrack) -> Bool
    ) -> Bool {
        let rows = Readings(of: row, beside: track)
        let tracks = Readings(of: track, beside: row)
        // A row that credits nobody, beside one whose artist it does not name.
        guard rows.count > 1 || tracks.count > 1 else { return false }
        return contain(rows, tracks) { _, _, one, other in isWanted(one, other) }
    }

    @inline(__always)
    private static func contain(
        _ rows: borrowing Readings, _ tracks: borrowing Readings,
        _ isWanted: (_ rowIndex: Int, _ trackIndex: Int, _ row: FoldedTrack, _ track: FoldedTrack) -> Bool
    ) -> Bool {
        rows.lend { rows in
            tracks.lend { tracks in
                for rowIndex in rows.indices {
                    let isFound = rows[rowIndex]._withUnsafeGuaranteedRef { one in
                        for trackIndex in tracks.indices where rowIndex + trackIndex > 0 {
                            let isFound = tracks[trackIndex]._withUnsafeGuaranteedRef { other in
                                isSupported(one, by: other) && isSupported(other, by: one)
                                    && isWanted(rowIndex, trackIndex, one, other)
                            }
                            if isFound { return true }
                        }
                        return false
                    }
                    if isFound { return true }
                }
                return false
            }
        }
    }

    /// All readings of one row of a pair, which outlasts them: the plain one, its alternatives, and those that the other row
    /// suggests.
    // Not to be copied: a copy counts references.
    private struct Readings: ~Copyable {
        private let row: Unmanaged<FoldedTrack>
        let suggested: [FoldedTrack]
        let count: Int

        init(of row: FoldedTrack, beside other: FoldedTrack) {
            self.row = .passUnretained(row)
            // Told by the card of a row that has none.
            guard !row.hasOneReading else {
                (suggested, count) = ([], 1)
                return
            }
            suggested = row.readings(suggestedBy: other)
            count = row.readingCount + suggested.count
        }

        /// Lends them by their numbers. Each is looked at beside each of the other row, and counting references would
        /// cost more than most looks.
        @inline(__always)
        func lend(_ body: (UnsafeMutableBufferPointer<Unmanaged<FoldedTrack>>) -> Bool) -> Bool {
            defer { withExtendedLifetime(suggested) {} }
            return withUnsafeTemporaryAllocation(of: Unmanaged<FoldedTrack>.self, capacity: count) { room in
                room.initializeElement(at: 0, to: row)
                row._withUnsafeGuaranteedRef { $0.withRare { Self.lend($0.alternatives, to: room, from: 1) } }
                Self.lend(suggested, to: room, from: count - suggested.count)
                return body(room)
            }
        }

        /// Writes the references of an array, which is an array of addresses, without taking a share in them.
        @inline(__always)
        private static func lend(
            _ readings: [FoldedTrack], to room: UnsafeMutableBufferPointer<Unmanaged<FoldedTrack>>, from start: Int
        ) {
            readings.withUnsafeBytes { bytes in
                let lent = bytes.bindMemory(to: Unmanaged<FoldedTrack>.self)
                for index in lent.indices { room.initializeElement(at: start + index, to: lent[index]) }
            }
        }
    }

    /// Whether the other row bears the hypothesis out where it must: only an album of that name makes "Creep - Live" a
    /// song on an album "Live", and a second guess bears out nothing.
    private static func isSupported(_ reading: FoldedTrack, by other: FoldedTrack) -> Bool {
        reading.hypothesis != .albumAfterTitle
            || other.hypothesis != .albumAfterTitle && AlbumMatcher.areClose(reading, other)
    }

    /// Bits that an objection of the rules counts against a reading, beside another one of the same rows: odds of
    /// sixteen to one, about the share of titles whose marks say something else than they seem to.
    private static let objection = 4.0

    /// Puts the best reading of each pair in the place of its plain one: the likeliest, or one free of objections that is
    /// nearly as likely.
    ///
    /// - Parameter score: the score of the pair at a place of `pairs`.
    func choose(from scores: UnsafeMutableBufferPointer<PairScore>, _ score: (Int) -> PairScore) {
        var place = 0
        while place < pairs.count {
            let index = pairs[place].index
            var best = scores[index]
            var free = ScoringModel.isFree(best) ? best : nil
            while place < pairs.count, pairs[place].index == index {
                let score = score(place)
                if score.total > best.total { best = score }
                if score.total > free?.total ?? -.infinity, ScoringModel.isFree(score) { free = score }
                place += 1
            }
            scores[index] = free.flatMap { best.total - $0.total <= Self.objection ? $0 : nil } ?? best
        }
    }
}

extension TrackCard.Marks {
    /// Whether the card says which readings there may be.
    @inline(__always)
    fileprivate var isKnown: Bool { !isDisjoint(with: [.oneReading, .runTogether]) }
}
