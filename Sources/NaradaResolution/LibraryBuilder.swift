public import NaradaMatching

/// Makes a library of many tracks at a fraction of the cost of adding them one by one.
public struct LibraryBuilder: Sendable {
    private var trackIDs: [Int64] = []
    private var tracks: [FoldedTrack] = []
    private var statistics = LibraryStatistics()
    private var postings = PostingListsBuilder()

    public init() {}

    /// How many tracks were added.
    public var count: Int { tracks.count }

    /// Adds an internal track; ids ascend from call to call.
    public mutating func add(id: Int64, _ track: FoldedTrack, keys: SearchKeys) {
        postings.add(Int32(tracks.count), under: keys.filed)
        trackIDs.append(id)
        tracks.append(track)
        statistics.add(track)
    }

    /// The library of all tracks added, the same for any number of threads.
    public consuming func finish(threads: Int) -> Library {
        let postings = postings
        self.postings = PostingListsBuilder()
        return Library(
            trackIDs: trackIDs, tracks: tracks, statistics: statistics,
            index: CandidateIndex(postings.finish(threads: threads), trackCount: tracks.count))
    }
}
