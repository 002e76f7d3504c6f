import NaradaText

/// Compares part, movement and volume numbers: "Pt. 1" is never "Pt. 2".
struct PartsMatcher: Matcher {
    let name = "parts"
    let role = MatcherRole.parts
    let levels = [
        ComparisonLevel("same", "the same part numbers", .agrees),
        ComparisonLevel("one_sided", "a part number on one side only", .conflicts),
        ComparisonLevel("other", "other part numbers", .conflicts),
        ComparisonLevel("none", "no part numbers, or no title on a side", .cannotCompare),
    ]

    func level(_ left: FoldedTrack, _ right: FoldedTrack) -> Int {
        if !left.card.marks.union(right.card.marks).contains(.parts) { return 3 }
        let (one, other) = (left.countedParts, right.countedParts)
        // A row without a title says nothing of its parts.
        if (one.isEmpty && other.isEmpty) || !left.isTitled || !right.isTitled { return 3 }
        if one == other || left.card.writtenKey == right.card.writtenKey { return 0 }
        if one.isEmpty || other.isEmpty {
            // A list of sections in brackets has numbers of its own, and services leave it out.
            return (one.isEmpty ? right : left).sectionsHaveParts ? 3 : 1
        }
        // Services drop opus or movement numbers, so only kinds that both sides name are held against each other;
        // "Pt. 2" here may be a bare "II" there.
        if let only = one.first, let otherOnly = other.first, one.count == 1, other.count == 1 {
            return only.number == otherOnly.number && only.kind != otherOnly.kind ? 0 : 2
        }
        let kinds = Set(one.map(\.kind)).intersection(other.map(\.kind))
        guard !kinds.isEmpty else {
            return Set(one.map(\.number)).isDisjoint(with: other.map(\.number)) ? 2 : 0
        }
        let numbers = Set(one.filter { kinds.contains($0.kind) })
        return numbers == Set(other.filter { kinds.contains($0.kind) }) ? 0 : 2
    }

    func value(of track: FoldedTrack) -> String? {
        guard !track.parts.isEmpty else { return nil }
        return track.parts.map { $0.kind == .plain ? $0.number : "\($0.kind) \($0.number)" }
            .joined(separator: ", ")
    }
}
