public import GRDB
public import NaradaModel

/// A row of `match_attempts`: a connector track that found no track, and when to look again.
public struct MatchAttemptRecord: NaradaRecord {
    public static let databaseTableName = "match_attempts"

    public private(set) var id: Int64?
    /// The row of `connector_tracks`.
    public var connectorTrackID: Int64
    /// The last run that tried.
    public var runID: Int64
    public var matcherVersion: String
    public var attemptedAt: Timestamp
    /// How often, with this one.
    public var attempts: Int
    public var nextAttemptAt: Timestamp
    /// nil where nothing came near.
    public var bestTrackID: Int64?
    /// 0 to 100.
    public var bestConfidence: Int?
    /// Why the best candidate fell short.
    public var reasons: JSONColumn?
    /// The attempt that this one was written over, as JSON; nil for a first one.
    public var previous: JSONColumn?
    /// The run that found the row a track or a question.
    public var clearedByRunID: Int64?
    /// The person's verdict that settled the matter.
    public var clearedByDecisionID: Int64?
    public private(set) var createdAt: Timestamp?
    public private(set) var updatedAt: Timestamp?
    public private(set) var deletedAt: Timestamp?
    private var deletionMark: Bool?

    public var isDeleted: Bool { deletionMark ?? false }

    /// The columns of `match_attempts`.
    public enum Columns: String, CodingKey, ColumnExpression {
        case id
        case connectorTrackID = "connector_track_id"
        case runID = "run_id"
        case matcherVersion = "matcher_version"
        case attemptedAt = "attempted_at"
        case attempts
        case nextAttemptAt = "next_attempt_at"
        case bestTrackID = "best_track_id"
        case bestConfidence = "best_confidence"
        case reasons
        case previous
        case clearedByRunID = "cleared_by_run_id"
        case clearedByDecisionID = "cleared_by_decision_id"
        case createdAt = "created_at"
        case updatedAt = "updated_at"
        case deletedAt = "deleted_at"
        case deletionMark = "is_deleted"
    }
    typealias CodingKeys = Columns

    /// A row that is not in the database yet.
    public init(
        connectorTrackID: Int64, runID: Int64, matcherVersion: String, attemptedAt: Timestamp, attempts: Int,
        nextAttemptAt: Timestamp, bestTrackID: Int64? = nil, bestConfidence: Int? = nil,
        reasons: JSONColumn? = nil
    ) {
        self.connectorTrackID = connectorTrackID
        self.runID = runID
        self.matcherVersion = matcherVersion
        self.attemptedAt = attemptedAt
        self.attempts = attempts
        self.nextAttemptAt = nextAttemptAt
        self.bestTrackID = bestTrackID
        self.bestConfidence = bestConfidence
        self.reasons = reasons
    }
}
