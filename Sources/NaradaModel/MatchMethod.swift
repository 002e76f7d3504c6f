/// Which field carried a mapping: the closed list of `track_mappings.match_method`.
public enum MatchMethod: String, Hashable, Sendable, CaseIterable {
    /// The internal track holds this service's own id of the row.
    case direct
    /// A shared ISRC carried the decision.
    case isrc
    /// A shared MusicBrainz recording id carried the decision.
    case mbid
    /// Title and artists, with no help from the length.
    case titleArtist = "title_artist"
    /// Title and artists, and lengths that agree.
    case titleArtistDuration = "title_artist_duration"
    /// The row answered to no track and founded its own (`run --create-missing`).
    case founded
    /// A person said so; no run overrules it.
    case manual

    /// Whether the row's description alone carried the mapping, without an identifier or a person.
    public var isDescription: Bool { self == .titleArtist || self == .titleArtistDuration }
}
