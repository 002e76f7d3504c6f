import NaradaModel

@testable import NaradaReview

/// The pairs that the tests of this room are written about.
enum Samples {
    static func row(_ id: Int64, _ title: String, _ artists: [String], album: String? = nil, ms: Int? = nil)
        -> ConnectorTrack
    {
        ConnectorTrack(
            id: id, serviceID: ServiceID(service: "spotify", id: "sp\(id)"),
            facts: TrackFacts(
                title: title, artists: ArtistCredit(artists), album: album, durationMs: ms,
                isrcs: [ISRC("USLH10200001")].compactMap(\.self)))
    }

    static func track(_ id: Int64, _ title: String, _ artists: [String], album: String? = nil, ms: Int? = nil) -> Track
    {
        Track(
            id: id, facts: TrackFacts(title: title, artists: ArtistCredit(artists), album: album, durationMs: ms))
    }

    static func field(_ matcher: String, _ level: String, _ left: String?, _ right: String?, _ weight: Double)
        -> Evidence.Field
    {
        Evidence.Field(matcher: matcher, level: level, left: left, right: right, weight: weight)
    }

    static let matcherVersion = "3f9ac1d2e4b5a6978811223344556677"

    /// A live recording and the studio one: everything agrees except the version.
    static let liveAgainstStudio = Evidence(
        fields: [
            field("title", "exact", "hurt", "hurt", 9.5),
            field("artists", "exact", "johnny cash", "johnny cash", 11.25),
            field("duration", "within_3s", "3:38", "3:36", 2.5), field("version", "conflict", "live", "studio", -8),
            field("album", "missing", "American IV", nil, 0),
        ], prior: -9.97, total: 5.28, runnerUp: .init(trackID: 7, total: 1.05), reasons: [.versionConflict],
        matcherVersion: matcherVersion)

    static let accepted = Evidence(
        fields: [
            field("title", "exact", "hurt", "hurt", 9.5),
            field("artists", "exact", "johnny cash", "johnny cash", 11.25),
            field("duration", "within_3s", "3:38", "3:36", 2.5),
        ], prior: -9.97, total: 13.28, matcherVersion: matcherVersion)

    static let rejected = Evidence(
        fields: [
            field("title", "different", "numb", "in the end", -6.5),
            field("artists", "exact", "linkin park", "linkin park", 8.25), field("album", "missing", nil, nil, 0),
        ], prior: -9.97, total: -8.22, matcherVersion: matcherVersion)

    static let tied = Evidence(
        fields: [
            field("title", "exact", "intro", "intro", 4), field("artists", "exact", "the xx", "the xx", 9.5),
        ], prior: -9.97, competition: -3.36, total: 0.17, runnerUp: .init(trackID: 9, total: 3.2), reasons: [.tie],
        matcherVersion: matcherVersion)

    /// Titles that mean harm, by the name of what they try.
    static let hostileTitles: [(name: String, title: String)] = [
        ("markup", "<script>alert(1)</script>"), ("formula", "=cmd|' /C calc'!A0"),
        ("right-to-left override", "safe\u{202E}gpj.exe"), ("escape sequence", "\u{1B}[2J\u{1B}]0;owned\u{7}"),
        ("8-bit escape", "a\u{9B}31mb"), ("NUL", "a\u{0}b"), ("line ends", "one\r\ntwo\u{2028}three\nfour"),
        ("ten thousand letters", String(repeating: "x", count: 10_000)),
        ("ten thousand marks", "o" + String(repeating: "\u{301}", count: 10_000)),
        ("quotes and commas", "\"Heroes\", \\ 1977"), ("tags", "a\u{E0041}\u{E007F}b"), ("nothing", ""),
    ]

    static let entries: [ReviewEntry] = [
        ReviewEntry(
            state: .waiting,
            connectorTrack: row(
                4812, "Hurt (Live at Folsom State Prison)", ["Johnny Cash"], album: "American IV", ms: 218_000),
            track: track(12, "Hurt", ["Johnny Cash"], album: "American IV: The Man Comes Around", ms: 216_000),
            method: .titleArtistDuration, confidence: Confidence(percent: 97), reasons: [.versionConflict, .tie],
            evidence: liveAgainstStudio),
        ReviewEntry(
            state: .mapped, connectorTrack: row(5, "東京は夜の七時", ["ピチカート・ファイヴ"], album: "オーヴァードーズ", ms: 305_400),
            track: track(6, "東京は夜の七時 (The Night Is Still Young)", ["Pizzicato Five"], ms: 3_905_000),
            method: .isrc, confidence: Confidence(percent: 91), reasons: [], evidence: accepted),
        ReviewEntry(
            state: .decided, connectorTrack: row(77, "사랑해", ["아이유"]), track: track(1_234_567, "사랑해", ["IU", "아이유"]),
            method: .manual, confidence: .certain, reasons: [], evidence: nil),
    ]

    static func explanation(
        _ evidence: Evidence, _ zone: Zone, _ percent: Int, state: ReviewEntry.State? = nil,
        settings: Settings = Settings()
    ) -> Explanation {
        Explanation(
            connectorTrack: entries[0].connectorTrack,
            pair: .init(
                track: entries[0].track, evidence: evidence, method: .titleArtistDuration,
                confidence: Confidence(percent: percent), zone: zone,
                runnerUp: evidence.runnerUp.map { track($0.trackID, "Hurt", ["Nine Inch Nails"]) }),
            state: state, candidates: 14, settings: settings)
    }
}
