import NaradaMatching
import NaradaModel
@testable import NaradaResolution
import NaradaTestSupport
import Testing

@Suite struct ScriptSourceTests {
    struct Row: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let track: TrackFacts
        let row: TrackFacts
        let isFound: Bool

        init(_ name: String, _ track: (String, [String]), _ row: (String, [String]), isFound: Bool = true) {
            testDescription = name
            self.track = .sample(title: track.0, artists: track.1)
            self.row = .sample(title: row.0, artists: row.1)
            self.isFound = isFound
        }
    }

    static let rows = [
        Row("Cyrillic", ("Группа крови", ["Виктор Цой"]), ("Gruppa krovi", ["Viktor Tsoi"])),
        Row("one artist of several", ("Группа крови", ["Кино", "Виктор Цой"]), ("Gruppa krovi", ["Viktor Tsoi"])),
        Row("the artist in Latin letters on both sides", ("Группа крови", ["Kino"]), ("Gruppa krovi", ["Kino"])),
        Row("a title with its translation", ("Группа крови (Blood Type)", ["Кино"]), ("Gruppa krovi", ["Kino"])),
        Row("Greek", ("Ζορμπάς", ["Μίκης Θεοδωράκης"]), ("Zorbas", ["Mikis Theodorakis"])),
        Row(
            "a Greek sound that is written h", ("Χαρταετοί", ["Μάνος Χατζιδάκις"]), ("Hartaetoi", ["Manos Hatzidakis"])),
        Row("katakana", ("ナイトクルージング", ["フィッシュマンズ"]), ("Naito kurūjingu", ["Fishmans"])),
        Row("katakana and hiragana", ("ツケマツケル", ["キャリー"]), ("つけまつける", ["きゃりー"])),
        Row("Hangul", ("아리랑", ["나윤선"]), ("Arirang", ["Na Yoon-sun"])),
        Row("Arabic", ("كيفك انت", ["فيروز"]), ("Kifak Inta", ["Fairuz"])),
        Row("Hebrew", ("ירושלים של זהב", ["נעמי שמר"]), ("Yerushalayim Shel Zahav", ["Naomi Shemer"])),
        Row("Mandarin", ("月亮代表我的心", ["鄧麗君"]), ("Yue Liang Dai Biao Wo De Xin", ["Deng Lijun"])),
        Row(
            "Latin on both sides", ("Gruppa krovi", ["Viktor Tsoi"]), ("Gruppa krovy", ["Victor Tsoy"]), isFound: false),
        Row("kanji and romaji", ("光", ["宇多田ヒカル"]), ("Hikari", ["Utada Hikaru"]), isFound: false),
        Row("another song", ("Группа крови", ["Виктор Цой"]), ("Pachka sigaret", ["Viktor Tsoi"]), isFound: false),
        Row("signs alone", ("!!!", ["Кино"]), ("???", ["Kino"]), isFound: false),
        Row("no artist", ("Группа крови", []), ("Gruppa krovi", []), isFound: false),
    ]

    /// Whichever of the two stands in the library.
    @Test(arguments: rows) func twoScriptsShareAKey(_ row: Row) {
        let source = ScriptSource()
        let (track, other) = (TrackFolder().fold(row.track), TrackFolder().fold(row.row))
        #expect(source.keys(of: track).contains(where: source.soughtKeys(of: other).contains) == row.isFound)
        #expect(source.keys(of: other).contains(where: source.soughtKeys(of: track).contains) == row.isFound)
    }

    /// A library in Latin letters is not walked for a row in them, however alike they sound.
    @Test func latinRowsSeekForeignTracksAlone() {
        let source = ScriptSource()
        let row = TrackFolder().fold(.sample(title: "Gruppa krovi", artists: ["Viktor Tsoi"]))
        #expect(Set(source.keys(of: row)).isDisjoint(with: source.soughtKeys(of: row)))
    }

    @Test func aCrowdOfNamesIsNotTransliterated() {
        let crowd = TrackFolder().fold(.sample(title: "Песня", artists: (1...5_000).map { "Артист \($0)" }))
        #expect(ScriptSource().keys(of: crowd).count < 10)
    }
}
