public import NaradaModel

extension ScoringModel {
    /// The pair's comparisons: values, levels and weights, which with the prior add up to `score.calibrated`. They are
    /// written out by whoever reads them; what the weights depend on is counted now.
    public func comparisons(
        of score: PairScore, _ row: FoldedTrack, _ track: FoldedTrack, _ statistics: LibraryStatistics
    ) -> ComparedFields {
        let (readRow, readTrack) = readings(of: score, row, track)
        return ComparedFields(
            model: self, row: readRow, track: readTrack, plainTrack: track, levels: score.levels,
            context: context(readRow, readTrack, score.findings, statistics),
            calibration: profile.calibration == nil ? nil : score.calibrated - score.total)
    }

    /// The same written out.
    public func fields(
        of score: PairScore, _ row: FoldedTrack, _ track: FoldedTrack, _ statistics: LibraryStatistics
    ) -> [Evidence.Field] {
        comparisons(of: score, row, track, statistics).written
    }
}

/// What was compared of one pair, as levels and counts: small, where its texts would be copied for every row of a run, of
/// which many are never read.
public struct ComparedFields: Sendable {
    let model: ScoringModel
    /// The two rows as they were read.
    let row: FoldedTrack
    let track: FoldedTrack
    /// The internal one as the library has it.
    let plainTrack: FoldedTrack
    let levels: SIMD16<UInt8>
    let context: WeightContext
    /// Bits that the profile's calibration adds; nil where it has none.
    let calibration: Double?

    /// The internal track's title as written.
    public var trackTitle: String { plainTrack.facts.title }

    /// The internal track's length in milliseconds; nil where unknown.
    public var trackDurationMs: Int? { track.durationMs }

    /// The fields in the profile's order.
    public var written: [Evidence.Field] {
        var written: [Evidence.Field] = []
        written.reserveCapacity(model.fields.count + 2)
        forEach { heading, left, right, weight in
            written.append(
                Evidence.Field(
                    matcher: heading.matcher, level: heading.level, left: left, right: right, weight: weight))
        }
        return written
    }

    /// Writes the same fields into the JSON of evidence.
    public func write(to json: inout EvidenceFieldsJSON) {
        forEach { heading, left, right, weight in json.add(heading, left: left, right: right, weight: weight) }
    }

    @inline(__always)
    private func forEach(_ body: (Evidence.Heading, _ left: String?, _ right: String?, _ weight: Double) -> Void) {
        let (hypothesis, other) = (row.hypothesis, track.hypothesis)
        if hypothesis != .plain || other != .plain {
            body(Self.reading, hypothesis.label, other.label, -hypothesis.cost - other.cost)
        }
        model.forEachField { lane, field in
            let level = Int(levels[lane])
            field.headings.with(level) {
                body($0, field.value(of: row), field.value(of: track), field.weights[level]?.bits(in: context) ?? 0)
            }
        }
        if let calibration { body(Self.calibration, nil, nil, calibration) }
    }

    private static let reading = Evidence.Heading(matcher: "reading", level: "misplaced")
    private static let calibration = Evidence.Heading(matcher: EvidenceSummary.calibration, level: "table")
}
