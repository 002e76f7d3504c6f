import NaradaModel

/// Compares the years of release where the albums do not: tracks of one album share its year anyway, so that there it
/// would count the album twice.
struct YearMatcher: Matcher {
    let name = "year"
    let role = MatcherRole.year
    let levels = [
        ComparisonLevel("same", "the same year", .agrees),
        ComparisonLevel("near", "a year apart", .agrees),
        ComparisonLevel("other", "other years", .conflicts),
        ComparisonLevel("by_album", "years of one album", .cannotCompare),
        ComparisonLevel("missing", "no year on a side", .cannotCompare),
    ]

    func level(_ left: FoldedTrack, _ right: FoldedTrack) -> Int {
        guard let one = left.year, let other = right.year else { return 4 }
        if AlbumMatcher.agree(left, right) == true { return 3 }
        return one == other ? 0 : (abs(one - other) == 1 ? 1 : 2)
    }

    func value(of track: FoldedTrack) -> String? { track.year.map(String.init) }
}
