/// A playlist that an export tells of; its entries follow as `ImportedEntry`.
public struct ImportedPlaylist: Hashable, Sendable {
    /// The service, and its id of the playlist. Where the export has none: `name:` and the playlist's name, or `file:`
    /// and the name of the file.
    public var id: ServiceID
    public var name: String
    public var description: String?
    /// When the service says that it was last changed.
    public var modifiedAt: Timestamp?
    /// What else the export tells of it, a JSON object on one line with sorted keys; nil where there is nothing.
    public var rawMetadata: String?

    public init(
        id: ServiceID, name: String, description: String? = nil, modifiedAt: Timestamp? = nil,
        rawMetadata: String? = nil
    ) {
        self.id = id
        self.name = name
        self.description = description
        self.modifiedAt = modifiedAt
        self.rawMetadata = rawMetadata
    }
}

/// A place in a playlist.
public struct ImportedEntry: Hashable, Sendable {
    public var playlist: ServiceID
    /// The place, from 0, among those entries of the playlist that are tracks: no gaps where a podcast was left out.
    public var index: Int
    public var track: ServiceID
    public var addedAt: Timestamp?
    /// Who added it, as the service spells them; nil where it does not say.
    public var addedBy: String?

    public init(
        playlist: ServiceID, index: Int, track: ServiceID, addedAt: Timestamp? = nil, addedBy: String? = nil
    ) {
        self.playlist = playlist
        self.index = index
        self.track = track
        self.addedAt = addedAt
        self.addedBy = addedBy
    }
}
