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
        if left.card.writtenKey == right.card.writtenKey { return 0 }
        if one.isEmpty || other.isEmpty {
            // A list of sections in brackets has numbers of its own, and services leave it out.
            return (one.isEmpty ? right : left).sectionsHaveParts ? 3 : 1
        }
        // "Pt. 2" here may be a bare "II" there.
        if one.count == 1, other.count == 1 { return one[0].number == other[0].number ? 0 : 2 }
        // Services drop opus or movement numbers, so only kinds that both sides name are held against each other.
        guard one.contains(where: { names($0.kind, other) }) else {
            return one.contains { part in other.contains { $0.number == part.number } } ? 0 : 2
        }
        return holds(one, partsOf: other) && holds(other, partsOf: one) ? 0 : 2
    }

    private func names(_ kind: PartNumber.Kind, _ parts: [PartNumber]) -> Bool {
        parts.contains { $0.kind == kind }
    }

    /// Whether `parts` has each of the other parts whose kind it names.
    private func holds(_ parts: [PartNumber], partsOf other: [PartNumber]) -> Bool {
        other.allSatisfy { !names($0.kind, parts) || parts.contains($0) }
    }

    func compare(_ pairs: PairBatch, into lane: LevelLane) {
        // Few titles count parts.
        guard pairs.marksOfEither.contains(.parts) else { return pairs.fill(lane, with: 3) }
        pairs.write(into: lane) { row, track, _ in level(row, track) }
    }

    func value(of track: FoldedTrack) -> String? {
        guard !track.parts.isEmpty else { return nil }
        return track.parts.map { $0.kind == .plain ? $0.number : "\($0.kind) \($0.number)" }
            .joined(separator: ", ")
    }
}
