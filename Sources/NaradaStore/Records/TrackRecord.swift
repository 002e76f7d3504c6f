public import GRDB
public import NaradaModel

/// A row of `tracks`: the person's own, canonical track, column by column.
public struct TrackRecord: NaradaRecord {
    public static let databaseTableName = "tracks"

    public private(set) var id: Int64?
    public var title: String
    /// The artist credit in one of the three forms; `credit` reads it.
    public var artists: JSONColumn
    public var album: String?
    /// Milliseconds.
    public var durationMs: Int?
    public var releaseDate: Timestamp?
    public var spotifyID: String?
    /// One code, or several separated by blanks.
    public var isrc: String?
    /// The MusicBrainz recording id.
    public var mbid: String?
    /// The place on the release, as `TrackPosition` writes it.
    public var trackNumber: String?
    /// The keeper that this soft-deleted track was merged into.
    public private(set) var mergedIntoTrackID: Int64?
    /// The service's row whose events this soft-deleted track holds while the row is mapped to nothing.
    public private(set) var standsForConnectorTrackID: Int64?
    public private(set) var createdAt: Timestamp?
    public private(set) var updatedAt: Timestamp?
    public private(set) var deletedAt: Timestamp?
    private var deletionMark: Bool?

    public var isDeleted: Bool { deletionMark ?? false }

    /// The columns of `tracks`.
    public enum Columns: String, CodingKey, ColumnExpression {
        case id
        case title
        case artists
        case album
        case durationMs = "duration_ms"
        case releaseDate = "release_date"
        case spotifyID = "spotify_id"
        case isrc
        case mbid
        case trackNumber = "track_number"
        case mergedIntoTrackID = "merged_into_track_id"
        case standsForConnectorTrackID = "stands_for_connector_track_id"
        case createdAt = "created_at"
        case updatedAt = "updated_at"
        case deletedAt = "deleted_at"
        case deletionMark = "is_deleted"
    }
    typealias CodingKeys = Columns

    /// A row that is not in the database yet.
    public init(
        title: String, artists: JSONColumn, album: String? = nil, durationMs: Int? = nil,
        releaseDate: Timestamp? = nil, spotifyID: String? = nil, isrc: String? = nil, mbid: String? = nil,
        trackNumber: String? = nil
    ) {
        self.title = title
        self.artists = artists
        self.album = album
        self.durationMs = durationMs
        self.releaseDate = releaseDate
        self.spotifyID = spotifyID
        self.isrc = isrc
        self.mbid = mbid
        self.trackNumber = trackNumber
    }
}
