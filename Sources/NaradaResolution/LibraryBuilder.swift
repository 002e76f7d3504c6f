public import NaradaMatching

/// Makes a library of many tracks at a fraction of the cost of adding them one by one.
public struct LibraryBuilder: Sendable {
    /// An internal track, folded.
    // A name of its own: an array of tuples is destroyed part by part, by a function that reads their type.
    public struct Entry: Sendable {
        /// Greater than those of all tracks before it.
        public let id: Int64
        /// The track.
        public let track: FoldedTrack
        /// Its search keys.
        public let keys: SearchKeys

        /// The track with its id and its keys.
        public init(id: Int64, track: FoldedTrack, keys: SearchKeys) {
            (self.id, self.track, self.keys) = (id, track, keys)
        }
    }

    private let keepsTracks: Bool
    private let expected: Int
    private var isSized = false
    private var trackIDs: [Int64] = []
    private var tracks: [FoldedTrack] = []
    private var statistics = LibraryStatistics()
    private var postings = PostingListsBuilder()

    /// - Parameters:
    ///   - keepsTracks: whether the folded tracks stay; a library without them fetches those that it needs.
    ///   - expected: how many tracks will be added; a wrong number costs memory or time, and no answer.
    public init(keepsTracks: Bool = true, expecting expected: Int = 0) {
        (self.keepsTracks, self.expected) = (keepsTracks, expected)
        trackIDs.reserveCapacity(expected)
        if keepsTracks { tracks.reserveCapacity(expected) }
    }

    /// Tracks by which the postings of all are estimated.
    private static let sample = 32_000

    /// How many tracks were added.
    public var count: Int { trackIDs.count }

    /// Adds internal tracks; ids ascend from entry to entry and from call to call.
    public mutating func add(_ entries: [Entry]) {
        // Column by column, each read where it lies: an entry taken out would be counted part by part.
        for place in entries.indices { postings.add(Int32(trackIDs.count + place), under: entries[place].keys.filed) }
        for place in entries.indices { trackIDs.append(entries[place].id) }
        for place in entries.indices { statistics.add(entries[place].track) }
        if keepsTracks { for place in entries.indices { tracks.append(entries[place].track) } }
        if !isSized, trackIDs.count >= Self.sample, expected > trackIDs.count {
            postings.reserve(times: Double(expected) / Double(trackIDs.count))
            isSized = true
        }
    }

    /// The library of all tracks added, the same for any number of threads. To be called once, at the end.
    public mutating func finish(threads: Int) -> Library {
        let lists = postings.finish(threads: threads)
        return Library(
            trackIDs: TrackIDs(Column(trackIDs)),
            shelf: keepsTracks ? .all(tracks) : .some(TrackShelf.Lent()), statistics: statistics,
            index: CandidateIndex(lists, trackCount: trackIDs.count))
    }
}
