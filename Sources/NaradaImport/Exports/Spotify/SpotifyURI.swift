import Foundation

/// What a Spotify address names.
///
///     spotify:track:4uLU6hMCjMI75M1A2tKUQC                     a track
///     spotify:local:Oasis:Morning+Glory:Wonderwall:258         a person's own file: artist, album, title, seconds
///     spotify:episode:…  spotify:show:…  spotify:album:…       no track
enum SpotifyURI: Equatable {
    case track(id: String)
    case local(LocalFile)
    case episode
    case other

    /// A person's own file, as its address describes it; blank parts are nil.
    struct LocalFile: Equatable {
        /// The address itself: the only name that the file has in Spotify.
        var uri: String
        var artist: String?
        var album: String?
        var title: String?
        var seconds: Int?
    }

    init(_ text: String) {
        if let id = SpotifyTrackID.inAddress(text) {
            self = .track(id: id)
        } else if text.hasPrefix("spotify:local:") {
            self = .local(LocalFile(text))
        } else if text.hasPrefix("spotify:episode:") {
            self = .episode
        } else {
            self = .other
        }
    }
}

extension SpotifyURI.LocalFile {
    init(_ uri: String) {
        self.uri = uri
        let parts = uri.dropFirst("spotify:local:".count).split(
            separator: ":", maxSplits: 3, omittingEmptySubsequences: false)
        func part(_ index: Int) -> String? {
            guard index < parts.count else { return nil }
            let text = FormText.decoded(parts[index])
            return text.isBlank ? nil : text
        }
        artist = part(0)
        album = part(1)
        title = part(2)
        seconds = parts.count > 3 ? Int(parts[3]).flatMap { $0 > 0 ? $0 : nil } : nil
    }

    /// The track that the address describes.
    var track: ExportedTrack {
        var track = ExportedTrack(title: title, artists: ExportedTrack.credit(artist), album: album)
        track.durationMs = seconds.flatMap { $0 < Int.max / 1000 ? $0 * 1000 : nil }
        track.metadata.add("is_local", true)
        return track
    }
}
