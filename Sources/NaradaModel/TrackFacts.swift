/// What a row says of a recording, whichever table it stands in: all that matchers ever see.
public struct TrackFacts: Hashable, Sendable {
    public var title: String
    public var artists: ArtistCredit
    public var album: String?
    /// Length in milliseconds; nil where unknown. Zero and less count as unknown.
    public var durationMs: Int?
    /// The release's date; only its year is evidence, since services fill in month and day as they please.
    public var releaseDate: Timestamp?
    /// Where it stands on its release; nil where unknown.
    public var position: TrackPosition?
    /// Every valid code of the row, sorted, without doubles.
    public var isrcs: [ISRC]
    /// Every MusicBrainz recording id of the row, sorted, without doubles.
    public var mbids: [MBID]
    /// The names of the row inside services.
    public var serviceIDs: [ServiceID]

    public init(
        title: String, artists: ArtistCredit, album: String? = nil, durationMs: Int? = nil,
        releaseDate: Timestamp? = nil, position: TrackPosition? = nil, isrcs: [ISRC] = [], mbids: [MBID] = [],
        serviceIDs: [ServiceID] = []
    ) {
        self.title = title
        self.artists = artists
        self.album = album
        self.durationMs = durationMs.flatMap { $0 > 0 ? $0 : nil }
        self.releaseDate = releaseDate
        self.position = position
        self.isrcs = isrcs
        self.mbids = mbids
        self.serviceIDs = serviceIDs
    }

    /// The row as a person reads it: `Title – Artist, Artist`.
    public var display: String { "\(title) – \(artists.display)" }
}
