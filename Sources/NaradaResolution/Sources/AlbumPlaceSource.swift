import NaradaMatching
import NaradaModel

/// Files tracks under album and place: finds the rows whose title says nothing or has lost its blanks.
///
/// Titled rows look among the untitled alone, and only the untitled look among all: others have better keys.
struct AlbumPlaceSource: CandidateSource {
    // "Greatest Hits" has as many first tracks as there are artists.
    let mostRowsPerKey: Int32 = 40

    private static let (untitled, titled): (UInt64, UInt64) = (0, 1)

    func addKeys(of reading: FoldedTrack, to keys: inout KeyCollector) {
        guard let place = place(of: reading) else { return }
        keys.seek(key(Self.untitled, place))
        if saysLittle(reading) {
            keys.file(key(Self.untitled, place))
            keys.seek(key(Self.titled, place))
        } else {
            keys.file(key(Self.titled, place))
        }
    }

    private func saysLittle(_ reading: FoldedTrack) -> Bool {
        !reading.isTitled || !reading.isCredited && reading.titleText.words.count == 1
    }

    private func place(of reading: FoldedTrack) -> UInt64? {
        guard !reading.albumText.isEmpty, let number = reading.position?.number else { return nil }
        return key(reading.albumText.key, UInt64(number))
    }
}
