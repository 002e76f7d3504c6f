/// Tells pairs that the rules keep from being accepted whatever their weight, without weighing them.
package struct Outlook: Sendable {
    private typealias Fields = LentObjects<ScoringModel.Field>

    private let titles: Fields
    private let identifiers: Fields
    private let lengths: Fields
    private let places: Fields

    /// The outlook for pairs that `model` scores.
    package init(_ model: ScoringModel) {
        func fields(where isAsked: (MatcherRole) -> Bool) -> Fields { model.fields.filter { isAsked($0.matcher.role) } }
        titles = fields { $0 == .title }
        identifiers = fields { if case .identifier = $0 { true } else { false } }
        lengths = fields { $0 == .duration }
        places = fields { $0 == .position }
    }

    /// Whether the rules may allow the pair under some reading of the two rows, so that its confidence decides; false is
    /// certain.
    ///
    /// Only the fields are asked whose answers alone can forbid a pair, see `DecisionRules.mayAllow(_:)`, and each only
    /// where it still matters: of candidates nine in ten have titles that conflict however they are read. Cost: a fifth
    /// of a score.
    package func mayAllow(_ row: FoldedTrack, _ track: FoldedTrack) -> Bool {
        var findings = findings(of: titles, row, track)
        if DecisionRules.mayAllow(findings) { return true }
        findings.formUnion(self.findings(of: identifiers, row, track))
        if DecisionRules.mayAllow(findings) { return true }
        findings.formUnion(self.findings(of: lengths, row, track))
        if isAllowedByPlace(row, track, findings) { return true }
        if row.hasOneReading && track.hasOneReading { return false }
        // Identifiers and length are the row's under every reading.
        let known = findings.subtracting(.titleConflicts)
        return FurtherReadings.contain(of: row, track) { one, other in
            let findings = known.union(self.findings(of: titles, one, other))
            return DecisionRules.mayAllow(findings) || isAllowedByPlace(one, other, findings)
        }
    }

    /// Whether the rules may allow the pair for its place on the release, which counts beside the length alone.
    private func isAllowedByPlace(_ row: FoldedTrack, _ track: FoldedTrack, _ findings: Findings) -> Bool {
        guard findings.contains(.durationAgrees) else { return false }
        return DecisionRules.mayAllow(findings.union(self.findings(of: places, row, track)))
    }

    /// What the fields find in two readings.
    @inline(__always)
    private func findings(of fields: Fields, _ row: FoldedTrack, _ track: FoldedTrack) -> Findings {
        var findings: Findings = []
        for place in fields.indices {
            findings.formUnion(fields.with(place) { $0.findings[$0.matcher.level(row, track)] })
        }
        return findings
    }
}
