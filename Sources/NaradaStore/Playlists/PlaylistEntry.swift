/// A track's place in a playlist as it stands.
public struct PlaylistEntry: Hashable, Sendable {
    public var id: Int64
    /// The internal track, or the stand-in of a connector track that is mapped to nothing.
    public var trackID: Int64
    /// nil where the entry belongs to the track itself.
    public var connectorTrackID: Int64?
    /// Whether its connector track is mapped to nothing.
    public var isWaiting: Bool
    public var sortKey: String

    /// What was put into the playlist.
    public var target: EventTarget { connectorTrackID.map(EventTarget.connectorTrack) ?? .track(trackID) }
}

/// Where in a playlist an entry goes.
public enum PlaylistPlace: Hashable, Sendable {
    case first
    case last
    /// Before the entry that has this index now, from 0; past the end means last. An entry that is moved does not
    /// count: it goes to that index of what the others are.
    case at(Int)
    /// Before the entry with the id.
    case before(Int64)
    /// After the entry with the id.
    case after(Int64)
}

/// What bringing a playlist up to a list changed.
public struct PlaylistChanges: Hashable, Sendable {
    public var inserted = 0
    public var removed = 0
    /// Entries that stayed as they were.
    public var kept = 0
}
