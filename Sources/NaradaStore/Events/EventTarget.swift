/// What an event of a person's musical memory belongs to.
public enum EventTarget: Hashable, Sendable {
    /// A service's row of `connector_tracks`: the event goes where that row is mapped, now and later.
    case connectorTrack(Int64)
    /// An internal track itself, as other programs write their events: it stays there until a merge moves it.
    case track(Int64)
}

/// The tables whose rows may belong to a connector track.
enum EventTable: String, CaseIterable {
    case plays = "track_plays"
    case metrics = "track_metrics"
    case entries = "playlist_tracks"
    case likes = "track_likes"

    /// The tables in which any number of a connector track's rows may be on one track. A track has one like for each
    /// service, so that likes move by rules of their own.
    static let free: [EventTable] = [.plays, .metrics, .entries]
}
