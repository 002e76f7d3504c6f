/// How good blocking is: whether what belongs together is ever compared, and at what price.
public struct CandidateRecall: Hashable, Sendable {
    /// True pairs that blocking could have found.
    public var truePairs: Int
    /// Those whose one side is among the other's candidates.
    public var found: Int
    /// Rows whose candidates were looked up.
    public var rows: Int
    /// Candidates of all rows together.
    public var candidates: Int

    public init(truePairs: Int = 0, found: Int = 0, rows: Int = 0, candidates: Int = 0) {
        self.truePairs = truePairs
        self.found = found
        self.rows = rows
        self.candidates = candidates
    }

    /// The part of the true pairs that is found, 0...1; nil where there is none.
    public var recall: Double? { PairMetrics.ratio(found, truePairs) }
    /// Candidates of a row on average; nil without rows.
    public var perRow: Double? { PairMetrics.ratio(candidates, rows) }
}
