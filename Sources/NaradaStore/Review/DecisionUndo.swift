import GRDB
import NaradaModel

/// Takes a person's verdict back: what it retired lives again, what it made is retired.
public enum DecisionUndo {
    /// Takes one verdict back, in the state in which it left the row; what a run did to the row since then stays.
    ///
    /// A question comes back only where nothing else was found for the row in between. A track that was made for the row
    /// goes away, unless something else names it by now.
    ///
    /// - Throws: `StoreFault.noSuchRow` where the verdict is missing, or was taken back or replaced already.
    public static func takeBack(_ decisionID: Int64, in session: Session) throws {
        guard let decision = try session.find(MatchDecisionRecord.self, id: decisionID) else {
            throw StoreFault.noSuchRow(table: MatchDecisionRecord.databaseTableName, id: decisionID)
        }
        try session.markSoftDeleted(MatchDecisionRecord.self, id: decisionID)
        // A mapping that names one verdict twice was made by it and taken back with it.
        try session.database.execute(
            sql: """
                UPDATE track_mappings SET is_deleted = 1, deleted_at = ?1, updated_at = ?1, retired_by_decision_id = ?2
                WHERE connector_track_id = ?3 AND decision_id = ?2 AND \(BaseColumn.isActive)
                """, arguments: [session.now, decisionID, decision.connectorTrackID])
        let isOvertaken = try DecisionWriter.liveMappings(of: decision.connectorTrackID, in: session).contains {
            ($0.createdAt ?? decision.decidedAt) > decision.decidedAt
        }
        if !isOvertaken { try restore(decision, id: decisionID, in: session) }
        try session.database.execute(
            sql: """
                UPDATE match_decisions SET is_deleted = 0, deleted_at = NULL, updated_at = ?1,
                    replaced_by_decision_id = NULL
                WHERE connector_track_id = ?3 AND replaced_by_decision_id = ?2
                """, arguments: [session.now, decisionID, decision.connectorTrackID])
        // Before it is asked whether anything names the track that goes.
        try EventFollower.follow([decision.connectorTrackID], in: session)
        if decision.verdict == Verdict.newTrack.rawValue, let trackID = decision.trackID {
            try TrackUse.deleteUnused([trackID], in: session)
        }
    }

    /// What stood before the verdict: mappings with the time of their making, so that a row that changed after it is
    /// looked at again; the question; the note that nothing was found.
    private static func restore(_ decision: MatchDecisionRecord, id: Int64, in session: Session) throws {
        let row = decision.connectorTrackID
        try session.database.execute(
            sql: """
                UPDATE track_mappings SET is_deleted = 0, deleted_at = NULL, updated_at = created_at,
                    retired_by_decision_id = NULL
                WHERE connector_track_id = ?1 AND retired_by_decision_id = ?2 AND decision_id IS NOT ?2
                """, arguments: [row, id])
        try session.database.execute(
            sql: """
                UPDATE review_items SET state = 'open', closed_by_decision_id = NULL
                WHERE connector_track_id = ?1 AND closed_by_decision_id = ?2 AND \(BaseColumn.isActive)
                    AND NOT EXISTS (SELECT 1 FROM review_items o
                        WHERE o.connector_track_id = ?1 AND o.state = 'open' AND o.\(BaseColumn.isActive))
                """, arguments: [row, id])
        try session.database.execute(
            sql: """
                UPDATE match_attempts SET is_deleted = 0, deleted_at = NULL, cleared_by_decision_id = NULL
                WHERE connector_track_id = ?1 AND cleared_by_decision_id = ?2
                """, arguments: [row, id])
    }
}
