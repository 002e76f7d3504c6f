import NaradaModel

/// How a row of `review_items` or `track_mappings` becomes a `ReviewEntry`, wherever a query has it.
enum ReviewEntryColumns {
    private static let rows = "\(ConnectorTrackColumns.list), \(TrackColumns.list)"

    /// The columns of a waiting pair, for the aliases `p`, `c` and `t`.
    static let item = """
        p.match_method, p.confidence, p.reasons, p.evidence, p.pattern_key, p.pattern, p.worth, \(rows)
        """
    /// The columns of a mapping.
    static let mapping = "p.match_method, p.confidence, NULL, p.evidence, NULL, NULL, NULL, \(rows)"

    private static let count: Int32 = 7

    static func readItem(_ row: RawStatement) -> ReviewEntry { read(row, state: .waiting) }

    static func read(_ row: RawStatement, state: ReviewEntry.State) -> ReviewEntry {
        let evidence = row.text(3).flatMap { Evidence(json: $0) }
        // A mapping has no column for reasons; where its evidence names some, a person should see them.
        let reasons = state == .waiting ? row.reasons(2) : evidence?.reasons ?? []
        return ReviewEntry(
            state: state, connectorTrack: ConnectorTrackColumns.read(row, from: count),
            track: TrackColumns.read(row, from: count + ConnectorTrackColumns.count), method: row.text(0) ?? "",
            confidence: row.confidence(1), reasons: reasons, evidence: evidence,
            pattern: row.text(4).map { ReviewPattern(key: $0, sentence: row.text(5) ?? "") },
            worth: row.optionalInt64(6).map(Int.init))
    }
}
