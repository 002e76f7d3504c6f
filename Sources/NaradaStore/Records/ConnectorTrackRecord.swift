public import GRDB
public import NaradaModel

/// A row of `connector_tracks`: a track as one service knows it, column by column.
public struct ConnectorTrackRecord: NaradaRecord {
    public static let databaseTableName = "connector_tracks"

    public private(set) var id: Int64?
    /// The service, such as `spotify`.
    public var connectorName: String
    /// The service's own id of the track.
    public var connectorTrackID: String
    public var title: String
    /// The artist credit in one of the three forms; `credit` reads it.
    public var artists: JSONColumn
    public var album: String?
    /// Milliseconds.
    public var durationMs: Int?
    public var isrc: String?
    public var releaseDate: Timestamp?
    /// All that the service says; `isrcs` and `mbid` are read by runs.
    public var rawMetadata: JSONColumn?
    /// When the service was last asked.
    public var lastUpdated: Timestamp
    public private(set) var createdAt: Timestamp?
    public private(set) var updatedAt: Timestamp?
    public private(set) var deletedAt: Timestamp?
    private var deletionMark: Bool?

    public var isDeleted: Bool { deletionMark ?? false }

    /// The columns of `connector_tracks`.
    public enum Columns: String, CodingKey, ColumnExpression {
        case id
        case connectorName = "connector_name"
        case connectorTrackID = "connector_track_id"
        case title
        case artists
        case album
        case durationMs = "duration_ms"
        case isrc
        case releaseDate = "release_date"
        case rawMetadata = "raw_metadata"
        case lastUpdated = "last_updated"
        case createdAt = "created_at"
        case updatedAt = "updated_at"
        case deletedAt = "deleted_at"
        case deletionMark = "is_deleted"
    }
    typealias CodingKeys = Columns

    /// A row that is not in the database yet.
    public init(
        connectorName: String, connectorTrackID: String, title: String, artists: JSONColumn,
        album: String? = nil, durationMs: Int? = nil, isrc: String? = nil, releaseDate: Timestamp? = nil,
        rawMetadata: JSONColumn? = nil, lastUpdated: Timestamp
    ) {
        self.connectorName = connectorName
        self.connectorTrackID = connectorTrackID
        self.title = title
        self.artists = artists
        self.album = album
        self.durationMs = durationMs
        self.isrc = isrc
        self.releaseDate = releaseDate
        self.rawMetadata = rawMetadata
        self.lastUpdated = lastUpdated
    }
}
