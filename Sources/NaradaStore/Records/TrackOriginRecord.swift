public import GRDB
public import NaradaModel

/// A row of `track_origins`: which imported row an internal track came from.
public struct TrackOriginRecord: NaradaRecord {
    public static let databaseTableName = "track_origins"

    public private(set) var id: Int64?
    public var trackID: Int64
    /// The name that the import was given.
    public var sourceName: String
    /// The row's id in that source.
    public var sourceTrackID: String
    public private(set) var createdAt: Timestamp?
    public private(set) var updatedAt: Timestamp?
    public private(set) var deletedAt: Timestamp?
    private var deletionMark: Bool?

    public var isDeleted: Bool { deletionMark ?? false }

    /// The columns of `track_origins`.
    public enum Columns: String, CodingKey, ColumnExpression {
        case id
        case trackID = "track_id"
        case sourceName = "source_name"
        case sourceTrackID = "source_track_id"
        case createdAt = "created_at"
        case updatedAt = "updated_at"
        case deletedAt = "deleted_at"
        case deletionMark = "is_deleted"
    }
    typealias CodingKeys = Columns

    /// A row that is not in the database yet.
    public init(trackID: Int64, sourceName: String, sourceTrackID: String) {
        self.trackID = trackID
        self.sourceName = sourceName
        self.sourceTrackID = sourceTrackID
    }
}
