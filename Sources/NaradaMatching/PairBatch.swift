/// Pairs of rows that are compared together, matcher by matcher.
///
/// Lends its tracks without counting references: eleven matchers look at each pair, and counting would cost more than
/// most of their answers.
public struct PairBatch {
    // The arrays keep the tracks alive; the references beside them are what the loops read.
    private let rows: [FoldedTrack]
    private let tracks: [FoldedTrack]
    private let lent: [(row: Unmanaged<FoldedTrack>, track: Unmanaged<FoldedTrack>)]

    /// The pairs of the two arrays, entry by entry; as many as the shorter one has.
    init(rows: [FoldedTrack], tracks: [FoldedTrack]) {
        self.rows = rows
        self.tracks = tracks
        lent = zip(rows, tracks).map { (Unmanaged.passUnretained($0), Unmanaged.passUnretained($1)) }
    }

    var count: Int { lent.count }

    /// Calls `body` with each pair and its place.
    @inline(__always)
    func forEach(_ body: (_ index: Int, _ row: FoldedTrack, _ track: FoldedTrack) -> Void) {
        withExtendedLifetime((rows, tracks)) {
            for index in lent.indices {
                lent[index].row._withUnsafeGuaranteedRef { row in
                    lent[index].track._withUnsafeGuaranteedRef { track in body(index, row, track) }
                }
            }
        }
    }
}
