/// What hangs on a waiting pair: how often the proposed track was played, liked and put into playlists.
public struct ReviewWorth: Hashable, Sendable {
    public var plays: Int
    /// Services in which it is liked.
    public var likes: Int
    public var playlistEntries: Int

    public init(plays: Int = 0, likes: Int = 0, playlistEntries: Int = 0) {
        self.plays = plays
        self.likes = likes
        self.playlistEntries = playlistEntries
    }

    /// One number to order by: a play counts once.
    public var points: Int { plays + Self.playsOfALike * likes + Self.playsOfAnEntry * playlistEntries }

    /// A like is said once and meant for good. Ten plays are about what a liked song gets in a year; the order of the
    /// queue is all that hangs on it.
    public static let playsOfALike = 10
    /// A place in a playlist is a choice too, but often one of hundreds made at once.
    public static let playsOfAnEntry = 5
}
