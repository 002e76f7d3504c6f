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
    /// A `MatchMethod`'s text, or what another program wrote into `match_method`: its rows are shown, not lost.
    public var method: String
    public var confidence: Confidence
    public var reasons: [ReviewReason]
    /// nil for mappings that no matcher judged, or that another program wrote.
    public var evidence: Evidence?

    public init(
        state: State, connectorTrack: ConnectorTrack, track: Track, method: String, confidence: Confidence,
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

    /// The entry of a pair that this program judged.
    public init(
        state: State, connectorTrack: ConnectorTrack, track: Track, method: MatchMethod, confidence: Confidence,
        reasons: [ReviewReason], evidence: Evidence?
    ) {
        self.init(
            state: state, connectorTrack: connectorTrack, track: track, method: method.rawValue,
            confidence: confidence, reasons: reasons, evidence: evidence)
    }
}
