/// A matcher of a field that few rows have: of many pairs none of which has it on both sides, it asks nothing.
protocol RareFieldMatcher: Matcher {
    /// What a row that has the field is marked with.
    var mark: TrackCard.Marks { get }
    /// The level of a pair that has the field on one side at most.
    var missing: Int { get }
}

extension RareFieldMatcher {
    func compare(_ pairs: PairBatch, into levels: inout [SIMD16<UInt8>], lane: Int) {
        guard pairs.marksOfBoth.contains(mark) else { return pairs.fill(&levels, lane: lane, with: missing) }
        pairs.write(into: &levels, lane: lane) { row, track, _ in level(row, track) }
    }
}
