/// Counts of the library that the weights of a batch of pairs depend on, each looked up where it is needed.
///
/// Remembers the last two credits: the candidates of a row are often by one artist.
struct LibraryCounts {
    private let catalogueTracks: Double
    private let workTwins: Double
    private let frequencySmoothing: Double
    private var lastCredits: (row: ObjectIdentifier, track: ObjectIdentifier)?
    private var lastCount = ArtistCount(shared: 0, tracks: 1)

    private struct ArtistCount {
        /// Names that both rows credit.
        var shared: Int
        /// Internal tracks that name the artist, at least 1.
        var tracks: Int
    }

    init(_ profile: Profile) {
        catalogueTracks = profile.catalogueTracks
        workTwins = profile.workTwins
        frequencySmoothing = profile.frequencySmoothing
    }

    /// What the weights of a pair depend on; what is not among `needs` is left at what a library without it would have.
    mutating func context(
        _ row: FoldedTrack, _ track: FoldedTrack, _ findings: Findings, _ needs: LevelTable.Needs,
        in statistics: LibraryStatistics
    ) -> WeightContext {
        let libraryTracks = Double(max(1, statistics.trackCount))
        var context = WeightContext(
            artistsAgree: findings.contains(.artistsAgree), artistsConflict: findings.contains(.artistsConflict),
            libraryTracks: libraryTracks, artistTracks: 1, albumTracks: 1, furtherTwins: 0, namesakes: 0)
        // By the card's keys: the texts are objects, each in a place of its own.
        if needs.contains(.album) {
            context.albumTracks = Double(max(1, statistics.tracks(onKey: track.card.album.key)))
        }
        let weighsArtist =
            needs.contains(.artist) || context.artistsAgree && needs.contains(.artistWhereArtistsAgree)
        if weighsArtist { context.artistTracks = Double(artists(row, track, statistics).tracks) }
        guard needs.contains(.title) else { return context }
        let namesakes = Double(max(0, statistics.artists(withKey: track.card.title.key) - 1))
        // A title that a share s of all tracks carries stands s · catalogue times among one artist's recordings.
        let titleShare = namesakes / (libraryTracks + frequencySmoothing)
        // A work with an opus number is played by many, and its composer is credited for all of them; only where both
        // credits name performers too do the artists tell one recording from another.
        let isWork = track.isCataloguedWork
        let furtherWorks = isWork ? workTwins : 0
        context.furtherTwins =
            catalogueTracks * titleShare + (isWork && namesPerformers(row, track, statistics) ? 0 : furtherWorks)
        context.namesakes = namesakes + furtherWorks
        return context
    }

    private mutating func namesPerformers(
        _ row: FoldedTrack, _ track: FoldedTrack, _ statistics: LibraryStatistics
    ) -> Bool {
        let shared = artists(row, track, statistics).shared
        return shared > 1 && shared == min(row.names.count, track.names.count)
    }

    private mutating func artists(
        _ row: FoldedTrack, _ track: FoldedTrack, _ statistics: LibraryStatistics
    ) -> ArtistCount {
        let (credit, other) = (row.credit, track.credit)
        let credits = (row: ObjectIdentifier(credit), track: ObjectIdentifier(other))
        if let lastCredits, lastCredits == credits { return lastCount }
        var count = ArtistCount(shared: 0, tracks: 1)
        // By the keys beside each other: the names are objects, each in a place of its own.
        for key in other.nameKeys where credit.nameKeys.contains(key) {
            count.shared += 1
            count.tracks = max(count.tracks, statistics.tracks(byKey: key))
        }
        if count.shared == 0 {
            for key in other.nameKeys { count.tracks = max(count.tracks, statistics.tracks(byKey: key)) }
        }
        (lastCredits, lastCount) = (credits, count)
        return count
    }
}
