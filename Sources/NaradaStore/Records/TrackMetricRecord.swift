public import GRDB
public import NaradaModel

/// A row of `track_metrics`: a number that a service had for a track at one time.
public struct TrackMetricRecord: NaradaRecord {
    public static let databaseTableName = "track_metrics"

    public private(set) var id: Int64?
    public var trackID: Int64
    public var connectorName: String
    /// Such as `play_count`.
    public var metricType: String
    public var value: Double
    public var collectedAt: Timestamp
    /// The service's row that it follows; nil where it belongs to the internal track itself.
    public var connectorTrackID: Int64?
    public private(set) var createdAt: Timestamp?
    public private(set) var updatedAt: Timestamp?
    public private(set) var deletedAt: Timestamp?
    private var deletionMark: Bool?

    public var isDeleted: Bool { deletionMark ?? false }

    /// The columns of `track_metrics`.
    public enum Columns: String, CodingKey, ColumnExpression {
        case id
        case trackID = "track_id"
        case connectorName = "connector_name"
        case metricType = "metric_type"
        case value
        case collectedAt = "collected_at"
        case connectorTrackID = "connector_track_id"
        case createdAt = "created_at"
        case updatedAt = "updated_at"
        case deletedAt = "deleted_at"
        case deletionMark = "is_deleted"
    }
    typealias CodingKeys = Columns

    /// A row that is not in the database yet.
    public init(
        trackID: Int64, connectorName: String, metricType: String, value: Double, collectedAt: Timestamp,
        connectorTrackID: Int64? = nil
    ) {
        self.trackID = trackID
        self.connectorName = connectorName
        self.metricType = metricType
        self.value = value
        self.collectedAt = collectedAt
        self.connectorTrackID = connectorTrackID
    }
}
