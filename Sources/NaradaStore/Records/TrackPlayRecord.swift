public import GRDB
public import NaradaModel

/// A row of `track_plays`: a track was played once.
public struct TrackPlayRecord: NaradaRecord {
    public static let databaseTableName = "track_plays"

    public private(set) var id: Int64?
    public var trackID: Int64
    public var service: String
    public var playedAt: Timestamp
    /// Milliseconds.
    public var msPlayed: Int?
    /// What the service says of the occasion.
    public var context: JSONColumn?
    public var importTimestamp: Timestamp
    /// The kind of file, such as `spotify_personal_data`.
    public var importSource: String
    /// Names the rows that came together.
    public var importBatchID: String
    /// The service's row that it follows; nil where it belongs to the internal track itself.
    public var connectorTrackID: Int64?
    public private(set) var createdAt: Timestamp?
    public private(set) var updatedAt: Timestamp?
    public private(set) var deletedAt: Timestamp?
    private var deletionMark: Bool?

    public var isDeleted: Bool { deletionMark ?? false }

    /// The columns of `track_plays`.
    public enum Columns: String, CodingKey, ColumnExpression {
        case id
        case trackID = "track_id"
        case service
        case playedAt = "played_at"
        case msPlayed = "ms_played"
        case context
        case importTimestamp = "import_timestamp"
        case importSource = "import_source"
        case importBatchID = "import_batch_id"
        case connectorTrackID = "connector_track_id"
        case createdAt = "created_at"
        case updatedAt = "updated_at"
        case deletedAt = "deleted_at"
        case deletionMark = "is_deleted"
    }
    typealias CodingKeys = Columns

    /// A row that is not in the database yet.
    public init(
        trackID: Int64, service: String, playedAt: Timestamp, msPlayed: Int? = nil,
        context: JSONColumn? = nil, importTimestamp: Timestamp, importSource: String, importBatchID: String,
        connectorTrackID: Int64? = nil
    ) {
        self.trackID = trackID
        self.service = service
        self.playedAt = playedAt
        self.msPlayed = msPlayed
        self.context = context
        self.importTimestamp = importTimestamp
        self.importSource = importSource
        self.importBatchID = importBatchID
        self.connectorTrackID = connectorTrackID
    }
}
