/// One number that one service tells of one track, over time.
public struct MetricSeries: Hashable, Sendable {
    public var trackID: Int64
    /// The service.
    public var connector: String
    /// Such as `play_count` or `popularity`.
    public var type: String

    public init(trackID: Int64, connector: String, type: String) {
        self.trackID = trackID
        self.connector = connector
        self.type = type
    }
}
