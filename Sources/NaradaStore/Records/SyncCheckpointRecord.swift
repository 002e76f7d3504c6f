public import GRDB
public import NaradaModel

/// A row of `sync_checkpoints`: how far a service has been read.
public struct SyncCheckpointRecord: NaradaRecord {
    public static let databaseTableName = "sync_checkpoints"

    public private(set) var id: Int64?
    public var userID: String
    public var service: String
    /// Such as `likes`.
    public var entityType: String
    public var lastTimestamp: Timestamp?
    /// The service's continuation token.
    public var cursor: String?
    public private(set) var createdAt: Timestamp?
    public private(set) var updatedAt: Timestamp?
    public private(set) var deletedAt: Timestamp?
    private var deletionMark: Bool?

    public var isDeleted: Bool { deletionMark ?? false }

    /// The columns of `sync_checkpoints`.
    public enum Columns: String, CodingKey, ColumnExpression {
        case id
        case userID = "user_id"
        case service
        case entityType = "entity_type"
        case lastTimestamp = "last_timestamp"
        case cursor
        case createdAt = "created_at"
        case updatedAt = "updated_at"
        case deletedAt = "deleted_at"
        case deletionMark = "is_deleted"
    }
    typealias CodingKeys = Columns

    /// A row that is not in the database yet.
    public init(
        userID: String, service: String, entityType: String, lastTimestamp: Timestamp? = nil,
        cursor: String? = nil
    ) {
        self.userID = userID
        self.service = service
        self.entityType = entityType
        self.lastTimestamp = lastTimestamp
        self.cursor = cursor
    }
}
