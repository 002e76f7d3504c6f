import NaradaMatching
import NaradaText

/// Files tracks under each reading of the title with each credited artist.
struct ExactTitleArtistSource: CandidateSource {
    let name = "title_artist"
    // One artist with more recordings of one song than this is a live archive; only an identifier can tell them apart.
    let mostRowsPerKey = 500

    func forEachKey(of track: FoldedTrack, _ body: (UInt64) -> Void) {
        for reading in track.readings {
            for title in reading.titleForms {
                for artist in reading.credit.names { body(fingerprint("title artist", title, artist)) }
            }
        }
    }
}
