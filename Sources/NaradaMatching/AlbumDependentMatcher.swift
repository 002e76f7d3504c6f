/// A matcher whose answer depends on whether the rows are of one album: asked of many pairs at once, it takes the album's
/// level from the batch, where it was found once for all.
protocol AlbumDependentMatcher: Matcher {
    /// The pair's level, where its albums stand at the level `album` of `AlbumMatcher`.
    func level(_ left: FoldedTrack, _ right: FoldedTrack, album: Int) -> Int
}

extension AlbumDependentMatcher {
    func level(_ left: FoldedTrack, _ right: FoldedTrack) -> Int {
        level(left, right, album: AlbumMatcher.level(left, right))
    }

    func compare(_ pairs: PairBatch, into lane: LevelLane) {
        pairs.write(into: lane) { row, track, album in level(row, track, album: album) }
    }
}
