public import NaradaModel

/// Which pairs a review list shows.
public struct ReviewFilter: Hashable, Sendable {
    /// The lowest confidence shown.
    public var minConfidence: Confidence
    /// The highest confidence shown.
    public var maxConfidence: Confidence
    /// The services shown; empty for all.
    public var connectors: [String]
    /// The states shown; empty for none.
    public var states: Set<ReviewEntry.State>
    /// Only waiting pairs of the group with this key; nil for all pairs.
    public var group: String?
    /// Only waiting pairs with one of these reasons; empty for all pairs.
    public var reasons: [ReviewReason]
    /// At most so many pairs; nil for all.
    public var limit: Int?
    /// How many pairs are passed over first.
    public var offset: Int

    public init(
        minConfidence: Confidence = Confidence(percent: 0), maxConfidence: Confidence = .certain,
        connectors: [String] = [], states: Set<ReviewEntry.State> = Set(ReviewEntry.State.allCases),
        group: String? = nil, reasons: [ReviewReason] = [], limit: Int? = nil, offset: Int = 0
    ) {
        self.minConfidence = minConfidence
        self.maxConfidence = maxConfidence
        self.connectors = connectors
        self.states = states
        self.group = group
        self.reasons = reasons
        self.limit = limit
        self.offset = offset
    }
}
