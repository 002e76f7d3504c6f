/// What hangs on an internal track, in rows.
public struct Holdings: Hashable, Sendable {
    public var mappings: Int
    public var plays: Int
    public var likes: Int
    public var metrics: Int
    public var playlistEntries: Int

    public init(mappings: Int = 0, plays: Int = 0, likes: Int = 0, metrics: Int = 0, playlistEntries: Int = 0) {
        self.mappings = mappings
        self.plays = plays
        self.likes = likes
        self.metrics = metrics
        self.playlistEntries = playlistEntries
    }

    /// `3 rows, 12 plays, 1 like`; `nothing` where there is none of all.
    var text: String {
        let parts = [
            (mappings, "row", "rows"), (plays, "play", "plays"), (likes, "like", "likes"),
            (metrics, "metric", "metrics"), (playlistEntries, "playlist entry", "playlist entries"),
        ].filter { $0.0 > 0 }.map { Numerals.count($0.0, $0.1, $0.2) }
        return parts.isEmpty ? "nothing" : parts.joined(separator: ", ")
    }

    var jsonObject: String {
        var object = JSONObject()
        object.add("mappings", mappings)
        object.add("plays", plays)
        object.add("likes", likes)
        object.add("metrics", metrics)
        object.add("playlist_entries", playlistEntries)
        return object.text
    }
}
