/// Pairs that the rules keep from being accepted whatever their weight, told without weighing them.
extension ScoringModel {
    /// Of each entry of `rows` with the entry of `tracks` at its place: whether the rules may allow it under some reading
    /// of the two, so that its confidence decides; false is certain. Both have the same length.
    ///
    /// Only the fields are asked whose answers alone can forbid a pair: of candidates nine in ten have titles that
    /// conflict however they are read. Cost: a quarter of a score.
    package func mayAllow(_ rows: [FoldedTrack], _ tracks: [FoldedTrack]) -> [Bool] {
        let asked = fields.filter { DecisionRules.forbids(by: $0.matcher.role) }
        let titles = asked.filter { $0.matcher.role == .title }
        let places = asked.filter { $0.matcher.role == .position }
        return PairBatch.with(rows: rows, tracks: tracks) { pairs in
            withUnsafeTemporaryAllocation(of: SIMD16<UInt8>.self, capacity: pairs.count) { levels in
                levels.initialize(repeating: .zero)
                for (lane, field) in asked.enumerated() { field.compare(pairs, into: LevelLane(lane, of: levels)) }
                var may = [Bool](repeating: true, count: pairs.count)
                pairs.forEach { index, row, track in
                    var plain: Findings = []
                    for lane in asked.indices { plain.formUnion(asked[lane].findings[Int(levels[index][lane])]) }
                    may[index] = DecisionRules.mayAllow(plain)
                    if may[index] || row.hasOneReading && track.hasOneReading { return }
                    // Identifiers and length are the row's under every reading.
                    may[index] = FurtherReadings.contain(of: row, track) { one, other in
                        var findings = plain.subtracting([.titleConflicts, .positionAgrees])
                        for field in titles { findings.formUnion(field.findings[field.matcher.level(one, other)]) }
                        if DecisionRules.mayAllow(findings) { return true }
                        guard findings.contains(.durationAgrees) else { return false }
                        for field in places { findings.formUnion(field.findings[field.matcher.level(one, other)]) }
                        return DecisionRules.mayAllow(findings)
                    }
                }
                return may
            }
        }
    }
}
