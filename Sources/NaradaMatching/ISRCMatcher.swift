import NaradaModel

/// Compares ISRCs; a row may have several.
struct ISRCMatcher: RareFieldMatcher {
    let name = "isrc"
    let role = MatcherRole.identifier(.isrc)
    let levels = [
        ComparisonLevel("shared", "a shared ISRC", .agrees),
        ComparisonLevel("other", "other ISRCs", .conflicts),
        ComparisonLevel("missing", "no ISRC on a side", .cannotCompare),
    ]

    let mark = TrackCard.Marks.isrcs
    let missing = 2

    func level(_ left: FoldedTrack, _ right: FoldedTrack) -> Int {
        guard left.card.marks.intersection(right.card.marks).contains(mark) else { return missing }
        return identifierLevel(left.isrcs, right.isrcs)
    }

    func value(of track: FoldedTrack) -> String? { joined(track.isrcs) }
}
