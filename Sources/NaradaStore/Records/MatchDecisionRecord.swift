public import GRDB
public import NaradaModel

/// A row of `match_decisions`: what a person said of a pair.
public struct MatchDecisionRecord: NaradaRecord {
    public static let databaseTableName = "match_decisions"

    public private(set) var id: Int64?
    /// The row of `connector_tracks`.
    public var connectorTrackID: Int64
    /// nil where no track was meant.
    public var trackID: Int64?
    /// A `Verdict`.
    public var verdict: String
    public var note: String?
    public var decidedAt: Timestamp
    /// The matcher whose judgement the person saw; nil where none had judged the pair.
    public var matcherVersion: String?
    /// Fingerprint of both rows as the person saw them (`PairContent`); nil where no track was meant.
    public var content: String?
    /// The later verdict that took its place; such a row is soft-deleted.
    public var replacedByDecisionID: Int64?
    public private(set) var createdAt: Timestamp?
    public private(set) var updatedAt: Timestamp?
    public private(set) var deletedAt: Timestamp?
    private var deletionMark: Bool?

    public var isDeleted: Bool { deletionMark ?? false }

    /// The columns of `match_decisions`.
    public enum Columns: String, CodingKey, ColumnExpression {
        case id
        case connectorTrackID = "connector_track_id"
        case trackID = "track_id"
        case verdict
        case note
        case decidedAt = "decided_at"
        case matcherVersion = "matcher_version"
        case content
        case replacedByDecisionID = "replaced_by_decision_id"
        case createdAt = "created_at"
        case updatedAt = "updated_at"
        case deletedAt = "deleted_at"
        case deletionMark = "is_deleted"
    }
    typealias CodingKeys = Columns

    /// A row that is not in the database yet.
    public init(
        connectorTrackID: Int64, trackID: Int64? = nil, verdict: String, note: String? = nil,
        decidedAt: Timestamp, matcherVersion: String? = nil, content: String? = nil
    ) {
        self.connectorTrackID = connectorTrackID
        self.trackID = trackID
        self.verdict = verdict
        self.note = note
        self.decidedAt = decidedAt
        self.matcherVersion = matcherVersion
        self.content = content
    }
}
