public import NaradaModel

/// What a report counts of a pair; the rows themselves are not read.
public struct ReviewHead: Hashable, Sendable {
    /// How the pair stands.
    public var state: ReviewEntry.State
    /// The row of `review_items` where the pair waits, else of `track_mappings`.
    public var id: Int64
    /// The service of the pair's row.
    public var connector: String
    /// A `MatchMethod`'s text, or another program's.
    public var method: String
    public var confidence: Confidence
    /// Why it waits; empty for pairs that stand.
    public var reasons: [ReviewReason]
}

/// A pair that a person answered after the matcher had: how sure the matcher was, and whether it was right.
public struct AnsweredPair: Hashable, Sendable {
    public var confidence: Confidence
    public var isRight: Bool
}

/// The pairs of a review list by their heads, for counting a million of them.
public enum ReviewHeadReader {
    /// Calls `body` for each pair that the filter lets through, in no promised order; limit and offset are not looked at.
    ///
    /// Cost: one pass over the mappings and the open items, with a look-up of the connector row of each.
    public static func forEach(
        in session: Session, filter: ReviewFilter, _ body: (ReviewHead) throws -> Void
    ) throws {
        if filter.states.contains(.waiting) {
            // A queue has few combinations of reasons; each is decoded once.
            var known: [String: [ReviewReason]] = [:]
            let items = try RawStatement(
                session.database,
                sql: """
                    SELECT p.id, c.connector_name, p.match_method, p.confidence, p.reasons
                    FROM review_items p JOIN connector_tracks c ON c.id = p.connector_track_id
                    WHERE \(ReviewQueue.isWaiting) AND \(ReviewQueue.isLive) AND \(ReviewQueue.isShown)
                    """)
            ReviewQueue.bind(filter, to: items)
            try items.forEachRow { row in
                let text = row.text(4) ?? ""
                let reasons = known[text] ?? row.reasons(4)
                known[text] = reasons
                try body(head(row, state: .waiting, reasons: reasons))
            }
        }
        let isManual = "p.match_method = '\(MatchMethod.manual.rawValue)'"
        guard filter.group == nil, !filter.states.isDisjoint(with: [.mapped, .decided]) else { return }
        let mappings = try RawStatement(
            session.database,
            sql: """
                SELECT p.id, c.connector_name, p.match_method, p.confidence, \(isManual)
                FROM track_mappings p JOIN connector_tracks c ON c.id = p.connector_track_id
                WHERE p.\(BaseColumn.isActive) AND \(ReviewQueue.isLive) AND \(ReviewQueue.isBetween)
                """)
        ReviewQueue.bindBetween(filter, to: mappings)
        try mappings.forEachRow { row in
            let state: ReviewEntry.State = row.int64(4) != 0 ? .decided : .mapped
            guard filter.states.contains(state) else { return }
            try body(head(row, state: state, reasons: []))
        }
    }

    private static func head(
        _ row: RawStatement, state: ReviewEntry.State, reasons: [ReviewReason]
    ) -> ReviewHead {
        ReviewHead(
            state: state, id: row.int64(0), connector: row.text(1) ?? "", method: row.text(2) ?? "",
            confidence: row.confidence(3), reasons: reasons)
    }

    /// The pairs that a person's verdict took up and that a matcher had judged before: questions they closed and mappings
    /// they confirmed or ended. Verdicts that were replaced or taken back do not count, nor do those that put off.
    ///
    /// - Parameter filter: its connectors and confidences count; nothing else is looked at.
    public static func answered(
        in session: Session, filter: ReviewFilter, _ body: (AnsweredPair) throws -> Void
    ) throws {
        let accept = "'\(Verdict.accept.rawValue)'"
        let statement = try RawStatement(
            session.database,
            sql: """
                SELECT p.confidence, max(d.verdict = \(accept) AND d.track_id = p.track_id)
                FROM (
                    SELECT connector_track_id, track_id, confidence FROM review_items
                    WHERE closed_by_decision_id IS NOT NULL
                    UNION
                    SELECT connector_track_id, track_id, confidence FROM track_mappings
                    WHERE retired_by_decision_id IS NOT NULL AND decision_id IS NULL
                ) p
                CROSS JOIN match_decisions d ON d.connector_track_id = p.connector_track_id AND d.\(BaseColumn.isActive)
                    AND (d.verdict IN (\(accept), '\(Verdict.newTrack.rawValue)')
                        OR d.verdict = '\(Verdict.reject.rawValue)' AND d.track_id = p.track_id)
                JOIN connector_tracks c ON c.id = p.connector_track_id
                WHERE \(ReviewQueue.isBetween)
                GROUP BY p.connector_track_id, p.track_id, p.confidence
                ORDER BY p.connector_track_id, p.track_id, p.confidence
                """)
        ReviewQueue.bindBetween(filter, to: statement)
        try statement.forEachRow { row in
            try body(AnsweredPair(confidence: row.confidence(0), isRight: row.int64(1) != 0))
        }
    }
}
