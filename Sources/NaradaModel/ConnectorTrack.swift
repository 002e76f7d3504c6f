/// A row of `connector_tracks`: a track as one service knows it.
public struct ConnectorTrack: Hashable, Sendable {
    public let id: Int64
    /// The service's name and its own id of the track.
    public let serviceID: ServiceID
    public var facts: TrackFacts

    public init(id: Int64, serviceID: ServiceID, facts: TrackFacts) {
        self.id = id
        self.serviceID = serviceID
        self.facts = facts
    }
}
