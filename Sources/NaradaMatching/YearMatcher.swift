import NaradaModel

/// Compares the years of release where the albums do not: tracks of one album share its year anyway, so that there it
/// would count the album twice.
struct YearMatcher: AlbumDependentMatcher {
    let name = "year"
    let role = MatcherRole.year
    let levels = [
        ComparisonLevel("same", "the same year", .agrees),
        ComparisonLevel("near", "a year apart", .agrees),
        ComparisonLevel("other", "other years", .conflicts),
        ComparisonLevel("by_album", "years of one album", .cannotCompare),
        ComparisonLevel("missing", "no year on a side", .cannotCompare),
    ]

    func level(_ left: FoldedTrack, _ right: FoldedTrack, album: Int) -> Int {
        guard left.card.marks.intersection(right.card.marks).contains(.year) else { return 4 }
        if AlbumMatcher.agree(at: album) == true { return 3 }
        let (one, other) = (left.card.year, right.card.year)
        return one == other ? 0 : (abs(one - other) == 1 ? 1 : 2)
    }

    func value(of track: FoldedTrack) -> String? { track.year.map(String.init) }
}
