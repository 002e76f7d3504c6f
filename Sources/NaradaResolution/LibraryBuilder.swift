public import NaradaMatching

/// Makes a library of many tracks at a fraction of the cost of adding them one by one.
public struct LibraryBuilder: Sendable {
    private let keepsTracks: Bool
    private var trackIDs: [Int64] = []
    private var tracks: [FoldedTrack] = []
    private var statistics = LibraryStatistics()
    private var postings = PostingListsBuilder()

    /// - Parameter keepsTracks: whether the folded tracks stay; a library without them fetches those that it needs.
    public init(keepsTracks: Bool = true) { self.keepsTracks = keepsTracks }

    /// How many tracks were added.
    public var count: Int { trackIDs.count }

    /// Adds an internal track; ids ascend from call to call.
    public mutating func add(id: Int64, _ track: FoldedTrack, keys: SearchKeys) {
        postings.add(Int32(trackIDs.count), under: keys.filed)
        trackIDs.append(id)
        if keepsTracks { tracks.append(track) }
        statistics.add(track)
    }

    /// The library of all tracks added, the same for any number of threads.
    public consuming func finish(threads: Int) -> Library {
        let postings = postings
        self.postings = PostingListsBuilder()
        let lists = postings.finish(threads: threads)
        return Library(
            trackIDs: TrackIDs(Column(trackIDs)),
            shelf: keepsTracks ? .all(tracks) : .some(TrackShelf.Lent()), statistics: statistics,
            index: CandidateIndex(lists, trackCount: trackIDs.count))
    }
}
