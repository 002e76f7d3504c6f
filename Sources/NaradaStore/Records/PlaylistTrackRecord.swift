public import GRDB
public import NaradaModel

/// A row of `playlist_tracks`: a track's place in a playlist.
public struct PlaylistTrackRecord: NaradaRecord {
    public static let databaseTableName = "playlist_tracks"

    public private(set) var id: Int64?
    public var playlistID: Int64
    public var trackID: Int64
    /// Text order is playing order, such as `a0000000`.
    public var sortKey: String
    /// The service's row that it follows; nil where it belongs to the internal track itself.
    public var connectorTrackID: Int64?
    public private(set) var createdAt: Timestamp?
    public private(set) var updatedAt: Timestamp?
    public private(set) var deletedAt: Timestamp?
    private var deletionMark: Bool?

    public var isDeleted: Bool { deletionMark ?? false }

    /// The columns of `playlist_tracks`.
    public enum Columns: String, CodingKey, ColumnExpression {
        case id
        case playlistID = "playlist_id"
        case trackID = "track_id"
        case sortKey = "sort_key"
        case connectorTrackID = "connector_track_id"
        case createdAt = "created_at"
        case updatedAt = "updated_at"
        case deletedAt = "deleted_at"
        case deletionMark = "is_deleted"
    }
    typealias CodingKeys = Columns

    /// A row that is not in the database yet.
    public init(playlistID: Int64, trackID: Int64, sortKey: String, connectorTrackID: Int64? = nil) {
        self.playlistID = playlistID
        self.trackID = trackID
        self.sortKey = sortKey
        self.connectorTrackID = connectorTrackID
    }
}
