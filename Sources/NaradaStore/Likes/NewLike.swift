public import NaradaModel

/// What a service says of one like.
public struct NewLike: Hashable, Sendable {
    public var target: EventTarget
    public var service: String
    public var isLiked: Bool
    /// nil where the service does not say; a time that is known stays.
    public var likedAt: Timestamp?
    /// When the service was asked; nil where nobody asked it, as for a like made here.
    public var syncedAt: Timestamp?

    public init(
        _ target: EventTarget, service: String, isLiked: Bool, likedAt: Timestamp? = nil, syncedAt: Timestamp? = nil
    ) {
        self.target = target
        self.service = service
        self.isLiked = isLiked
        self.likedAt = likedAt
        self.syncedAt = syncedAt
    }
}
