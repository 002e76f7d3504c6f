/// A matcher of a field that few rows have: of many pairs none of which has it on both sides, it asks nothing.
protocol RareFieldMatcher: Matcher {
    /// What a row that has the field is marked with.
    var mark: TrackCard.Marks { get }
    /// The level of a pair that has the field on one side at most.
    var missing: Int { get }
}

extension RareFieldMatcher {
    func compare(_ pairs: PairBatch, into lane: LevelLane) {
        guard pairs.marksOfBoth.contains(mark) else { return pairs.fill(lane, with: missing) }
        pairs.write(into: lane) { row, track, _ in level(row, track) }
    }
}
