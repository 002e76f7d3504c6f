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
    /// The group of like questions that a waiting pair belongs to; nil for pairs that stand, and until it was looked at.
    public var pattern: ReviewPattern?
    /// `ReviewWorth.points` of a waiting pair; nil for pairs that stand, and until they were counted.
    public var worth: Int?

    public init(
        state: State, connectorTrack: ConnectorTrack, track: Track, method: String, confidence: Confidence,
        reasons: [ReviewReason], evidence: Evidence?, pattern: ReviewPattern? = nil, worth: Int? = nil
    ) {
        self.state = state
        self.connectorTrack = connectorTrack
        self.track = track
        self.method = method
        self.confidence = confidence
        self.reasons = reasons
        self.evidence = evidence
        self.pattern = pattern
        self.worth = worth
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
