public import NaradaModel

/// A pair that waits for a person, as far as an evaluation looks at it.
public struct OpenReview: Hashable, Sendable {
    public var serviceID: ServiceID
    public var trackID: Int64
    public var confidence: Confidence
    public var reasons: [ReviewReason]
}

/// The open review items without the descriptions of their rows.
public enum OpenReviewReader {
    /// Calls `body` for every open item between two active rows, in order of its id.
    public static func forEach(in session: Session, _ body: (OpenReview) throws -> Void) throws {
        let statement = try RawStatement(
            session.database,
            sql: """
                SELECT c.connector_name, c.connector_track_id, i.track_id, i.confidence, i.reasons
                FROM review_items i
                CROSS JOIN connector_tracks c ON c.id = i.connector_track_id AND c.\(BaseColumn.isActive)
                CROSS JOIN tracks t ON t.id = i.track_id AND t.\(BaseColumn.isActive)
                WHERE i.state = 'open' AND i.\(BaseColumn.isActive) ORDER BY i.id
                """)
        try statement.forEachRow { row in
            try body(
                OpenReview(
                    serviceID: ServiceID(service: row.text(0) ?? "", id: row.text(1) ?? ""), trackID: row.int64(2),
                    confidence: row.confidence(3), reasons: row.reasons(4)))
        }
    }
}
