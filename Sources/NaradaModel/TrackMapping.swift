/// An assertion that a connector track is an internal track: what a run adds to `track_mappings`.
public struct TrackMapping: Hashable, Sendable {
    public var trackID: Int64
    public var connectorTrackID: Int64
    public var method: MatchMethod
    public var confidence: Confidence
    /// Why, as JSON in UTF-8, which `Evidence.jsonUTF8` writes; nil for rows that no matcher judged.
    public var evidence: [UInt8]?

    public init(
        trackID: Int64, connectorTrackID: Int64, method: MatchMethod, confidence: Confidence, evidence: [UInt8]?
    ) {
        self.trackID = trackID
        self.connectorTrackID = connectorTrackID
        self.method = method
        self.confidence = confidence
        self.evidence = evidence
    }
}
