/// The further readings of a batch of pairs: which there are, and which one each pair is taken by.
struct FurtherReadings {
    /// A pair of the batch under two readings that are not both plain.
    struct Pair {
        /// The pair's place in the batch.
        let index: Int
        let readings: (row: Int, track: Int)
    }

    private(set) var pairs: [Pair] = []
    /// By place in `pairs`: the readings.
    private(set) var rows: [FoldedTrack] = []
    private(set) var tracks: [FoldedTrack] = []

    /// Adds the readings of a pair, in a fixed order, unless it `isSettled` without them.
    mutating func add(_ row: FoldedTrack, _ track: FoldedTrack, of index: Int, isSettled: Bool) {
        if isSettled { return }
        _ = Self.contain(of: row, track) { rowIndex, trackIndex, one, other in
            if pairs.isEmpty { reserve(row.readingCount * track.readingCount) }
            pairs.append(Pair(index: index, readings: (rowIndex, trackIndex)))
            rows.append(one)
            tracks.append(other)
            return false
        }
    }

    /// Whether one of the further readings of the pair is as wanted; asked in their order, until one is.
    @inline(__always)
    static func contain(
        of row: FoldedTrack, _ track: FoldedTrack, _ isWanted: (_ row: FoldedTrack, _ track: FoldedTrack) -> Bool
    ) -> Bool {
        contain(of: row, track) { _, _, one, other in isWanted(one, other) }
    }

    @inline(__always)
    private static func contain(
        of row: FoldedTrack, _ track: FoldedTrack,
        _ isWanted: (_ rowIndex: Int, _ trackIndex: Int, _ row: FoldedTrack, _ track: FoldedTrack) -> Bool
    ) -> Bool {
        // Told by the card of a row that has none.
        let suggestedRows = row.hasOneReading ? [] : row.readings(suggestedBy: track)
        let suggestedTracks = track.hasOneReading ? [] : track.readings(suggestedBy: row)
        let rowCount = row.readingCount + suggestedRows.count
        let trackCount = track.readingCount + suggestedTracks.count
        // A row that credits nobody, beside one whose artist it does not name.
        guard rowCount > 1 || trackCount > 1 else { return false }
        for rowIndex in 0..<rowCount {
            let one = row.reading(rowIndex, suggestedRows)
            for trackIndex in 0..<trackCount where rowIndex + trackIndex > 0 {
                let other = track.reading(trackIndex, suggestedTracks)
                guard isSupported(one, by: other), isSupported(other, by: one) else { continue }
                if isWanted(rowIndex, trackIndex, one, other) { return true }
            }
        }
        return false
    }

    /// Makes room for a few times as many readings as the first pair has: the others of a row have as many.
    private mutating func reserve(_ count: Int) {
        let room = count * 8
        pairs.reserveCapacity(room)
        rows.reserveCapacity(room)
        tracks.reserveCapacity(room)
    }

    /// Whether the other row bears the hypothesis out where it must: only an album of that name makes "Creep - Live" a
    /// song on an album "Live", and a second guess bears out nothing.
    private static func isSupported(_ reading: FoldedTrack, by other: FoldedTrack) -> Bool {
        reading.hypothesis != .albumAfterTitle
            || other.hypothesis != .albumAfterTitle && AlbumMatcher.areClose(reading.albumText, other.albumText)
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
