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
