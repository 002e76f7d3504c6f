public import NaradaModel

extension ScoringModel {
    /// The pair's comparisons written out: values, levels and weights, which with the prior add up to `score.calibrated`.
    public func fields(
        of score: PairScore, _ row: FoldedTrack, _ track: FoldedTrack, _ statistics: LibraryStatistics
    ) -> [Evidence.Field] {
        let (row, track) = readings(of: score, row, track)
        let context = context(row, track, score.findings, statistics)
        var compared: [Evidence.Field] = []
        compared.reserveCapacity(fields.count + 2)
        if row.hypothesis != .plain || track.hypothesis != .plain {
            compared.append(
                Evidence.Field(
                    matcher: "reading", level: "misplaced", left: row.hypothesis.label,
                    right: track.hypothesis.label, weight: -row.hypothesis.cost - track.hypothesis.cost))
        }
        for lane in fields.indices {
            let (field, level) = (fields[lane], Int(score.levels[lane]))
            compared.append(
                Evidence.Field(
                    matcher: field.name, level: field.levelNames[level], left: field.matcher.value(of: row),
                    right: field.matcher.value(of: track), weight: field.weights[level]?.bits(in: context) ?? 0))
        }
        if profile.calibration != nil {
            compared.append(
                Evidence.Field(
                    matcher: EvidenceSummary.calibration, level: "table", left: nil, right: nil,
                    weight: score.calibrated - score.total))
        }
        return compared
    }
}
