/// Pairs of rows that are compared together, matcher by matcher.
///
/// Lends its tracks without counting references: eleven matchers look at each pair, and counting would cost more than
/// most of their answers.
public struct PairBatch {
    private typealias Lent = Unmanaged<FoldedTrack>

    // The arrays keep the tracks alive; the references beside them are what the loops read.
    private let owners: ([FoldedTrack], [FoldedTrack])
    private let lent: [(row: Lent, track: Lent)]
    /// The album matcher's answers, which others depend on.
    let albumLevels: [UInt8]

    /// The pairs of the two arrays, entry by entry; as many as the shorter one has.
    init(rows: [FoldedTrack], tracks: [FoldedTrack]) {
        self.init(
            owners: (rows, tracks),
            lent: zip(rows, tracks).map { (Lent.passUnretained($0), Lent.passUnretained($1)) })
    }

    /// The pairs of the row with the tracks at these positions, which all exist.
    init(row: FoldedTrack, tracks: [FoldedTrack], at positions: [Int32]) {
        let row = [row]
        let lent = row.withUnsafeBytes { row in
            tracks.withUnsafeBytes { tracks in
                // An array of objects is an array of their addresses, read here without taking a share in them.
                let row = row.load(as: Lent.self)
                return positions.map { position in
                    let offset = Int(position) * MemoryLayout<Lent>.stride
                    precondition(offset >= 0 && offset < tracks.count, "no track at \(position)")
                    return (row, tracks.load(fromByteOffset: offset, as: Lent.self))
                }
            }
        }
        self.init(owners: (row, tracks), lent: lent)
    }

    private init(owners: ([FoldedTrack], [FoldedTrack]), lent: [(row: Lent, track: Lent)]) {
        self.owners = owners
        self.lent = lent
        albumLevels = withExtendedLifetime(owners) {
            lent.map { pair in
                pair.row._withUnsafeGuaranteedRef { row in
                    pair.track._withUnsafeGuaranteedRef { UInt8(AlbumMatcher.level(row, $0)) }
                }
            }
        }
    }

    var count: Int { lent.count }

    /// Calls `body` with each pair and its place.
    @inline(__always)
    func forEach(_ body: (_ index: Int, _ row: FoldedTrack, _ track: FoldedTrack) -> Void) {
        withExtendedLifetime(owners) {
            for index in lent.indices {
                lent[index].row._withUnsafeGuaranteedRef { row in
                    lent[index].track._withUnsafeGuaranteedRef { track in body(index, row, track) }
                }
            }
        }
    }
}
