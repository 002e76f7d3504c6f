@testable import NaradaMatching
import NaradaModel
import NaradaTestSupport
import Testing

/// Rows that can be read in one way only are folded the short way, to what the long way makes of them.
@Suite struct PlainTrackTests {
    static let titles = [
        "Yesterday", "Yesterday Once More", "In a Song", "東京は夜の七時", "Кино", "Группа крови", "Unknown", "Без названия",
        "Don't Stop", "YesterdayOnceMore", "Live", "Karaoke", "봄날", "Malcolm X", "Rocky II", "Song 2", "Song (Live)",
        "Radiohead - Creep", "no title", "Beyonc\u{E9}", "Beyonce\u{301}", "", "n", "Part", "愛", "鄧麗君", "Café ラブ",
    ]
    static let credits: [ArtistCredit] = [
        ArtistCredit(["Queen"]), ArtistCredit(["queen"]), ArtistCredit(["The Beatles"]), ArtistCredit([]),
        ArtistCredit(["Various Artists"]), ArtistCredit(["Queen & David Bowie"]), ArtistCredit(["Queen feat. Kino"]),
        ArtistCredit(["Кино", "Queen"]), ArtistCredit(artists: [.init(name: "Queen", id: "1")], form: .objects),
        ArtistCredit(artists: [.init(name: "Queen", id: "2")], form: .objects),
        ArtistCredit(artists: [.init(name: "Queen")], form: .wrapped), ArtistCredit(["Beyonc\u{E9}"]),
        ArtistCredit(["Beyonce\u{301}"]),
    ]
    static let albums = [
        nil, "", "n.a.", "Innuendo", "innuendo", "Live", "MTV Unplugged", "A_Night_At", "Kid-A-(live)", "Vol. 2",
        "(2010)",
        "東京", "Beyonc\u{E9}", "Beyonce\u{301}",
    ]

    static func facts(_ random: inout SplitMix64) -> TrackFacts {
        func one<Value>(_ values: [Value]) -> Value { values[Int.random(in: 0..<values.count, using: &random)] }
        return TrackFacts(
            title: one(titles), artists: one(credits), album: one(albums), durationMs: one([nil, 1_000, 200_000]),
            releaseDate: one([nil, Timestamp(year: 1991, month: 5, day: 2)]),
            position: one([nil, TrackPosition("7"), TrackPosition("2-13")]),
            isrcs: one([[], [ISRC("GBAYE9700101")].compactMap(\.self)]),
            mbids: one([[], [MBID("b25f351b-206f-4297-95bd-78459b704144")].compactMap(\.self)]),
            serviceIDs: one([[], [ServiceID(service: "spotify", id: "x")]]))
    }

    /// Each text of the facts, byte by byte.
    static func written(_ facts: TrackFacts) -> [[UInt8]] {
        ([facts.title, facts.album ?? "-"] + facts.artists.artists.flatMap { [$0.name, $0.id ?? "-"] })
            .map { Array($0.utf8) }
    }

    @Test(arguments: UInt64(1)...4) func aPlainRowIsWhatTheLongWayMakesOfIt(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        let (folder, other) = (TrackFolder(), TrackFolder())
        let partners = ["Yesterday Once More", "Yesterday", "東京 は 夜 の 七時"].map {
            folder.fold(TrackFacts(title: $0, artists: ArtistCredit(["Queen"]), album: "Live"))
        }
        var (plain, suggested) = (0, 0)
        for _ in 0..<3_000 {
            let facts = Self.facts(&random)
            let (short, long) = (folder.fold(facts), other.foldAtLength(facts))
            #expect(FoldCacheTests.gist(short) == FoldCacheTests.gist(long), "\(facts)")
            #expect("\(short.card)" == "\(long.card)", "\(facts)")
            #expect(short.facts == facts && Self.written(short.facts) == Self.written(facts), "\(facts)")
            #expect(long.facts == facts && Self.written(long.facts) == Self.written(facts), "\(facts)")
            #expect(short.read == long.read && Self.written(short.read) == Self.written(long.read), "\(facts)")
            #expect(short.writtenArtists == facts.artists && short.writtenAlbum == facts.album, "\(facts)")
            #expect((short.joined == nil) == (long.joined == nil) && (short.nameless == nil) == (long.nameless == nil))
            for partner in partners {
                let readings = short.readings(suggestedBy: partner).flatMap(FoldCacheTests.gist)
                #expect(readings == long.readings(suggestedBy: partner).flatMap(FoldCacheTests.gist), "\(facts)")
                suggested += readings.count
            }
            #expect(short.position == long.position && short.isrcs == facts.isrcs && short.mbids == facts.mbids)
            plain += folder.isPlain(facts) ? 1 : 0
        }
        #expect(plain > 500 && plain < 2_500 && suggested > 50)
    }
}
