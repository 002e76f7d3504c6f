import NaradaModel
import NaradaTestSupport

/// Rows made of a few words, artists, marks and codes, so that random pairs often meet at every level.
struct RandomFacts {
    var random: SplitMix64

    init(seed: UInt64) { random = SplitMix64(seed: seed) }

    static let cores = [
        "Hurt", "Numb", "Song 2", "Song 3", "Yesterday", "Yesterday Once More", "東京", "東京は夜の七時", "Кино", "Kino",
        "Группа крови", "Gruppa krovi", "Smells Like Teen Spirit", "Smels Like Teen Spirit", "!!!", "",
        "Radiohead - Creep",
        "002-Creep", "Creep", "봄날 (Spring Day)",
    ]
    static let marks = [
        "", "", "", " (Live)", " - Remastered 2009", ", Pt. 1", " (Part II)", " (feat. JAY-Z)", " (Radio Edit)",
        " (Hardfloor Remix)", " (Karaoke Version)", " - OK Computer", " (Live at Wembley)",
    ]
    static let artists = [
        "Radiohead", "radiohead", "Johnny Cash", "Cash Johnny", "JAY-Z", "Кино", "Kino", "ピチカート・ファイヴ", "Queen",
        "Queen & David Bowie", "David Bowie", "Various Artists", "The Jimi Hendrix Experience", "Jimi Hendrix",
    ]
    static let albums = ["OK Computer", "ok computer (Deluxe Edition)", "MTV Unplugged", "Live", "Kid A", ""]
    static let codes = ["USWB10101367", "GBAYE9700101", "USUM70200018"]
    static let mbids = ["b25f351b-206f-4297-95bd-78459b704144", "248cc9d1-97ea-493e-84d4-4c5ec718683b"]
    static let lengths = [1_000, 99_000, 100_000, 100_900, 102_500, 105_000, 109_000, 120_000, 400_000]

    mutating func next() -> TrackFacts {
        func some<Value>(_ values: [Value], upTo most: Int) -> [Value] {
            Array(values.shuffled(using: &random).prefix(Int.random(in: 0...most, using: &random)))
        }
        func one<Value>(_ values: [Value]) -> Value { values[Int.random(in: 0..<values.count, using: &random)] }
        return .sample(
            title: one(Self.cores) + one(Self.marks), artists: some(Self.artists, upTo: 3),
            album: random.chance(0.5) ? nil : one(Self.albums),
            durationMs: random.chance(0.3) ? nil : one(Self.lengths), isrcs: some(Self.codes, upTo: 2),
            mbids: some(Self.mbids, upTo: 1),
            serviceIDs: some(["a", "b"], upTo: 1).map { ServiceID(service: "spotify", id: $0) })
    }
}
