/// A row of an import file that was understood, ready for `connector_tracks` or `tracks`.
public struct ImportedTrack: Hashable, Sendable {
    /// The row's own id in its service; where the file has none, `content:` and a fingerprint of the row, so that
    /// importing the file again finds the same row.
    public var sourceID: String
    public var title: String
    public var artists: ArtistCredit
    public var album: String?
    /// Milliseconds.
    public var durationMs: Int?
    public var releaseDate: Timestamp?
    /// Where it stands on its release; for a connector's row `rawMetadata` says it too.
    public var position: TrackPosition?
    /// Sorted, valid; the first goes to the `isrc` column, all of them to `raw_metadata` where there are several.
    public var isrcs: [ISRC]
    public var mbid: MBID?
    public var spotifyID: String?
    /// Every column that has no place of its own: a JSON object with sorted keys, or nil where there is none.
    public var rawMetadata: String?

    public init(
        sourceID: String, title: String, artists: ArtistCredit, album: String? = nil, durationMs: Int? = nil,
        releaseDate: Timestamp? = nil, position: TrackPosition? = nil, isrcs: [ISRC] = [], mbid: MBID? = nil,
        spotifyID: String? = nil, rawMetadata: String? = nil
    ) {
        self.sourceID = sourceID
        self.title = title
        self.artists = artists
        self.album = album
        self.durationMs = durationMs
        self.releaseDate = releaseDate
        self.position = position
        self.isrcs = isrcs
        self.mbid = mbid
        self.spotifyID = spotifyID
        self.rawMetadata = rawMetadata
    }
}
