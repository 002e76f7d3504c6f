/// What a row says of a recording, whichever table it stands in: all that matchers ever see.
public struct TrackFacts: Hashable, Sendable {
    public var title: String
    public var artists: ArtistCredit
    public var album: String?
    /// The release's date; only its year is evidence, since services fill in month and day as they please.
    public var releaseDate: Timestamp?
    /// Where it stands on its release; nil where unknown.
    public var position: TrackPosition?
    /// Length in milliseconds; nil where unknown. Zero and less count as unknown.
    public var durationMs: Int?
    /// Every valid code of the row, sorted, without doubles.
    public var isrcs: [ISRC]
    /// Every MusicBrainz recording id of the row, sorted, without doubles.
    public var mbids: [MBID]
    /// The names of the row inside services.
    public var serviceIDs: [ServiceID]

    /// The row as a person reads it: `Title – Artist, Artist`.
    public var display: String { "\(title) – \(artists.display)" }
}

extension TrackFacts {
    // By the initialiser that Swift makes of the properties: one that sets them one by one is compiled to a value that is
    // copied, text by text, and destroyed.
    public init(
        title: String, artists: ArtistCredit, album: String? = nil, durationMs: Int? = nil,
        releaseDate: Timestamp? = nil, position: TrackPosition? = nil, isrcs: [ISRC] = [], mbids: [MBID] = [],
        serviceIDs: [ServiceID] = []
    ) {
        self.init(
            title: title, artists: artists, album: album, releaseDate: releaseDate, position: position,
            durationMs: durationMs.flatMap { $0 > 0 ? $0 : nil }, isrcs: isrcs, mbids: mbids, serviceIDs: serviceIDs)
    }
}
