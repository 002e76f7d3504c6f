/// What hangs on what: the published design's cascades, as soft deletions.
enum Cascade {
    /// A column of a table that points at a row of another one.
    struct Link: Hashable {
        var table: String
        var column: String
        var parent: String
        /// The row follows its connector track, so that the track it points to is no parent that it dies with for good.
        var isPlace = false
    }

    static let links: [Link] = [
        Link(table: "track_mappings", column: "track_id", parent: "tracks"),
        Link(table: "track_metrics", column: "track_id", parent: "tracks", isPlace: true),
        Link(table: "track_likes", column: "track_id", parent: "tracks", isPlace: true),
        Link(table: "track_plays", column: "track_id", parent: "tracks", isPlace: true),
        Link(table: "playlist_tracks", column: "track_id", parent: "tracks", isPlace: true),
        Link(table: "track_origins", column: "track_id", parent: "tracks"),
        Link(table: "review_items", column: "track_id", parent: "tracks"),
        Link(table: "match_decisions", column: "track_id", parent: "tracks"),
        Link(table: "distinct_tracks", column: "track_id", parent: "tracks"),
        Link(table: "distinct_tracks", column: "other_track_id", parent: "tracks"),
        Link(table: "track_mappings", column: "connector_track_id", parent: "connector_tracks"),
        Link(table: "track_metrics", column: "connector_track_id", parent: "connector_tracks"),
        Link(table: "track_likes", column: "connector_track_id", parent: "connector_tracks"),
        Link(table: "track_plays", column: "connector_track_id", parent: "connector_tracks"),
        Link(table: "playlist_tracks", column: "connector_track_id", parent: "connector_tracks"),
        Link(table: "review_items", column: "connector_track_id", parent: "connector_tracks"),
        Link(table: "match_decisions", column: "connector_track_id", parent: "connector_tracks"),
        Link(table: "match_attempts", column: "connector_track_id", parent: "connector_tracks"),
        Link(table: "playlist_mappings", column: "playlist_id", parent: "playlists"),
        Link(table: "playlist_tracks", column: "playlist_id", parent: "playlists"),
    ]

    /// What goes with a row of the table.
    static func children(of table: String) -> [Link] { links.filter { $0.parent == table } }

    /// What a row of the table cannot be without.
    static func parents(of table: String) -> [Link] { links.filter { $0.table == table } }

    /// The tables that others hang on, which are restored first.
    static let roots = ["tracks", "connector_tracks", "playlists"]
}
