/// A like, love, heart or thumb that an export tells of.
public struct ImportedLike: Hashable, Sendable {
    /// The track in the service that keeps the like.
    public var track: ServiceID
    /// False where the person said that they do not like it: a dislike, hate, ban or hidden song.
    public var isLiked: Bool
    /// When they said so; nil where the service does not say.
    public var likedAt: Timestamp?

    public init(track: ServiceID, isLiked: Bool = true, likedAt: Timestamp? = nil) {
        self.track = track
        self.isLiked = isLiked
        self.likedAt = likedAt
    }
}
