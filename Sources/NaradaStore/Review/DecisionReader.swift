import NaradaModel

/// What people decided.
public enum DecisionReader {
    /// The pairs that a person rejected and has not accepted since.
    public static func rejectedPairs(in session: Session) throws -> Set<TrackPair> {
        let statement = try RawStatement(
            session.database,
            sql: """
                SELECT track_id, connector_track_id FROM match_decisions
                WHERE verdict = '\(Verdict.reject.rawValue)' AND track_id IS NOT NULL AND \(BaseColumn.isActive)
                """)
        var pairs: Set<TrackPair> = []
        try statement.forEachRow { pairs.insert(TrackPair(trackID: $0.int64(0), connectorTrackID: $0.int64(1))) }
        return pairs
    }
}
