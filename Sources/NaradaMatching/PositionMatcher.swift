import NaradaModel

/// Compares the places on the release, which name a track of one album like a seat number; between albums they say
/// nothing.
struct PositionMatcher: AlbumDependentMatcher {
    let name = "position"
    let role = MatcherRole.position
    let levels = [
        ComparisonLevel("same_on_album", "the same place on the same album", .agrees),
        ComparisonLevel("same", "the same track number", .agrees),
        ComparisonLevel("other", "another track number", .conflicts),
        ComparisonLevel("other_on_album", "another place on the same album", .conflicts),
        ComparisonLevel("other_album", "places on other albums", .cannotCompare),
        ComparisonLevel("missing", "no track number on a side", .cannotCompare),
    ]

    func level(_ left: FoldedTrack, _ right: FoldedTrack, album: Int) -> Int {
        guard left.card.marks.intersection(right.card.marks).contains(.position) else { return 5 }
        let areOneAlbum = AlbumMatcher.agree(at: album)
        if areOneAlbum == false { return 4 }
        guard let one = left.position, let other = right.position else { return 5 }
        let agree = one.agrees(with: other)
        return areOneAlbum == true ? (agree ? 0 : 3) : (agree ? 1 : 2)
    }

    func value(of track: FoldedTrack) -> String? { track.position?.description }
}
