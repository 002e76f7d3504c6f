import NaradaModel
import NaradaText

/// Compares the albums' cores: "(Deluxe Edition)" and "[Remastered]" are the same album.
///
/// A recording stands on many albums, so another album says little.
struct AlbumMatcher: Matcher {
    let name = "album"
    let role = MatcherRole.context
    let levels = [
        ComparisonLevel("same", "the same album", .agrees),
        ComparisonLevel("close", "nearly the same album title", .agrees),
        ComparisonLevel("other", "another album", .conflicts),
        ComparisonLevel("missing", "no album on a side", .cannotCompare),
    ]

    // Spelling similarity (Indel, 0...1): album titles carry more decoration than song titles, so less is asked.
    private static let close = 0.85

    func level(_ left: FoldedTrack, _ right: FoldedTrack) -> Int {
        guard let one = left.album?.coreFolded, let other = right.album?.coreFolded, !one.isEmpty, !other.isEmpty
        else { return 3 }
        if one == other { return 0 }
        let similarity = Indel.similarity(one.unicodeScalars.map(\.value), other.unicodeScalars.map(\.value))
        return similarity >= Self.close ? 1 : 2
    }

    func value(of track: FoldedTrack) -> String? { track.facts.album }
}
