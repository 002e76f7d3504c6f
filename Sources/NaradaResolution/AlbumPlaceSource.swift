import NaradaMatching
import NaradaModel

/// Files tracks under album and place: finds the rows whose title says nothing or has lost its blanks.
///
/// Titled rows look among the untitled alone, and only the untitled look among all: others have better keys.
struct AlbumPlaceSource: CandidateSource {
    // "Greatest Hits" has as many first tracks as there are artists.
    let mostRowsPerKey = 40

    private static let (untitled, titled): (UInt64, UInt64) = (0, 1)

    func keys(of reading: FoldedTrack) -> [UInt64] {
        place(of: reading).map { [key(saysLittle(reading) ? Self.untitled : Self.titled, $0)] } ?? []
    }

    func soughtKeys(of reading: FoldedTrack) -> [UInt64] {
        place(of: reading).map { place in
            (saysLittle(reading) ? [Self.untitled, Self.titled] : [Self.untitled]).map { key($0, place) }
        } ?? []
    }

    private func saysLittle(_ reading: FoldedTrack) -> Bool {
        !reading.isTitled || !reading.isCredited && reading.titleText.words.count == 1
    }

    private func place(of reading: FoldedTrack) -> UInt64? {
        guard !reading.albumText.isEmpty, let number = reading.position?.number else { return nil }
        return key(reading.albumText.key, UInt64(number))
    }
}
