public import NaradaModel

/// A connector track that a run takes up, with what stands of it now.
public struct PendingRow: Hashable, Sendable {
    /// The row that a run has to look at.
    public var connectorTrack: ConnectorTrack
    /// The live mapping; nil without one. Of several, a run's newest before another program's.
    public var mapping: CurrentMapping?
    /// The open review item; nil without one.
    public var reviewItem: CurrentReviewItem?
    /// How often it found no track; 0 for never.
    public var attempts: Int

    public init(
        connectorTrack: ConnectorTrack, mapping: CurrentMapping?, reviewItem: CurrentReviewItem?, attempts: Int
    ) {
        self.connectorTrack = connectorTrack
        self.mapping = mapping
        self.reviewItem = reviewItem
        self.attempts = attempts
    }
}

/// A live row of `track_mappings`.
public struct CurrentMapping: Hashable, Sendable {
    public var id: Int64
    /// The internal track.
    public var trackID: Int64
    /// A `MatchMethod`'s text, or another program's.
    public var method: String
    /// As it was stored.
    public var confidence: Confidence
    /// The run that wrote it; nil for another program's.
    public var runID: Int64?

    public init(id: Int64, trackID: Int64, method: String, confidence: Confidence, runID: Int64?) {
        self.id = id
        self.trackID = trackID
        self.method = method
        self.confidence = confidence
        self.runID = runID
    }
}

/// An open row of `review_items`.
public struct CurrentReviewItem: Hashable, Sendable {
    public var id: Int64
    /// The internal track.
    public var trackID: Int64
    /// As it was stored.
    public var confidence: Confidence
    /// Why it waits.
    public var reasons: [ReviewReason]
    /// The run that asked.
    public var runID: Int64

    public init(id: Int64, trackID: Int64, confidence: Confidence, reasons: [ReviewReason], runID: Int64) {
        self.id = id
        self.trackID = trackID
        self.confidence = confidence
        self.reasons = reasons
        self.runID = runID
    }
}
