public import NaradaModel

/// A play that an import brings.
public struct NewPlay: Hashable, Sendable {
    public var target: EventTarget
    public var service: String
    /// When it was played, as the service says it: at the start or at the end.
    public var playedAt: Timestamp
    /// Milliseconds; nil where the service does not say.
    public var msPlayed: Int?
    /// A JSON object with what the service says of the occasion; nil for nothing.
    public var context: String?

    public init(
        _ target: EventTarget, service: String, playedAt: Timestamp, msPlayed: Int? = nil, context: String? = nil
    ) {
        self.target = target
        self.service = service
        self.playedAt = playedAt
        self.msPlayed = msPlayed
        self.context = context
    }
}

/// Where the plays of one import come from.
public struct PlayBatch: Hashable, Sendable {
    /// The kind of file, such as `spotify_personal_data`.
    public var source: String
    /// Names the rows that came together, such as a fingerprint of the file.
    public var id: String

    public init(source: String, id: String) {
        self.source = source
        self.id = id
    }
}

/// Where the plays of a connector track go, as `PlayWriter.place` found it.
public struct PlayPlace: Hashable, Sendable {
    let connectorTrackID: Int64
    let trackID: Int64
    let service: String
}
