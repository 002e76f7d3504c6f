/// One line of a review list or report: a mapping or a waiting pair with both its rows.
public struct ReviewEntry: Hashable, Sendable {
    /// Whether the pair stands or waits.
    public enum State: String, Hashable, Sendable, CaseIterable {
        /// A live mapping that a run wrote.
        case mapped
        /// A live mapping by a person's verdict.
        case decided
        /// An open review item.
        case waiting
    }

    public var state: State
    public var connectorTrack: ConnectorTrack
    public var track: Track
    public var method: MatchMethod
    public var confidence: Confidence
    public var reasons: [ReviewReason]
    /// nil for mappings that no matcher judged, or that another program wrote.
    public var evidence: Evidence?

    public init(
        state: State, connectorTrack: ConnectorTrack, track: Track, method: MatchMethod, confidence: Confidence,
        reasons: [ReviewReason], evidence: Evidence?
    ) {
        self.state = state
        self.connectorTrack = connectorTrack
        self.track = track
        self.method = method
        self.confidence = confidence
        self.reasons = reasons
        self.evidence = evidence
    }
}
