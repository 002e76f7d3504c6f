import NaradaModel

/// Compares ISRCs; a row may have several.
struct ISRCMatcher: Matcher {
    let name = "isrc"
    let role = MatcherRole.identifier(.isrc)
    let levels = [
        ComparisonLevel("shared", "a shared ISRC", .agrees),
        ComparisonLevel("other", "other ISRCs", .conflicts),
        ComparisonLevel("missing", "no ISRC on a side", .cannotCompare),
    ]

    func level(_ left: FoldedTrack, _ right: FoldedTrack) -> Int {
        guard left.card.marks.intersection(right.card.marks).contains(.isrcs) else { return 2 }
        return identifierLevel(left.facts.isrcs, right.facts.isrcs)
    }

    func value(of track: FoldedTrack) -> String? { joined(track.facts.isrcs) }
}
