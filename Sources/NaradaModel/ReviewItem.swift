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
    /// The group of like questions that it belongs to; nil where that is to be found out by who keeps the queue.
    public var naming: Naming?

    /// A group's name, and the revision of the rules that named it.
    public struct Naming: Hashable, Sendable {
        public let pattern: ReviewPattern
        public let revision: Int

        public init(_ pattern: ReviewPattern, revision: Int) { (self.pattern, self.revision) = (pattern, revision) }
    }

    public init(
        trackID: Int64, connectorTrackID: Int64, method: MatchMethod, confidence: Confidence,
        reasons: [ReviewReason], evidence: [UInt8], naming: Naming? = nil
    ) {
        self.trackID = trackID
        self.connectorTrackID = connectorTrackID
        self.method = method
        self.confidence = confidence
        self.reasons = reasons
        self.evidence = evidence
        self.naming = naming
    }
}
