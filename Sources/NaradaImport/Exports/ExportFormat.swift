/// The catalogue of exports that can be read. The raw value is the name that people write: `import spotify-history FILE`.
public enum ExportFormat: String, Hashable, Sendable, CaseIterable {
    case spotifyHistory = "spotify-history"
    case spotifyStreaming = "spotify-streaming"
    case spotifyPlaylists = "spotify-playlists"
    case spotifyLibrary = "spotify-library"
    case exportify
    case lastFMTable = "lastfm-csv"
    case lastFMPages = "lastfm-json"
    case listenBrainz = "listenbrainz"
    case musicBrainz = "musicbrainz"
    case iTunesLibrary = "itunes"
    case xspf
    case jspf
    case m3u
    case table = "csv"
    case jsonLines = "jsonl"

    /// What it is, for a list of formats.
    public var title: String {
        switch self {
        case .spotifyHistory: "Spotify extended streaming history"
        case .spotifyStreaming: "Spotify account data: streaming history"
        case .spotifyPlaylists: "Spotify account data: playlists"
        case .spotifyLibrary: "Spotify account data: your library"
        case .exportify: "Exportify table of a Spotify playlist"
        case .lastFMTable: "Last.fm scrobbles as CSV"
        case .lastFMPages: "Last.fm API pages of recent or loved tracks"
        case .listenBrainz: "ListenBrainz export of listens or feedback"
        case .musicBrainz: "MusicBrainz recordings"
        case .iTunesLibrary: "iTunes or Apple Music library"
        case .xspf: "XSPF playlist"
        case .jspf: "JSPF playlist"
        case .m3u: "M3U playlist"
        case .table: "table of tracks with a header"
        case .jsonLines: "tracks, one JSON object a line"
        }
    }

    /// How its files are called by those who make them.
    public var usualNames: [String] {
        switch self {
        case .spotifyHistory: ["Streaming_History_Audio_*.json", "Streaming_History_Video_*.json", "endsong_*.json"]
        case .spotifyStreaming: ["StreamingHistory*.json"]
        case .spotifyPlaylists: ["Playlist*.json"]
        case .spotifyLibrary: ["YourLibrary.json"]
        case .exportify, .lastFMTable, .table: ["*.csv"]
        case .lastFMPages, .musicBrainz: ["*.json", "*.jsonl"]
        case .listenBrainz: ["listens/YEAR/MONTH.jsonl", "feedback.jsonl"]
        case .iTunesLibrary: ["Library.xml", "iTunes Music Library.xml"]
        case .xspf: ["*.xspf"]
        case .jspf: ["*.jspf", "*.json"]
        case .m3u: ["*.m3u", "*.m3u8"]
        case .jsonLines: ["*.jsonl"]
        }
    }

    /// The service whose tracks the file speaks of, as `connector_name` spells it; nil where the file's tracks say it
    /// themselves, or a person must.
    public var service: String? {
        switch self {
        case .spotifyHistory, .spotifyStreaming, .spotifyPlaylists, .spotifyLibrary, .exportify: "spotify"
        case .lastFMTable, .lastFMPages: "lastfm"
        case .listenBrainz: "listenbrainz"
        case .musicBrainz: "musicbrainz"
        case .iTunesLibrary: "apple_music"
        case .xspf, .jspf, .m3u, .table, .jsonLines: nil
        }
    }

    /// Whether its files are about tracks, and say of each what they know; others mention tracks in passing, each
    /// mention in a spelling of its own, with the album's artist for the track's and without what a credit has more.
    public var isAboutTracks: Bool {
        switch self {
        case .exportify, .musicBrainz, .iTunesLibrary, .table, .jsonLines: true
        case .spotifyHistory, .spotifyStreaming, .spotifyPlaylists, .spotifyLibrary, .lastFMTable, .lastFMPages,
            .listenBrainz, .xspf, .jspf, .m3u:
            false
        }
    }
}
