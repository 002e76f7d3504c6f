import NaradaModel

/// Compares MusicBrainz recording ids; a row may have several after merges in MusicBrainz.
struct MBIDMatcher: RareFieldMatcher {
    let name = "mbid"
    let role = MatcherRole.identifier(.mbid)
    let levels = [
        ComparisonLevel("shared", "a shared MusicBrainz recording id", .agrees),
        ComparisonLevel("other", "other MusicBrainz recording ids", .conflicts),
        ComparisonLevel("missing", "no MusicBrainz recording id on a side", .cannotCompare),
    ]

    let mark = TrackCard.Marks.mbids
    let missing = 2

    func level(_ left: FoldedTrack, _ right: FoldedTrack) -> Int {
        guard left.card.marks.intersection(right.card.marks).contains(mark) else { return missing }
        return identifierLevel(left.mbids, right.mbids)
    }

    func value(of track: FoldedTrack) -> String? { joined(track.mbids) }
}
