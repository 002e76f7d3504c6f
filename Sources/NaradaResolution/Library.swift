public import NaradaMatching
public import NaradaModel

/// The internal tracks, folded, counted and filed for candidate search; rows are resolved against it.
///
/// Grows by `add`; what was added is found by the next look-up. A library of many tracks is made by `LibraryBuilder`, or
/// from a `LibraryImage` that was kept. Memory is about 1.5 KB a folded track and 0.3 KB a filed one.
public struct Library: Sendable {
    /// In the order in which they were added; ids ascend.
    private(set) var trackIDs = TrackIDs()
    private var shelf = TrackShelf.all([])
    public private(set) var statistics = LibraryStatistics()
    private(set) var index = CandidateIndex()

    public init() {}

    init(trackIDs: TrackIDs, shelf: TrackShelf, statistics: LibraryStatistics, index: CandidateIndex) {
        self.trackIDs = trackIDs
        self.shelf = shelf
        self.statistics = statistics
        self.index = index
    }

    /// Adds an internal track, whose id is greater than all others.
    ///
    /// - Parameter keys: the track's search keys, where they were made elsewhere.
    public mutating func add(id: Int64, _ track: FoldedTrack, keys: SearchKeys? = nil) {
        let position = trackIDs.count
        trackIDs.append(id)
        shelf.append(track, at: position)
        statistics.add(track)
        index.add(keys ?? .filing(track), at: Int32(position))
    }

    /// How many internal tracks there are.
    public var count: Int { trackIDs.count }

    /// The greatest id; nil for an empty library.
    public var lastID: Int64? { trackIDs.last }

    /// Whether a track added at `position` or later is a candidate for `row`: then an earlier decision is out of date.
    public func hasCandidate(for row: SearchKeys, from position: Int) -> Bool {
        index.hasCandidate(for: row, from: Int32(clamping: position))
    }

    /// What the internal track with that id says of itself; nil where the library has none, or has not fetched it.
    public func facts(of trackID: Int64) -> TrackFacts? {
        position(of: trackID).flatMap { shelf.track(at: $0)?.facts }
    }

    /// The position of the track with that id; nil where the library has none.
    func position(of trackID: Int64) -> Int? { trackIDs.position(of: trackID) }

    /// The track at the position; nil where it was not fetched.
    func track(at position: Int) -> FoldedTrack? { shelf.track(at: position) }

    /// Calls `body` with the scores of `row` against the tracks at the positions, which are lent to it; those of tracks
    /// that were not fetched are left out of both.
    func withScores(
        of row: FoldedTrack, at positions: [Int32], by model: ScoringModel,
        _ body: (_ positions: [Int32], _ scores: UnsafeBufferPointer<PairScore>) -> Void
    ) {
        shelf.withScores(of: row, at: positions, by: model, statistics, body)
    }

    /// The positions of the tracks worth comparing with `row`, ascending.
    func candidates(for row: SearchKeys) -> [Int32] { index.candidates(for: row) }

    /// Whether tracks are fetched when rows ask for them, as beside a kept index.
    public var isFetched: Bool {
        if case .some = shelf { true } else { false }
    }

    /// The ids of the tracks that rows with these keys would be compared with and that were not fetched yet, ascending;
    /// empty for a library of folded tracks.
    public func unfetched(for rows: some Sequence<SearchKeys>) -> [Int64] {
        guard case .some = shelf else { return [] }
        let wanted = Set(rows.flatMap { index.candidates(for: $0) })
        return shelf.missing(wanted).sorted().map { trackIDs[Int($0)] }
    }

    /// Puts a fetched track where rows find it; does nothing for an id that the library does not have.
    public func put(id: Int64, _ track: FoldedTrack) {
        guard case .some(let lent) = shelf, let position = position(of: id) else { return }
        lent.put(track, at: Int32(position))
    }
}
