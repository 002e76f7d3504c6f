public import GRDB
public import NaradaModel

/// A row of `match_runs`: what a run was told, what it did, and how it ended.
public struct MatchRunRecord: NaradaRecord {
    public static let databaseTableName = "match_runs"

    public private(set) var id: Int64?
    public var startedAt: Timestamp
    /// nil while the run is on.
    public var finishedAt: Timestamp?
    public var state: RunState
    /// Content hash of the profile.
    public var matcherVersion: String
    public var settings: JSONColumn
    /// nil while the run is on.
    public var counts: JSONColumn?
    /// When a person took the run back; nil where it stands.
    public var undoneAt: Timestamp?
    public private(set) var createdAt: Timestamp?
    public private(set) var updatedAt: Timestamp?
    public private(set) var deletedAt: Timestamp?
    private var deletionMark: Bool?

    public var isDeleted: Bool { deletionMark ?? false }

    /// The columns of `match_runs`.
    public enum Columns: String, CodingKey, ColumnExpression {
        case id
        case startedAt = "started_at"
        case finishedAt = "finished_at"
        case state
        case matcherVersion = "matcher_version"
        case settings
        case counts
        case undoneAt = "undone_at"
        case createdAt = "created_at"
        case updatedAt = "updated_at"
        case deletedAt = "deleted_at"
        case deletionMark = "is_deleted"
    }
    typealias CodingKeys = Columns

    /// A row that is not in the database yet.
    public init(
        startedAt: Timestamp, finishedAt: Timestamp? = nil, state: RunState, matcherVersion: String,
        settings: JSONColumn, counts: JSONColumn? = nil
    ) {
        self.startedAt = startedAt
        self.finishedAt = finishedAt
        self.state = state
        self.matcherVersion = matcherVersion
        self.settings = settings
        self.counts = counts
    }
}
