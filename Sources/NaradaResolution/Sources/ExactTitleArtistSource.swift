import NaradaMatching

/// Files tracks under each reading of the title with each credited artist.
struct ExactTitleArtistSource: CandidateSource {
    // One artist with more recordings of one song than this is a live archive; only an identifier can tell them apart.
    let mostRowsPerKey: Int32 = 500

    func addKeys(of reading: FoldedTrack, to keys: inout KeyCollector) {
        reading.forEachTitleForm { title in
            for name in reading.nameKeys { keys.add(key(title.key, name)) }
        }
    }
}
