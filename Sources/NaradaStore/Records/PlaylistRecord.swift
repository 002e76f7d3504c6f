public import GRDB
public import NaradaModel

/// A row of `playlists`.
public struct PlaylistRecord: NaradaRecord {
    public static let databaseTableName = "playlists"

    public private(set) var id: Int64?
    public var name: String
    public var description: String?
    /// A cached count; `playlist_tracks` is the truth.
    public var trackCount: Int?
    public private(set) var createdAt: Timestamp?
    public private(set) var updatedAt: Timestamp?
    public private(set) var deletedAt: Timestamp?
    private var deletionMark: Bool?

    public var isDeleted: Bool { deletionMark ?? false }

    /// The columns of `playlists`.
    public enum Columns: String, CodingKey, ColumnExpression {
        case id
        case name
        case description
        case trackCount = "track_count"
        case createdAt = "created_at"
        case updatedAt = "updated_at"
        case deletedAt = "deleted_at"
        case deletionMark = "is_deleted"
    }
    typealias CodingKeys = Columns

    /// A row that is not in the database yet.
    public init(name: String, description: String? = nil, trackCount: Int? = nil) {
        self.name = name
        self.description = description
        self.trackCount = trackCount
    }
}
