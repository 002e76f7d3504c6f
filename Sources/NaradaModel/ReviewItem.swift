/// A pair that waits for a person: what a run adds to `review_items`.
public struct ReviewItem: Hashable, Sendable {
    public var trackID: Int64
    public var connectorTrackID: Int64
    /// The field that would carry the mapping.
    public var method: MatchMethod
    public var confidence: Confidence
    /// Why it waits; never empty.
    public var reasons: [ReviewReason]
    /// The evidence's JSON in UTF-8, as `Evidence.jsonUTF8` writes it.
    public var evidence: [UInt8]

    public init(
        trackID: Int64, connectorTrackID: Int64, method: MatchMethod, confidence: Confidence,
        reasons: [ReviewReason], evidence: [UInt8]
    ) {
        self.trackID = trackID
        self.connectorTrackID = connectorTrackID
        self.method = method
        self.confidence = confidence
        self.reasons = reasons
        self.evidence = evidence
    }
}
