import NaradaModel
import NaradaTestSupport

extension LibrarianTests {
    private static func song(
        _ title: String, _ artists: String..., album: String? = nil, seconds: Int? = nil, isrc: String...
    ) -> TrackFacts {
        .sample(title: title, artists: artists, album: album, durationMs: seconds.map { $0 * 1000 }, isrcs: isrc)
    }

    private static let numb = song("Numb", "Linkin Park", album: "Meteora", seconds: 187)
    private static let inTheEnd = song("In the End", "Linkin Park", album: "Hybrid Theory", seconds: 216)
    private static let creep = song("Creep", "Radiohead", album: "Pablo Honey", seconds: 238, isrc: "GBAYE9200070")
    private static let brick1 = song(
        "Another Brick in the Wall, Pt. 1", "Pink Floyd", album: "The Wall", seconds: 191)
    private static let brick2 = song(
        "Another Brick in the Wall, Pt. 2", "Pink Floyd", album: "The Wall", seconds: 239)
    private static let intros = [
        song("Intro", "alt-J", album: "An Awesome Wave", seconds: 157),
        song("Intro", "alt-J", album: "This Is All Yours", seconds: 278),
    ]
    private static let allegro = song(
        "Symphony No. 5 in C Minor, Op. 67: I. Allegro con brio", "Ludwig van Beethoven", "Wiener Philharmoniker",
        seconds: 442, isrc: "DEF057100001")
    private static let andante = song(
        "Symphony No. 5 in C Minor, Op. 67: II. Andante con moto", "Ludwig van Beethoven", "Wiener Philharmoniker",
        seconds: 600, isrc: "DEF057100001")

    static let rows: [Row] = common + versions + codes + scripts + sloppy

    private static let common = [
        Row("all fields agree", [numb, inTheEnd], numb, .accept, track: 1),
        Row(
            "Numb is not In the End", [inTheEnd], song("Numb", "Linkin Park", seconds: 187), .reject,
            because: [.descriptionConflict]),
        Row(
            "one album does not make one song",
            [song("Somewhere I Belong", "Linkin Park", album: "Meteora", seconds: 187)],
            numb, .reject),
        Row("nothing like it", [numb], song("Svefn-g-englar", "Sigur Rós", seconds: 600), .reject),
        Row(
            "two songs that answer equally well", intros, song("Intro", "alt-J"), .review, because: [.tie]),
        Row(
            "the length says which of two", intros, song("Intro", "alt-J", album: "This Is All Yours", seconds: 278),
            .accept, track: 2),
        Row(
            "parts of one song", [brick1, brick2],
            song(
                "Another Brick in the Wall (Part II)", "Pink Floyd", seconds: 239), .accept, track: 2),
        Row(
            "no such part in the library", [brick1],
            song("Another Brick in the Wall, Pt. 3", "Pink Floyd", album: "The Wall", seconds: 191), .reject, .review,
            because: [.partConflict]),
        Row("missing length", [numb, inTheEnd], song("Numb", "Linkin Park", album: "Meteora"), .accept, track: 1),
        Row(
            "equal title by another performer", [song("Hurt", "Nine Inch Nails", seconds: 373)],
            song("Hurt", "Johnny Cash", seconds: 218), .reject, because: [.descriptionConflict]),
        Row(
            "the performer says which of two",
            [
                song("Hurt", "Nine Inch Nails", seconds: 373), song("Hurt", "Johnny Cash", seconds: 218),
            ], song("Hurt", "Johnny Cash", seconds: 217), .accept, track: 2),
        Row(
            "the older of two duplicates",
            [
                song("Teardrop", "Massive Attack", album: "Mezzanine", seconds: 330, isrc: "GBAAA9800165"),
                song("Teardrop", "Massive Attack", album: "Collected", seconds: 331, isrc: "GBAAA9800165"),
            ], song("Teardrop", "Massive Attack", album: "Collected", seconds: 331, isrc: "GBAAA9800165"), .accept,
            track: 1),
    ]

    private static let versions = [
        Row(
            "live is not studio", [creep], song("Creep (Live)", "Radiohead", seconds: 240), .review, .reject,
            because: [.versionConflict]),
        Row(
            "studio is not live", [song("Creep (Live)", "Radiohead", seconds: 240)],
            song("Creep", "Radiohead", seconds: 239), .review, .reject, because: [.versionConflict]),
        Row(
            "a live take under the studio recording's code", [creep],
            song("Creep (Live)", "Radiohead", seconds: 240, isrc: "GBAYE9200070"), .review, track: 1,
            because: [.identifierContradiction, .versionConflict]),
        Row(
            "both live", [creep, song("Creep (Live)", "Radiohead", seconds: 250)],
            song("Creep - Live", "Radiohead", seconds: 250), .accept, track: 2),
        Row(
            "karaoke", [creep], song("Creep (Karaoke Version)", "Radiohead", seconds: 238), .review, .reject,
            because: [.versionConflict]),
        Row(
            "remix", [creep], song("Creep (Hardfloor Remix)", "Radiohead", seconds: 238), .review, .reject,
            because: [.versionConflict]),
        Row(
            "a remaster with its own code", [creep],
            song("Creep - Remastered 2009", "Radiohead", album: "Pablo Honey", seconds: 238, isrc: "GBAYE0900001"),
            .accept, track: 1),
        Row(
            "a deluxe edition", [creep],
            song("Creep", "Radiohead", album: "Pablo Honey (Deluxe Edition)", seconds: 238), .accept, track: 1),
    ]

    private static let codes = [
        Row("shared code, no length", [creep], song("Creep", "Radiohead", isrc: "GBAYE9200070"), .accept, track: 1),
        Row(
            "shared code, another title", [creep],
            song("Karma Police", "Radiohead", seconds: 238, isrc: "GBAYE9200070"), .review, track: 1,
            because: [.identifierContradiction]),
        Row(
            "shared code, another length", [creep], song("Creep", "Radiohead", seconds: 400, isrc: "GBAYE9200070"),
            .review, track: 1, because: [.identifierContradiction]),
        Row(
            "movements that share a code", [andante], allegro, .review, .reject, because: [.partConflict]),
        Row("the movement itself", [allegro, andante], andante, .accept, track: 2),
        Row(
            "another code for the same song", [creep],
            song("Creep", "Radiohead", album: "Pablo Honey", seconds: 238, isrc: "USCA29200001"), .accept, track: 1),
    ]

    private static let scripts = [
        Row(
            "two Japanese titles of equal length", [song("千本桜", "初音ミク", seconds: 244)],
            song("夜明前", "初音ミク", seconds: 244), .reject),
        Row(
            "kanji as they are", [song("千本桜", "初音ミク", seconds: 244)], song("千本桜", "初音ミク", seconds: 244), .accept,
            track: 1),
        Row(
            "kanji and their reading in Latin letters", [song("上を向いて歩こう", "坂本九", seconds: 186)],
            song("Ue wo Muite Arukou", "Kyu Sakamoto", seconds: 186), .review, .reject),
        Row(
            "Cyrillic and Latin letters under one code",
            [song("Группа крови", "Кино", seconds: 286, isrc: "RUA018800001")],
            song("Gruppa krovi", "Kino", seconds: 286, isrc: "RUA018800001"), .accept, track: 1),
        Row(
            "Cyrillic and Latin letters", [song("Группа крови", "Виктор Цой", seconds: 286)],
            song("Gruppa krovi", "Viktor Tsoi", seconds: 285), .accept, track: 1),
        Row(
            "another song across scripts", [song("Группа крови", "Виктор Цой", seconds: 286)],
            song("Pachka sigaret", "Viktor Tsoi", seconds: 286), .review, .reject),
        Row(
            "kana and their reading in Latin letters", [song("ナイトクルージング", "フィッシュマンズ", seconds: 353)],
            song("Naito kurūjingu", "Fishmans", seconds: 353), .accept, track: 1),
        Row(
            "hiragana and katakana", [song("つけまつける", "きゃりーぱみゅぱみゅ", seconds: 254)],
            song("ツケマツケル", "キャリーパミュパミュ", seconds: 254), .accept, track: 1),
        Row(
            "traditional and simplified characters", [song("髮如雪", "周杰倫", seconds: 299)],
            song("发如雪", "周杰伦", seconds: 299), .accept, track: 1),
        Row(
            "a number across scripts", [song("Весна 1", "Дельфин", seconds: 200)],
            song("Vesna 2", "Delfin", seconds: 200), .review, .reject),
        Row(
            "half-width kana", [song("ジャパン", "ピチカート・ファイヴ", seconds: 200)], song("ｼﾞｬﾊﾟﾝ", "ピチカート・ファイヴ", seconds: 200),
            .accept, track: 1),
        Row(
            "lost accents", [song("Jóga", "Björk", seconds: 305)], song("Joga", "Bjork", seconds: 305), .accept,
            track: 1),
        Row(
            "an artist without a letter", [song("Me and Giuliani", "!!!", seconds: 541)],
            song("Me and Giuliani", "!!!", seconds: 541), .accept, track: 1),
        Row(
            "the same signs, another song", [song("Me and Giuliani", "!!!", seconds: 541)],
            song("Heart of Hearts", "!!!", seconds: 361), .reject),
    ]

    private static let sloppy = [
        Row(
            "slips in title and artist", [song("Billie Jean", "Michael Jackson", seconds: 294)],
            song("Billy Jean", "Micheal Jackson", seconds: 294), .accept, .review, track: 1),
        Row(
            "a letter lost", [song("Smells Like Teen Spirit", "Nirvana", seconds: 301)],
            song("Smells Like Ten Spirit", "Nirvana", seconds: 301), .accept, track: 1),
        Row(
            "a placeholder for the artist", [song("Misirlou", "Dick Dale & His Del-Tones", seconds: 135)],
            song("Misirlou", "Various Artists", seconds: 135), .review, track: 1, because: [.cannotCompare]),
        Row("no artist", [numb], song("Numb", seconds: 187), .review, .reject, because: [.cannotCompare]),
        Row(
            "artist before the title", [song("Karma Police", "Radiohead", seconds: 264)],
            song("Radiohead - Karma Police", seconds: 264), .accept, track: 1),
        Row(
            "number before the title", [song("Karma Police", "Radiohead", seconds: 264)],
            song("006-Karma Police", "Radiohead", seconds: 264), .accept, track: 1),
        Row(
            "the guest moved to the title", [song("Crazy in Love", "Beyoncé", "JAY-Z", seconds: 236)],
            song("Crazy in Love (feat. JAY-Z)", "Beyonce", seconds: 236), .accept, track: 1),
        Row(
            "a comma in the band's name", [song("September", "Earth, Wind & Fire", seconds: 215)],
            song("September", "Earth Wind and Fire", seconds: 215), .accept, track: 1),
    ]
}
