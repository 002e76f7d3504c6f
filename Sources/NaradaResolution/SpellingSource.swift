import NaradaMatching
import NaradaText

/// Files tracks under the beginning and the end of title and artist written without blanks: finds rows whose blanks
/// were lost, or with a slip of the pen in one half of every word.
struct SpellingSource: CandidateSource {
    let name = "spelling"
    let mostRowsPerKey = 60

    /// Letters of the title's beginning or end: enough to be rare together with the artist's.
    private static let titleLetters = 6
    private static let artistLetters = 4

    func forEachKey(of track: FoldedTrack, _ body: (UInt64) -> Void) {
        for reading in track.readings {
            let title = reading.title.coreFolded.filter { $0 != " " }
            guard !title.isEmpty else { continue }
            let artist = reading.credit.primary.filter { $0 != " " }
            for (kind, part) in [("head", title.prefix(Self.titleLetters)), ("tail", title.suffix(Self.titleLetters))] {
                body(fingerprint("\(kind) head", String(part), String(artist.prefix(Self.artistLetters))))
                body(fingerprint("\(kind) tail", String(part), String(artist.suffix(Self.artistLetters))))
            }
        }
    }
}
