/// A track's name inside one service: `spotify` and `4uLU6hMCjMI75M1A2tKUQC`.
public struct ServiceID: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The service's name as `connector_tracks.connector_name` spells it.
    public let service: String
    /// The service's own identifier, compared as it is: Spotify's differ by case alone.
    public let id: String

    public init(service: String, id: String) {
        self.service = service
        self.id = id
    }

    public var description: String { service + ":" + id }

    public static func < (left: ServiceID, right: ServiceID) -> Bool {
        (left.service, left.id) < (right.service, right.id)
    }
}
