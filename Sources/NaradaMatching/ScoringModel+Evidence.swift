public import NaradaModel

extension ScoringModel {
    /// The pair's comparisons written out: values, levels and weights, which with the prior add up to `score.calibrated`.
    public func fields(
        of score: PairScore, _ row: FoldedTrack, _ track: FoldedTrack, _ statistics: LibraryStatistics
    ) -> [Evidence.Field] {
        let (row, track) = readings(of: score, row, track)
        let context = context(row, track, score.findings, statistics)
        var compared = fields.enumerated().map { index, field in
            let level = Int(score.levels[index])
            return Evidence.Field(
                matcher: field.matcher.name, level: field.matcher.levels[level].name,
                left: field.matcher.value(of: row), right: field.matcher.value(of: track),
                weight: field.weights[level]?.bits(in: context) ?? 0)
        }
        if profile.calibration != nil {
            compared.append(
                Evidence.Field(
                    matcher: EvidenceSummary.calibration, level: "table", left: nil, right: nil,
                    weight: score.calibrated - score.total))
        }
        guard row.hypothesis != .plain || track.hypothesis != .plain else { return compared }
        let reading = Evidence.Field(
            matcher: "reading", level: "misplaced", left: row.hypothesis.label, right: track.hypothesis.label,
            weight: -row.hypothesis.cost - track.hypothesis.cost)
        return [reading] + compared
    }
}
