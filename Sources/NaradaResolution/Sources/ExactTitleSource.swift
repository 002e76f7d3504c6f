import NaradaMatching

/// Files tracks under each reading of the title alone: finds rows without artists, and artists under other names.
struct ExactTitleSource: CandidateSource {
    // Titles that more tracks share ("Intro") lead nowhere without an artist.
    let mostRowsPerKey: Int32 = 40

    func addKeys(of reading: FoldedTrack, to keys: inout KeyCollector) {
        reading.forEachTitleForm { keys.add($0.key) }
    }
}
