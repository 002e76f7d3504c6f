/// How common names are in the person's own library: what term-frequency adjustment counts.
///
/// Grows with the library; memory is a few dozen bytes for each distinct title and artist.
public struct LibraryStatistics: Sendable {
    /// What was counted at an earlier time, and is read only.
    // A class: a struct of this size would be copied for every count that is asked for.
    package final class Counted: Sendable {
        package let trackCount: Int
        package let tracksByArtist: SortedCounts
        package let tracksByAlbum: SortedCounts
        package let artistsByTitle: SortedCounts
        package let titlesOfArtists: SortedKeys

        package init(
            trackCount: Int, tracksByArtist: SortedCounts, tracksByAlbum: SortedCounts, artistsByTitle: SortedCounts,
            titlesOfArtists: SortedKeys
        ) {
            self.trackCount = trackCount
            self.tracksByArtist = tracksByArtist
            self.tracksByAlbum = tracksByAlbum
            self.artistsByTitle = artistsByTitle
            self.titlesOfArtists = titlesOfArtists
        }
    }

    /// How many internal tracks were counted.
    public private(set) var trackCount: Int
    private let base: Counted?
    private var tracksByArtist = FingerprintTable()
    private var tracksByAlbum = FingerprintTable()
    private var artistsByTitle = FingerprintTable()
    private var titlesOfArtists = FingerprintTable()

    /// Statistics of an empty library.
    public init() {
        trackCount = 0
        base = nil
    }

    /// Statistics that stand in for a library where there is none, as when `score` compares bare pairs.
    ///
    /// - Parameter assumedTracks: how many tracks the row could have been confused with, at least 1.
    public init(assumedTracks: Int) {
        trackCount = max(1, assumedTracks)
        base = nil
    }

    /// Statistics that go on from what was counted before.
    package init(_ base: Counted) {
        trackCount = base.trackCount
        self.base = base
    }

    /// Whether all of it was counted here, so that it can be kept.
    package var isComplete: Bool { base == nil }

    /// What was counted here, for keeping. Cost: sorts all names, half a second for a million tracks.
    package var counted: Counted {
        Counted(
            trackCount: trackCount, tracksByArtist: SortedCounts(tracksByArtist),
            tracksByAlbum: SortedCounts(tracksByAlbum), artistsByTitle: SortedCounts(artistsByTitle),
            titlesOfArtists: SortedKeys(Column(titlesOfArtists.sorted.map(\.key))))
    }

    /// Counts an internal track.
    public mutating func add(_ track: FoldedTrack) {
        trackCount += 1
        // Where the artist stands in the title, the first other reading knows the names.
        if track.credit.names.isEmpty, let named = track.alternatives.first(where: { !$0.names.isEmpty }) {
            count(named)
        } else {
            count(track)
        }
    }

    // By cards: the texts are objects, each in a place of its own.
    private mutating func count(_ track: FoldedTrack) {
        for name in track.credit.nameKeys { tracksByArtist.count(name) }
        let (album, title) = (track.card.album, track.card.title)
        if !album.isEmpty { tracksByAlbum.count(album.key) }
        guard !title.isEmpty, let primary = track.credit.nameCards.first?.key else { return }
        // One artist's several recordings of a song must not make its title look common.
        var pair = Fingerprint()
        pair.add(title.key)
        pair.add(primary)
        let isNew = titlesOfArtists.count(pair.value)
        if isNew && base?.titlesOfArtists.place(of: pair.value) == nil { artistsByTitle.count(title.key) }
    }

    /// How many internal tracks name the artist.
    public func tracks(by artist: FoldedText) -> Int { tracks(byKey: artist.key) }

    /// How many internal tracks name the artist with this fingerprint.
    func tracks(byKey artist: UInt64) -> Int {
        Int(tracksByArtist[artist] ?? 0) + Int(base?.tracksByArtist[artist] ?? 0)
    }

    /// How many internal tracks stand on an album of this title.
    public func tracks(on album: FoldedText) -> Int { tracks(onKey: album.key) }

    /// How many internal tracks stand on the album with this fingerprint.
    func tracks(onKey album: UInt64) -> Int {
        Int(tracksByAlbum[album] ?? 0) + Int(base?.tracksByAlbum[album] ?? 0)
    }

    /// How many different artists have a track with this title.
    public func artists(withTitle title: FoldedText) -> Int { artists(withKey: title.key) }

    /// How many different artists have a track whose title has this fingerprint.
    func artists(withKey title: UInt64) -> Int {
        Int(artistsByTitle[title] ?? 0) + Int(base?.artistsByTitle[title] ?? 0)
    }
}
