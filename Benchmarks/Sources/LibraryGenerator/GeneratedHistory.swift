import NaradaModel
import NaradaTestSupport

/// Made-up plays of a made-up library, in order of time, in the layout of Spotify's extended streaming history.
///
/// Every play but its time is a pure function of the seed and its index; times add up. Tracks are as skewed as in a person's
/// life: of a million plays, the favourite has some thousands, and thousands of tracks have one.
public struct GeneratedHistory: Sendable {
    public let seed: UInt64
    /// How many tracks are played at all, at most.
    public let tracks: Int

    private let maker: RecordingMaker
    private let favourites: ZipfMandelbrot
    private var random: SplitMix64
    private var endedAt = Timestamp(year: 2010) ?? Timestamp(microseconds: 0)

    /// Plays of a track, on average.
    static let playsPerTrack = 20
    /// Flattens the head of the favourites: the first has 1 play in 400.
    static let favouriteShift = 50.0
    /// Of a hundred plays, so many are skipped before their end.
    static let skipShare = 0.15
    /// Seconds between the ends of two plays: the play itself, and now and then a night.
    static let gaps = [180, 200, 210, 230, 240, 260, 300, 900, 40_000]

    /// - Parameter plays: how many will be drawn; more tracks belong to more plays.
    public init(plays: Int, seed: UInt64) {
        self.seed = seed
        tracks = max(1, plays / Self.playsPerTrack)
        maker = RecordingMaker(size: tracks, seed: seed)
        favourites = ZipfMandelbrot(count: tracks, shift: Self.favouriteShift)
        random = SplitMix64(seed: seed, stream: Stream.play, index: 0)
    }

    /// The next play as one JSON object on one line.
    public mutating func next() -> String {
        let index = favourites.draw(using: &random)
        let recording = maker.recording(at: index)
        endedAt = endedAt.advanced(bySeconds: Int64(random.pick(Self.gaps) ?? 0) + Int64(random.below(60)))
        let isSkipped = random.happens(Self.skipShare)
        let played = isSkipped ? random.below(recording.milliseconds) : recording.milliseconds
        let text = endedAt.text
        let members: [(key: String, json: String)] = [
            ("ts", "\"\(text.prefix(10))T\(text.dropFirst(11).prefix(8))Z\""),
            ("username", #""fixture_user""#), ("platform", #""Android OS 13 API 33 (fixture, F1)""#),
            ("ms_played", String(played)), ("conn_country", #""GB""#), ("ip_addr_decrypted", #""192.0.2.17""#),
            ("user_agent_decrypted", #""unknown""#),
            ("master_metadata_track_name", JSONText.string(recording.title)),
            ("master_metadata_album_artist_name", JSONText.string(recording.artist)),
            ("master_metadata_album_album_name", JSONText.string(recording.album)),
            ("spotify_track_uri", JSONText.string("spotify:track:" + Self.trackID(index))), ("episode_name", "null"),
            ("episode_show_name", "null"), ("spotify_episode_uri", "null"), ("reason_start", #""trackdone""#),
            ("reason_end", isSkipped ? #""fwdbtn""# : #""trackdone""#), ("shuffle", "true"),
            ("skipped", isSkipped ? "true" : "false"), ("offline", "false"), ("incognito_mode", "false"),
        ]
        return "{" + members.map { "\"\($0.key)\":\($0.json)" }.joined(separator: ",") + "}"
    }

    /// A Spotify id: 22 letters and digits.
    static func trackID(_ index: Int) -> String {
        let digits = String(index)
        return "generated" + String(repeating: "0", count: max(0, 13 - digits.utf8.count)) + digits
    }
}
