/// Pairs that the rules keep from being accepted whatever their weight, told without weighing them.
extension ScoringModel {
    /// Of each entry of `rows` with the entry of `tracks` at its place: whether the rules may allow it under some reading
    /// of the two, so that its confidence decides; false is certain. Both have the same length.
    ///
    /// Only the fields are asked whose answers alone can forbid a pair: of candidates nine in ten have titles that
    /// conflict however they are read. Cost: a quarter of a score.
    package func mayAllow(_ rows: [FoldedTrack], _ tracks: [FoldedTrack]) -> [Bool] {
        let asked = fields.filter { DecisionRules.forbids(by: $0.matcher.role) }
        let titles = Field.lent(asked) { $0 == .title }
        let places = Field.lent(asked) { $0 == .position }
        return PairBatch.with(rows: rows, tracks: tracks) { pairs in
            withUnsafeTemporaryAllocation(of: SIMD16<UInt8>.self, capacity: pairs.count) { levels in
                levels.initialize(repeating: .zero)
                for (lane, field) in asked.enumerated() { field.compare(pairs, into: LevelLane(lane, of: levels)) }
                let lanes = Field.lent(asked) { _ in true }
                var may = [Bool](repeating: true, count: pairs.count)
                pairs.forEach { index, row, track in
                    var plain: Findings = []
                    for lane in lanes.indices {
                        let level = Int(levels[index][lane])
                        plain.formUnion(lanes[lane]._withUnsafeGuaranteedRef { $0.findings[level] })
                    }
                    may[index] = DecisionRules.mayAllow(plain)
                    if may[index] || row.hasOneReading && track.hasOneReading { return }
                    // Identifiers and length are the row's under every reading.
                    may[index] = FurtherReadings.contain(of: row, track) { one, other in
                        var findings = plain.subtracting([.titleConflicts, .positionAgrees])
                        findings.formUnion(Field.findings(of: titles, one, other))
                        if DecisionRules.mayAllow(findings) { return true }
                        guard findings.contains(.durationAgrees) else { return false }
                        findings.formUnion(Field.findings(of: places, one, other))
                        return DecisionRules.mayAllow(findings)
                    }
                }
                return may
            }
        }
    }
}

extension ScoringModel.Field {
    /// Those of the fields with such a role, without a share in them: it would be taken and given back for each pair.
    fileprivate static func lent(
        _ fields: [ScoringModel.Field], where isSuch: (MatcherRole) -> Bool
    ) -> [Unmanaged<ScoringModel.Field>] {
        fields.filter { isSuch($0.matcher.role) }.map(Unmanaged.passUnretained)
    }

    /// What the fields find in two readings.
    @inline(__always)
    fileprivate static func findings(
        of fields: [Unmanaged<ScoringModel.Field>], _ row: FoldedTrack, _ track: FoldedTrack
    ) -> Findings {
        var findings: Findings = []
        for place in fields.indices {
            findings.formUnion(
                fields[place]._withUnsafeGuaranteedRef { $0.findings[$0.matcher.level(row, track)] })
        }
        return findings
    }
}
