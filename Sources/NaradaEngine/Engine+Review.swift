public import NaradaModel
import NaradaReview
import NaradaStore

/// Which pairs a review list or report shows.
public struct ReviewQuery: Hashable, Sendable {
    /// Lowest and highest confidence shown, 0...100, both included.
    public var confidences: ClosedRange<Int>
    /// Only these connectors; empty means all.
    public var connectors: [String]
    /// Only pairs that stand so.
    public var states: Set<ReviewEntry.State>
    /// Only waiting pairs of the group whose name begins so; nil for all pairs.
    public var group: String?
    /// The most entries shown; nil for all.
    public var limit: Int?

    public init(
        confidences: ClosedRange<Int> = 0...100, connectors: [String] = [],
        states: Set<ReviewEntry.State> = Set(ReviewEntry.State.allCases), group: String? = nil, limit: Int? = nil
    ) {
        self.confidences = confidences
        self.connectors = connectors
        self.states = states
        self.group = group
        self.limit = limit
    }
}

extension Engine {
    /// Writes the pairs between two confidences: those that wait first, in the queue's order, then the others by
    /// confidence from high to low.
    ///
    /// Memory does not grow with the list.
    ///
    /// - Parameter write: called with pieces of text in order; what it throws ends the list.
    public func writeReview(
        _ query: ReviewQuery, format: ReviewFormat, style: TextStyle, to write: (String) throws -> Void
    ) throws {
        let store = try openStore(.readOnly)
        try check(query.connectors, in: store)
        let group = try query.group.map { name in try store.withReadSession { try Self.groupKey(name, in: $0) } }
        let filter = ReviewFilter(
            minConfidence: Confidence(percent: query.confidences.lowerBound),
            maxConfidence: Confidence(percent: query.confidences.upperBound), connectors: query.connectors,
            states: query.states, group: group, limit: query.limit, offset: 0)
        var writer = format.writer(style: style)
        try store.withReadSession { session in
            try write(writer.begin())
            var listed = 0
            try ReviewEntryReader.forEach(in: session, filter: filter) { entry in
                listed += 1
                try write(writer.entry(entry))
            }
            let total = query.limit == nil ? listed : try ReviewEntryReader.count(in: session, filter: filter)
            try write(writer.end(ReviewSummary(listed: listed, total: total)))
        }
    }
}
