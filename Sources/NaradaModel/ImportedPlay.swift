/// A play that an export tells of: when, which track, how long.
///
/// Every play that a service kept is kept, skipped and short ones too; `counts` says which of them a person would call
/// a play. Plays have no id of their own: service, track and time name one.
public struct ImportedPlay: Hashable, Sendable {
    /// What the time of a play marks. Spotify's exports say when a stream ended, scrobbles when it began.
    public enum Moment: String, Hashable, Sendable, CaseIterable { case start, end }

    /// The track in the service that kept the play.
    public var track: ServiceID
    /// The time as the service says it; `moment` says whether the play began or ended then.
    public var playedAt: Timestamp
    public var moment: Moment
    /// Milliseconds heard, 0 and more; nil where the service does not say.
    public var msPlayed: Int?
    /// Whether the service says that the person went on to another track; nil where it does not say.
    public var skipped: Bool?
    /// What else the service tells of the play, a JSON object on one line; nil where there is nothing.
    public var context: String?

    public init(
        track: ServiceID, playedAt: Timestamp, moment: Moment = .start, msPlayed: Int? = nil, skipped: Bool? = nil,
        context: String? = nil
    ) {
        self.track = track
        self.playedAt = playedAt
        self.moment = moment
        self.msPlayed = msPlayed
        self.skipped = skipped
        self.context = context
    }

    /// Milliseconds of the shortest play that counts: 30 seconds.
    ///
    /// Last.fm scrobbles nothing shorter (https://www.last.fm/api/scrobbling, "When is a scrobble a scrobble?"), and
    /// Spotify counts a stream from there on. Last.fm also asks for half the track or four minutes; exports of plays
    /// do not say how long the track is.
    public static let shortestCountedMs = 30_000

    /// Whether the play counts as one: heard for `shortestCountedMs` or more, whether or not it was skipped after that.
    ///
    /// Without a length it counts unless the service calls it skipped: scrobbles were judged before they were kept.
    public var counts: Bool { Self.counts(msPlayed: msPlayed, skipped: skipped) }

    /// When the play began, as far as it is known: a play that ended then began its `msPlayed` before. Pauses are not
    /// known, so this can be late, never early.
    public var startedAt: Timestamp { Self.start(of: moment, at: playedAt, msPlayed: msPlayed) }

    /// The same of a play that is no value of its own: a history has a million.
    public static func counts(msPlayed: Int?, skipped: Bool?) -> Bool {
        guard let msPlayed else { return skipped != true }
        return msPlayed >= shortestCountedMs
    }

    /// The same of a play that is no value of its own.
    public static func start(of moment: Moment, at playedAt: Timestamp, msPlayed: Int?) -> Timestamp {
        guard moment == .end, let msPlayed else { return playedAt }
        return Timestamp(microseconds: playedAt.microseconds - Int64(msPlayed) * 1000)
    }
}
