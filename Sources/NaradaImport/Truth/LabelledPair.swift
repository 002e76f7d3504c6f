public import NaradaModel

/// A pair of descriptions and what is known of it.
public struct LabelledPair: Hashable, Sendable {
    /// The line, from 1, on which the row begins.
    public var line: Int
    public var left: TrackFacts
    public var right: TrackFacts
    public var label: PairLabel
}

/// A statement about connector rows.
public enum RowTruth: Hashable, Sendable {
    /// The two rows are one recording.
    case pair(ServiceID, ServiceID)
    /// The row belongs to the recording of that name; all rows of one name are one recording.
    case member(ServiceID, cluster: String)
    /// The row is the internal track that came from that imported row; nil where the library has none for it.
    case track(ServiceID, origin: ServiceID?)
}
