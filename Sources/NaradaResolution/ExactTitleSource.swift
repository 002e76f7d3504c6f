import NaradaMatching

/// Files tracks under each reading of the title alone: finds rows without artists, and artists under other names.
struct ExactTitleSource: CandidateSource {
    // Titles that more tracks share ("Intro") lead nowhere without an artist.
    let mostRowsPerKey = 40

    func keys(of reading: FoldedTrack) -> [UInt64] { reading.titleForms.map(\.key) }
}
