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
    /// Only waiting pairs with one of these reasons; empty for all pairs.
    public var reasons: [ReviewReason]
    /// The most entries shown; nil for all.
    public var limit: Int?

    public init(
        confidences: ClosedRange<Int> = 0...100, connectors: [String] = [],
        states: Set<ReviewEntry.State> = Set(ReviewEntry.State.allCases), group: String? = nil,
        reasons: [ReviewReason] = [], limit: Int? = nil
    ) {
        self.confidences = confidences
        self.connectors = connectors
        self.states = states
        self.group = group
        self.reasons = reasons
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
        var writer = format.writer(style: style)
        try store.withReadSession { session in
            var filter = try query.filter(in: session)
            filter.limit = query.limit
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

extension ReviewQuery {
    /// The query as the store asks it, its limit aside.
    ///
    /// - Throws: `EngineFault.unknownGroup` where none or several groups have a name that begins so.
    func filter(in session: Session) throws -> ReviewFilter {
        ReviewFilter(
            minConfidence: Confidence(percent: confidences.lowerBound),
            maxConfidence: Confidence(percent: confidences.upperBound), connectors: connectors, states: states,
            group: try group.map { try Engine.groupKey($0, in: session) }, reasons: reasons)
    }
}
