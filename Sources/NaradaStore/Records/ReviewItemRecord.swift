public import GRDB
public import NaradaModel

/// A row of `review_items`: a pair that waits, or waited, for a person.
public struct ReviewItemRecord: NaradaRecord {
    public static let databaseTableName = "review_items"

    public private(set) var id: Int64?
    /// The row of `connector_tracks`.
    public var connectorTrackID: Int64
    /// The best candidate.
    public var trackID: Int64
    /// The field that would carry the mapping.
    public var matchMethod: String
    /// 0 to 100.
    public var confidence: Int
    /// An array of `ReviewReason`.
    public var reasons: JSONColumn
    public var evidence: JSONColumn
    public var matcherVersion: String
    public var runID: Int64
    public var state: ReviewItemState
    /// The group of like questions; nil until the program has looked.
    public var patternKey: String?
    /// The group's sentence for a person.
    public var pattern: String?
    /// The revision of the rules that named the group.
    public var patternRevision: Int?
    /// Plays, likes and playlist entries behind the proposed track, as one number; nil until counted.
    public var worth: Int?
    /// The run that superseded it.
    public var closedByRunID: Int64?
    /// The person's verdict that closed it.
    public var closedByDecisionID: Int64?
    public private(set) var createdAt: Timestamp?
    public private(set) var updatedAt: Timestamp?
    public private(set) var deletedAt: Timestamp?
    private var deletionMark: Bool?

    public var isDeleted: Bool { deletionMark ?? false }

    /// The columns of `review_items`.
    public enum Columns: String, CodingKey, ColumnExpression {
        case id
        case connectorTrackID = "connector_track_id"
        case trackID = "track_id"
        case matchMethod = "match_method"
        case confidence
        case reasons
        case evidence
        case matcherVersion = "matcher_version"
        case runID = "run_id"
        case state
        case patternKey = "pattern_key"
        case pattern
        case patternRevision = "pattern_revision"
        case worth
        case closedByRunID = "closed_by_run_id"
        case closedByDecisionID = "closed_by_decision_id"
        case createdAt = "created_at"
        case updatedAt = "updated_at"
        case deletedAt = "deleted_at"
        case deletionMark = "is_deleted"
    }
    typealias CodingKeys = Columns

    /// A row that is not in the database yet.
    public init(
        connectorTrackID: Int64, trackID: Int64, matchMethod: String, confidence: Int, reasons: JSONColumn,
        evidence: JSONColumn, matcherVersion: String, runID: Int64, state: ReviewItemState
    ) {
        self.connectorTrackID = connectorTrackID
        self.trackID = trackID
        self.matchMethod = matchMethod
        self.confidence = confidence
        self.reasons = reasons
        self.evidence = evidence
        self.matcherVersion = matcherVersion
        self.runID = runID
        self.state = state
    }
}
