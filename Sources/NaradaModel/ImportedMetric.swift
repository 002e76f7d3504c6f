/// A number that a service keeps of a track: how often it was played, how many stars it has.
public struct ImportedMetric: Hashable, Sendable {
    /// What is counted: the values of `track_metrics.metric_type` that exports have.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        /// Plays, as the service counts them.
        case playCount = "play_count"
        case skipCount = "skip_count"
        /// A person's stars, 0...100: 20 for each.
        case rating
        /// Spotify's popularity, 0...100.
        case popularity
    }

    public var track: ServiceID
    public var kind: Kind
    public var value: Double
    /// When the service said so: the day of the export; nil where the file does not say.
    public var collectedAt: Timestamp?

    public init(track: ServiceID, kind: Kind, value: Double, collectedAt: Timestamp? = nil) {
        self.track = track
        self.kind = kind
        self.value = value
        self.collectedAt = collectedAt
    }
}
