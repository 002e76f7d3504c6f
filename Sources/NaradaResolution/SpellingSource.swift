import NaradaMatching

/// Files tracks under the beginning and the end of title and artist written without blanks: finds rows whose blanks
/// were lost, or with a slip of the pen in one half of every word.
struct SpellingSource: CandidateSource {
    let mostRowsPerKey = 60

    /// Letters of the title's beginning or end: enough to be rare together with the artist's.
    private static let titleLetters = 6
    private static let artistLetters = 4
    private static let blank: UInt32 = 0x20

    func keys(of reading: FoldedTrack) -> [UInt64] {
        let title = reading.titleText.scalars.filter { $0 != Self.blank }
        guard !title.isEmpty else { return [] }
        let artist = (reading.names.first?.scalars ?? []).filter { $0 != Self.blank }
        let ends = [title.prefix(Self.titleLetters), title.suffix(Self.titleLetters)].map(Self.fingerprint)
        let names = [artist.prefix(Self.artistLetters), artist.suffix(Self.artistLetters)].map(Self.fingerprint)
        // A beginning is marked 0 and an end 1, so that one track's beginning never meets another's end.
        return [
            key(0, ends[0], 0, names[0]), key(0, ends[0], 1, names[1]), key(1, ends[1], 0, names[0]),
            key(1, ends[1], 1, names[1]),
        ]
    }

    private static func fingerprint(_ scalars: ArraySlice<UInt32>) -> UInt64 {
        scalars.reduce(into: Fingerprint()) { $0.add($1) }.value
    }
}
