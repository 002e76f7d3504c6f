/// An internal track and a connector track that were compared.
public struct TrackPair: Hashable, Sendable {
    /// The row of `tracks`.
    public var trackID: Int64
    /// The row of `connector_tracks`.
    public var connectorTrackID: Int64

    public init(trackID: Int64, connectorTrackID: Int64) {
        self.trackID = trackID
        self.connectorTrackID = connectorTrackID
    }
}
