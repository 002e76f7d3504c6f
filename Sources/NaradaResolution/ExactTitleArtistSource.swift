import NaradaMatching

/// Files tracks under each reading of the title with each credited artist.
struct ExactTitleArtistSource: CandidateSource {
    // One artist with more recordings of one song than this is a live archive; only an identifier can tell them apart.
    let mostRowsPerKey = 500

    func keys(of reading: FoldedTrack) -> [UInt64] {
        reading.titleForms.flatMap { title in reading.names.map { key(title.key, $0.key) } }
    }
}
