public import NaradaMatching

extension Library {
    /// The ids of the internal tracks that blocking would compare with `row`, ascending: what an evaluation counts.
    public func candidateIDs(for row: FoldedTrack) -> [Int64] {
        candidates(for: SearchKeys(row)).map { trackIDs[Int($0)] }
    }
}
