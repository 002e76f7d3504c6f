import NaradaModel

/// Compares the places on the release, which name a track of one album like a seat number; between albums they say
/// nothing.
struct PositionMatcher: Matcher {
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

    func level(_ left: FoldedTrack, _ right: FoldedTrack) -> Int {
        level(left, right, album: AlbumMatcher.level(left, right))
    }

    func compare(_ pairs: PairBatch, into levels: inout [SIMD16<UInt8>], lane: Int) {
        pairs.forEach { index, row, track in
            levels[index][lane] = UInt8(level(row, track, album: Int(pairs.albumLevels[index])))
        }
    }

    private func level(_ left: FoldedTrack, _ right: FoldedTrack, album: Int) -> Int {
        guard left.card.marks.intersection(right.card.marks).contains(.position) else { return 5 }
        let areOneAlbum = AlbumMatcher.agree(at: album)
        guard areOneAlbum != false, let one = left.position, let other = right.position else { return 4 }
        switch areOneAlbum {
        case true?: return one.agrees(with: other) ? 0 : 3
        case false?: return 4
        case nil: return one.agrees(with: other) ? 1 : 2
        }
    }

    func value(of track: FoldedTrack) -> String? { track.position?.description }
}
