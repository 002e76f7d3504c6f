public import GRDB
public import NaradaModel

/// A row of `track_likes`: whether a track is liked in a service.
public struct TrackLikeRecord: NaradaRecord {
    public static let databaseTableName = "track_likes"

    public private(set) var id: Int64?
    public var trackID: Int64
    public var service: String
    public var isLiked: Bool
    public var likedAt: Timestamp?
    public var lastSynced: Timestamp?
    /// The service's row that it follows; nil where it belongs to the internal track itself.
    public var connectorTrackID: Int64?
    public private(set) var createdAt: Timestamp?
    public private(set) var updatedAt: Timestamp?
    public private(set) var deletedAt: Timestamp?
    private var deletionMark: Bool?

    public var isDeleted: Bool { deletionMark ?? false }

    /// The columns of `track_likes`.
    public enum Columns: String, CodingKey, ColumnExpression {
        case id
        case trackID = "track_id"
        case service
        case isLiked = "is_liked"
        case likedAt = "liked_at"
        case lastSynced = "last_synced"
        case connectorTrackID = "connector_track_id"
        case createdAt = "created_at"
        case updatedAt = "updated_at"
        case deletedAt = "deleted_at"
        case deletionMark = "is_deleted"
    }
    typealias CodingKeys = Columns

    /// A row that is not in the database yet.
    public init(
        trackID: Int64, service: String, isLiked: Bool, likedAt: Timestamp? = nil,
        lastSynced: Timestamp? = nil,
        connectorTrackID: Int64? = nil
    ) {
        self.trackID = trackID
        self.service = service
        self.isLiked = isLiked
        self.likedAt = likedAt
        self.lastSynced = lastSynced
        self.connectorTrackID = connectorTrackID
    }
}
