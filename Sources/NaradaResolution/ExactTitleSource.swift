import NaradaMatching

/// Files tracks under each reading of the title alone: finds rows without artists, and artists under other names.
struct ExactTitleSource: CandidateSource {
    let name = "title"
    // Titles that more tracks share ("Intro") lead nowhere without an artist.
    let mostRowsPerKey = 40

    func forEachKey(of track: FoldedTrack, _ body: (UInt64) -> Void) {
        for reading in track.readings {
            for title in reading.titleForms { body(fingerprint("title", title)) }
        }
    }
}
