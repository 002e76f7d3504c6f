import NaradaModel
import NaradaText

/// How common names are in the person's own library: what term-frequency adjustment counts.
///
/// Grows with the library; memory is a few dozen bytes for each distinct title and artist.
public struct LibraryStatistics: Sendable {
    /// Internal tracks counted.
    public private(set) var trackCount: Int
    private var tracksByArtist: [String: Int32] = [:]
    private var artistsByTitle: [String: Int32] = [:]
    private var titlesOfArtists: Set<UInt64> = []

    /// Statistics of an empty library.
    public init() {
        trackCount = 0
    }

    /// Statistics that stand in for a library where there is none, as when `score` compares bare pairs.
    ///
    /// - Parameter assumedTracks: how many tracks the row could have been confused with, at least 1.
    public init(assumedTracks: Int) {
        trackCount = max(1, assumedTracks)
    }

    /// Counts an internal track.
    public mutating func add(_ track: FoldedTrack) {
        trackCount += 1
        // Where the artist stands in the title, the first other reading knows the names.
        let track = track.credit.names.isEmpty ? track.alternatives.first { !$0.credit.names.isEmpty } ?? track : track
        guard !track.credit.isPlaceholder else { return }
        for name in track.credit.names { tracksByArtist[name, default: 0] += 1 }
        let title = track.title.coreFolded
        guard !title.isEmpty else { return }
        // One artist's several recordings of a song must not make its title look common.
        var pair = ContentHash()
        pair.update(field: title)
        pair.update(field: track.credit.primary)
        if titlesOfArtists.insert(pair.low64).inserted { artistsByTitle[title, default: 0] += 1 }
    }

    /// How many internal tracks name the artist.
    public func tracks(by artist: String) -> Int { Int(tracksByArtist[artist] ?? 0) }

    /// How many different artists have a track with this folded title core.
    public func artists(withTitle core: String) -> Int { Int(artistsByTitle[core] ?? 0) }
}
