public import GRDB
public import NaradaModel

/// A row of `distinct_tracks`: a person's word that two internal tracks are two recordings.
public struct DistinctTracksRecord: NaradaRecord {
    public static let databaseTableName = "distinct_tracks"

    public private(set) var id: Int64?
    /// The lower of the two ids.
    public var trackID: Int64
    public var otherTrackID: Int64
    /// Fingerprint of both rows as they were (`PairContent`), the one with the lower id first.
    public var content: String
    public var note: String?
    public var decidedAt: Timestamp
    public private(set) var createdAt: Timestamp?
    public private(set) var updatedAt: Timestamp?
    public private(set) var deletedAt: Timestamp?
    private var deletionMark: Bool?

    public var isDeleted: Bool { deletionMark ?? false }

    /// The columns of `distinct_tracks`.
    public enum Columns: String, CodingKey, ColumnExpression {
        case id
        case trackID = "track_id"
        case otherTrackID = "other_track_id"
        case content
        case note
        case decidedAt = "decided_at"
        case createdAt = "created_at"
        case updatedAt = "updated_at"
        case deletedAt = "deleted_at"
        case deletionMark = "is_deleted"
    }
    typealias CodingKeys = Columns

    /// A row that is not in the database yet; the ids in any order.
    public init(of pair: DistinctPair, content: String, note: String? = nil, decidedAt: Timestamp) {
        trackID = pair.older
        otherTrackID = pair.younger
        self.content = content
        self.note = note
        self.decidedAt = decidedAt
    }
}
