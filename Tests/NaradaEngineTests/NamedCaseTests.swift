import NaradaEngine
import NaradaModel
import NaradaReview
import NaradaTestSupport
import Testing

/// The cases that people name when they complain of matchers: the whole answer, as `explain` gives it, from a database.
@Suite struct NamedCaseTests {
    struct Row: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let library: [String]
        let row: String
        let zones: Set<Zone>

        /// `library` and `row` are lines of CSV under `Home.header`, without the id.
        init(_ name: String, _ library: [String], _ row: String, _ zones: Zone...) {
            testDescription = name
            self.library = library
            self.row = row
            self.zones = Set(zones)
        }
    }

    static let rows = songs + versions + scripts + works

    private static let songs = [
        Row(
            "Numb is not In the End", ["In the End,Linkin Park,Hybrid Theory,3:36,"],
            "Numb,Linkin Park,,3:36,", .reject),
        Row(
            "Intro twice by one artist",
            ["Intro,alt-J,An Awesome Wave,2:37,", "Intro,alt-J,This Is All Yours,4:38,"], "Intro,alt-J,,,", .review),
        Row(
            "Intro of known length",
            ["Intro,alt-J,An Awesome Wave,2:37,", "Intro,alt-J,This Is All Yours,4:38,"], "Intro,alt-J,,4:38,",
            .accept),
        Row(
            "a subtitle on one side", ["Running Up That Hill (A Deal with God),Kate Bush,Hounds of Love,4:58,"],
            "Running Up That Hill,Kate Bush,,4:58,", .accept),
        Row("an artist of signs", ["Me and Giuliani,!!!,Louden Up Now,9:01,"], "Me And Giuliani,!!!,,9:01,", .accept),
        Row(
            "an artist of a sign and a number", ["When Your Heart Stops Beating,+44,,3:12,"],
            "When Your Heart Stops Beating,44,,3:12,", .accept, .review),
        Row(
            "an artist of a letter that is a sign", ["They Live,Ø [Phase],,6:40,"], "They Live,O [Phase],,6:40,",
            .accept),
    ]

    private static let versions = [
        Row(
            "a remaster with its own code", ["Creep,Radiohead,Pablo Honey,3:58,GBAYE9200070"],
            "Creep - 2009 Remaster,Radiohead,Pablo Honey,3:58,GBAYE0900001", .accept),
        Row(
            "a deluxe edition", ["Dreams,Fleetwood Mac,Rumours,4:17,"],
            "Dreams - 2004 Remaster,Fleetwood Mac,Rumours (Super Deluxe),4:17,", .accept),
        Row(
            "live against studio", ["Hurt,Johnny Cash,,3:38,"], "Hurt (Live),Johnny Cash,,3:38,", .review, .reject),
        Row(
            "a guest in the bracket of a remix", ["Levitating,Dua Lipa,Future Nostalgia,3:23,"],
            "Levitating (The Blessed Madonna Remix) [feat. Madonna & Missy Elliott],Dua Lipa,,4:09,", .review, .reject),
        Row(
            "the remix itself",
            [
                "Levitating,Dua Lipa,Future Nostalgia,3:23,",
                "Levitating (feat. Madonna and Missy Elliott) [The Blessed Madonna Remix],Dua Lipa,Club Future Nostalgia,4:09,",
            ], "Levitating - The Blessed Madonna Remix,\"Dua Lipa, Madonna, Missy Elliott\",,4:09,", .accept),
    ]

    private static let scripts = [
        Row(
            "Cyrillic and Latin letters", ["Группа крови,Виктор Цой,,4:46,", "Пачка сигарет,Виктор Цой,,4:46,"],
            "Gruppa krovi,Viktor Tsoi,,4:45,", .accept),
        Row(
            "kana and romaji", ["ナイトクルージング,フィッシュマンズ,空中キャンプ,5:53,"],
            "Naito kurūjingu,Fishmans,,5:53,", .accept),
        Row(
            "traditional and simplified", ["青花瓷,周杰倫,我很忙,3:59,"], "青花瓷,周杰伦,,3:59,", .accept),
        Row(
            "kanji and romaji", ["光,宇多田ヒカル,DEEP RIVER,5:01,"], "Hikari,Utada Hikaru,DEEP RIVER,5:01,",
            .review, .reject),
        Row("two titles of Han of one length", ["千本桜,初音ミク,,4:04,"], "夜明前,初音ミク,,4:04,", .reject),
    ]

    private static let works = [
        Row(
            "parts of a song",
            [
                "\"Another Brick in the Wall, Pt. 1\",Pink Floyd,The Wall,3:11,",
                "\"Another Brick in the Wall, Pt. 2\",Pink Floyd,The Wall,3:59,",
            ], "Another Brick in the Wall (Part 2),Pink Floyd,The Wall,3:59,", .accept),
        Row(
            "the other part of a song", ["\"Another Brick in the Wall, Pt. 1\",Pink Floyd,The Wall,3:11,"],
            "\"Another Brick in the Wall, Pt. 2\",Pink Floyd,The Wall,3:11,", .review, .reject),
        Row(
            "movements under one code",
            [
                "\"Symphony No. 5 in C Minor, Op. 67: II. Andante con moto\",\"Ludwig van Beethoven, Wiener Philharmoniker\",,10:00,DEF057100001"
            ],
            "\"Symphony No. 5 in C Minor, Op. 67: I. Allegro con brio\",\"Ludwig van Beethoven, Wiener Philharmoniker\",,7:22,DEF057100001",
            .review),
    ]

    /// Tracks that make the library large enough for frequencies to mean something, by artists of no case.
    private static let others = (1...200).map {
        "o\($0),Filler \($0),Somebody \($0 % 40),,\($0 % 5 + 2):\($0 % 50 + 10),"
    }

    @Test(arguments: rows) func theExplanationIsTheOneThatWasRead(_ row: Row) throws {
        let home = try Home()
        try home.addAll(row.library.enumerated().map { "l\($0.offset),\($0.element)" } + Self.others, to: nil)
        try home.addAll(["case,\(row.row)"], to: "service")
        try home.run()
        let report = try #require(try home.engine.explain("service:case") as? Explanation)
        let name = row.testDescription.replacing(" ", with: "-")
        // The version moves with every number of the profile; the bits say what that meant.
        let version = report.pair.map { String($0.evidence.matcherVersion.prefix(12)) } ?? "no pair"
        try GoldenFile.compare(
            report.text(style: .plain).replacing("Matcher \(version)", with: "Matcher …"), to: "named/\(name).txt")
        #expect(row.zones.contains(report.pair?.zone ?? .reject))
        // Where nothing is accepted nothing was mapped.
        #expect(try home.mappings().isEmpty == (report.pair?.zone != .accept))
    }
}
