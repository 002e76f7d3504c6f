public import NaradaModel

/// Which connector tracks a run takes up.
public struct PendingSelection: Hashable, Sendable {
    /// The services whose rows are looked at; empty for all.
    public var connectors: [String]
    /// Every row without a person's mapping, also those that are mapped and unchanged or mapped by another program.
    public var all: Bool
    /// Content hash of the run's profile.
    public var matcherVersion: String
    /// The time by which retries are due.
    public var now: Timestamp
    /// Also rows that found no track and whose next attempt is not due.
    public var includeUnmatched: Bool
    /// When an internal track last changed, as `TrackReader.latestChange` says it: unmatched rows are retried after it.
    /// Where nil, each query looks for itself, which scans `tracks`; a run over many batches sets it once.
    public var latestTrackChange: Timestamp?

    public init(
        connectors: [String] = [], all: Bool = false, matcherVersion: String, now: Timestamp,
        includeUnmatched: Bool = false, latestTrackChange: Timestamp? = nil
    ) {
        self.connectors = connectors
        self.all = all
        self.matcherVersion = matcherVersion
        self.now = now
        self.includeUnmatched = includeUnmatched
        self.latestTrackChange = latestTrackChange
    }
}
