public import NaradaMatching
public import NaradaModel

/// The internal tracks, folded, counted and filed for candidate search; rows are resolved against it.
///
/// Grows by `add`; what was added is found by the next look-up. Memory is about 2 KB a track.
public struct Library: Sendable {
    /// In the order in which they were added; ids ascend.
    public private(set) var trackIDs: [Int64] = []
    private(set) var tracks: [FoldedTrack] = []
    public private(set) var statistics = LibraryStatistics()
    private var index = CandidateIndex()

    public init() {}

    /// Adds an internal track.
    public mutating func add(id: Int64, _ track: FoldedTrack) {
        let position = Int32(tracks.count)
        trackIDs.append(id)
        tracks.append(track)
        statistics.add(track)
        index.add(track, at: position)
    }

    /// How many internal tracks there are.
    public var count: Int { tracks.count }

    /// The positions of the tracks worth comparing with `row`, ascending.
    func candidates(for row: FoldedTrack) -> [Int32] { index.candidates(for: row) }
}
