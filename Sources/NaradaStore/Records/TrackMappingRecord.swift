public import GRDB
public import NaradaModel

/// A row of `track_mappings`: an assertion that a connector track is an internal track.
public struct TrackMappingRecord: NaradaRecord {
    public static let databaseTableName = "track_mappings"

    public private(set) var id: Int64?
    public var trackID: Int64
    /// The row of `connector_tracks`, not the service's id.
    public var connectorTrackID: Int64
    /// A `MatchMethod`, or what another program wrote.
    public var matchMethod: String
    /// 0 to 100.
    public var confidence: Int
    /// nil where no matcher judged the pair.
    public var evidence: JSONColumn?
    public var matcherVersion: String?
    /// The run that wrote it; nil for a person and for other programs.
    public var runID: Int64?
    /// The run that soft-deleted it.
    public var retiredByRunID: Int64?
    /// The person's verdict that made it; nil for runs and other programs.
    public var decisionID: Int64?
    /// The person's verdict that soft-deleted it.
    public var retiredByDecisionID: Int64?
    public private(set) var createdAt: Timestamp?
    public private(set) var updatedAt: Timestamp?
    public private(set) var deletedAt: Timestamp?
    private var deletionMark: Bool?

    public var isDeleted: Bool { deletionMark ?? false }

    /// The columns of `track_mappings`.
    public enum Columns: String, CodingKey, ColumnExpression {
        case id
        case trackID = "track_id"
        case connectorTrackID = "connector_track_id"
        case matchMethod = "match_method"
        case confidence
        case evidence
        case matcherVersion = "matcher_version"
        case runID = "run_id"
        case retiredByRunID = "retired_by_run_id"
        case decisionID = "decision_id"
        case retiredByDecisionID = "retired_by_decision_id"
        case createdAt = "created_at"
        case updatedAt = "updated_at"
        case deletedAt = "deleted_at"
        case deletionMark = "is_deleted"
    }
    typealias CodingKeys = Columns

    /// A row that is not in the database yet.
    public init(
        trackID: Int64, connectorTrackID: Int64, matchMethod: String, confidence: Int,
        evidence: JSONColumn? = nil, matcherVersion: String? = nil, runID: Int64? = nil,
        retiredByRunID: Int64? = nil, decisionID: Int64? = nil, retiredByDecisionID: Int64? = nil
    ) {
        self.trackID = trackID
        self.connectorTrackID = connectorTrackID
        self.matchMethod = matchMethod
        self.confidence = confidence
        self.evidence = evidence
        self.matcherVersion = matcherVersion
        self.runID = runID
        self.retiredByRunID = retiredByRunID
        self.decisionID = decisionID
        self.retiredByDecisionID = retiredByDecisionID
    }
}
