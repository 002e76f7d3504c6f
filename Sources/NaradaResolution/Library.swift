public import NaradaMatching
public import NaradaModel

/// The internal tracks, folded, counted and filed for candidate search; rows are resolved against it.
///
/// Grows by `add`; what was added is found by the next look-up. A library of many tracks is made by `LibraryBuilder`.
/// Memory is about 1.5 KB a track.
public struct Library: Sendable {
    /// In the order in which they were added; ids ascend.
    public private(set) var trackIDs: [Int64] = []
    private(set) var tracks: [FoldedTrack] = []
    public private(set) var statistics = LibraryStatistics()
    private var index = CandidateIndex()

    public init() {}

    init(trackIDs: [Int64], tracks: [FoldedTrack], statistics: LibraryStatistics, index: CandidateIndex) {
        self.trackIDs = trackIDs
        self.tracks = tracks
        self.statistics = statistics
        self.index = index
    }

    /// Adds an internal track.
    ///
    /// - Parameter keys: the track's search keys, where they were made elsewhere.
    public mutating func add(id: Int64, _ track: FoldedTrack, keys: SearchKeys? = nil) {
        let position = Int32(tracks.count)
        trackIDs.append(id)
        tracks.append(track)
        statistics.add(track)
        index.add(keys ?? SearchKeys(track), at: position)
    }

    /// How many internal tracks there are.
    public var count: Int { tracks.count }

    /// Whether a track added at `position` or later is a candidate for `row`: then an earlier decision is out of date.
    public func hasCandidate(for row: SearchKeys, from position: Int) -> Bool {
        (index.candidates(for: row).last.map(Int.init) ?? -1) >= position
    }

    /// What the internal track with that id says of itself; nil where the library has none.
    public func facts(of trackID: Int64) -> TrackFacts? { position(of: trackID).map { tracks[$0].facts } }

    /// The position of the track with that id; nil where the library has none.
    func position(of trackID: Int64) -> Int? {
        let position = trackIDs.partitioningIndex { $0 >= trackID }
        return position < trackIDs.count && trackIDs[position] == trackID ? position : nil
    }

    /// The positions of the tracks worth comparing with `row`, ascending.
    func candidates(for row: SearchKeys) -> [Int32] { index.candidates(for: row) }
}

extension [Int64] {
    /// The first index at which the ascending array satisfies the predicate; `count` where none does.
    fileprivate func partitioningIndex(where belongs: (Int64) -> Bool) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if belongs(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
