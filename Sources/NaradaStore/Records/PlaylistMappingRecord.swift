public import GRDB
public import NaradaModel

/// A row of `playlist_mappings`: a playlist's name inside a service.
public struct PlaylistMappingRecord: NaradaRecord {
    public static let databaseTableName = "playlist_mappings"

    public private(set) var id: Int64?
    public var playlistID: Int64
    public var connectorName: String
    /// The service's own id.
    public var connectorPlaylistID: String
    public var lastSynced: Timestamp?
    public private(set) var createdAt: Timestamp?
    public private(set) var updatedAt: Timestamp?
    public private(set) var deletedAt: Timestamp?
    private var deletionMark: Bool?

    public var isDeleted: Bool { deletionMark ?? false }

    /// The columns of `playlist_mappings`.
    public enum Columns: String, CodingKey, ColumnExpression {
        case id
        case playlistID = "playlist_id"
        case connectorName = "connector_name"
        case connectorPlaylistID = "connector_playlist_id"
        case lastSynced = "last_synced"
        case createdAt = "created_at"
        case updatedAt = "updated_at"
        case deletedAt = "deleted_at"
        case deletionMark = "is_deleted"
    }
    typealias CodingKeys = Columns

    /// A row that is not in the database yet.
    public init(playlistID: Int64, connectorName: String, connectorPlaylistID: String, lastSynced: Timestamp? = nil) {
        self.playlistID = playlistID
        self.connectorName = connectorName
        self.connectorPlaylistID = connectorPlaylistID
        self.lastSynced = lastSynced
    }
}
