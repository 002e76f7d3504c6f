/// Spotify's id of a track in the spellings of its exports.
enum SpotifyTrackID {
    /// The 22 letters and digits of a Spotify id.
    static let length = 22

    /// The id in `spotify:track:ID`, `https://open.spotify.com/track/ID?si=…`, with or without `intl-de/`, or a bare id;
    /// nil for anything else, such as `spotify:local:…` and `spotify:episode:…`.
    static func parse(_ text: String) -> String? {
        guard text.utf8.count <= 512 else { return nil }
        let trimmed = text.trimmed
        if let tail = tail(of: trimmed) { return isID(tail) ? String(tail) : nil }
        return isID(trimmed[...]) ? trimmed : nil
    }

    /// The id where `text` is clearly a Spotify address of a track; nil for a bare id, which may be anything.
    static func inAddress(_ text: String) -> String? {
        guard text.utf8.count <= 512, let tail = tail(of: text.trimmed), isID(tail) else { return nil }
        return String(tail)
    }

    private static func tail(of text: String) -> Substring? {
        if text.hasPrefix("spotify:track:") { return text.dropFirst("spotify:track:".count) }
        var rest = text[...]
        for scheme in ["https://", "http://"] where rest.hasPrefix(scheme) { rest = rest.dropFirst(scheme.count) }
        guard rest.hasPrefix("open.spotify.com/") else { return nil }
        // The path is `track/ID`, or `intl-de/track/ID`.
        var parts = rest.dropFirst("open.spotify.com/".count).split(separator: "/", maxSplits: 3)[...]
        if parts.first?.hasPrefix("intl-") == true { parts.removeFirst() }
        guard parts.count >= 2, parts.removeFirst() == "track" else { return nil }
        return parts.removeFirst().prefix { $0 != "?" && $0 != "#" }
    }

    private static func isID(_ text: Substring) -> Bool {
        text.utf8.count == length
            && text.utf8.allSatisfy {
                switch $0 {
                case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "a")...UInt8(ascii: "z"):
                    true
                default: false
                }
            }
    }
}
