public import NaradaModel

/// A connector track that a run takes up, with what stands of it now.
// A class, since a row is handed on from reading to writing, and has a dozen texts and lists to be counted each time.
public final class PendingRow: Equatable, Sendable {
    /// The row that a run has to look at.
    public let connectorTrack: ConnectorTrack
    /// The live mapping; nil without one. Of several, a run's newest before another program's.
    public let mapping: CurrentMapping?
    /// The open review item; nil without one.
    public let reviewItem: CurrentReviewItem?
    /// How often it found no track; 0 for never.
    public let attempts: Int

    public init(
        connectorTrack: ConnectorTrack, mapping: CurrentMapping?, reviewItem: CurrentReviewItem?, attempts: Int
    ) {
        self.connectorTrack = connectorTrack
        self.mapping = mapping
        self.reviewItem = reviewItem
        self.attempts = attempts
    }

    /// Whether the rows are the same in all that is known of them.
    public static func == (left: PendingRow, right: PendingRow) -> Bool {
        left.connectorTrack == right.connectorTrack && left.mapping == right.mapping
            && left.reviewItem == right.reviewItem && left.attempts == right.attempts
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
