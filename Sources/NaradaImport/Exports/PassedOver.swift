/// What an export holds that is no track of music, or names none: counted, and no mistake of anyone's.
public enum PassedOver: String, Hashable, Sendable, CaseIterable {
    case podcast
    case audiobook
    /// A film, a series or a video without music.
    case video
    /// A play or entry without a name and without an id: the service no longer knows what it was.
    case unknownTrack = "unknown_track"
    /// What is playing at the moment of the export: it comes again as a play.
    case nowPlaying = "now_playing"
    /// A saved album, artist or show: this library is one of tracks.
    case otherItem = "other_item"
    /// A list that the program keeps of itself, such as "Music" or "Recently Added", or a folder of lists.
    case systemPlaylist = "system_playlist"
    /// A radio station or another stream without an end.
    case stream
    /// A recording that a ListenBrainz user pinned to their page.
    case pin

    /// The plural for a report: `12 podcasts`.
    public var label: String {
        switch self {
        case .podcast: "podcasts"
        case .audiobook: "audiobooks"
        case .video: "videos"
        case .unknownTrack: "tracks without name and id"
        case .nowPlaying: "tracks that were still playing"
        case .otherItem: "albums, artists and shows"
        case .systemPlaylist: "lists of the program's own"
        case .stream: "streams"
        case .pin: "pinned recordings"
        }
    }
}
