import NaradaText

/// Compares part, movement and volume numbers: "Pt. 1" is never "Pt. 2".
struct PartsMatcher: Matcher {
    let name = "parts"
    let role = MatcherRole.parts
    let levels = [
        ComparisonLevel("same", "the same part numbers", .agrees),
        ComparisonLevel("one_sided", "a part number on one side only", .conflicts),
        ComparisonLevel("other", "other part numbers", .conflicts),
        ComparisonLevel("none", "no part numbers", .cannotCompare),
    ]

    func level(_ left: FoldedTrack, _ right: FoldedTrack) -> Int {
        let (one, other) = (left.title.parts, right.title.parts)
        if one.isEmpty && other.isEmpty { return 3 }
        if one.isEmpty || other.isEmpty { return 1 }
        // Services drop opus and movement numbers, so a shorter list that is all in the longer one agrees.
        let (few, many) = one.count <= other.count ? (one, other) : (other, one)
        return few.allSatisfy(many.contains) ? 0 : 2
    }

    func value(of track: FoldedTrack) -> String? {
        track.title.parts.isEmpty ? nil : track.title.parts.map(\.description).joined(separator: " ")
    }
}
