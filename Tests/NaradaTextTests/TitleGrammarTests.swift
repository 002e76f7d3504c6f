import NaradaText
import Testing

@Suite("Title grammar")
struct TitleGrammarTests {
    static let studio: [TitleRow] = [
        TitleRow("Creep", "Creep"), TitleRow("Staying Alive", "Staying Alive"),
        TitleRow("Live Forever", "Live Forever"),
        TitleRow("Live and Let Die", "Live and Let Die"), TitleRow("Live", "Live"), TitleRow("Intro", "Intro"),
        TitleRow("Remix to Ignition", "Remix to Ignition"), TitleRow("Demolition", "Demolition"),
        TitleRow("Mix", "Mix"),
        TitleRow("Draft Beer", "Draft Beer"), TitleRow("Little Feat", "Little Feat"), TitleRow("Vi", "Vi"),
        TitleRow("I", "I"),
        TitleRow("No Small Feat of Strength", "No Small Feat of Strength"), TitleRow("Malcolm X", "Malcolm X"),
        TitleRow("Six Feet Under, 12 ft Deep", "Six Feet Under, 12 ft Deep"), TitleRow("1999", "1999"),
        TitleRow("December, 1963 (Oh, What a Night)", "December, 1963", subtitle: "Oh, What a Night"),
        TitleRow("thank u, next", "thank u, next"), TitleRow("HUMBLE.", "HUMBLE."), TitleRow("No One", "No One"),
        TitleRow("99 Luftballons", "99 Luftballons"), TitleRow("The Part I Play", "The Part I Play"),
        TitleRow("(I Can't Get No) Satisfaction", "(I Can't Get No) Satisfaction"),
        TitleRow("R(e)volution", "R(e)volution"),
        TitleRow("( All Along The ) Watchtower", "( All Along The ) Watchtower"), TitleRow("Song, Live", "Song, Live"),
        TitleRow("Final Countdown, The", "The Final Countdown"), TitleRow("La, La, La", "La, La, La"),
        TitleRow("[Untitled]", "Untitled"), TitleRow("Untitled", "Untitled"), TitleRow("( )", "( )"),
        TitleRow("!!!", "!!!"),
        TitleRow("???", "???"), TitleRow("(Live)", "Live"), TitleRow("Song )", "Song )"), TitleRow("", ""),
        TitleRow("  ", ""),
        TitleRow("Running Up That Hill (A Deal with God)", "Running Up That Hill", subtitle: "A Deal with God"),
        TitleRow("Song (In the Mix)", "Song", subtitle: "In the Mix"),
        TitleRow("Song (The Way We Live)", "Song", subtitle: "The Way We Live"),
        TitleRow("Song (Live and Let Die)", "Song", subtitle: "Live and Let Die"),
        TitleRow("Oasis - Live Forever", "Oasis", subtitle: "Live Forever"), TitleRow("命の灯火", "命の灯火"),
        TitleRow("Señor (Tales of Yankee Power)", "Señor", subtitle: "Tales of Yankee Power"),
    ]

    static let versions: [TitleRow] = [
        TitleRow("Creep - Live", "Creep", .live), TitleRow("Hey Jude (Live)", "Hey Jude", .live),
        TitleRow("Karma Police (Remix)", "Karma Police", .remix), TitleRow("postman (live)", "postman", .live),
        TitleRow(
            "Don't Be So Shy (Live at the Casino de Paris)", "Don't Be So Shy", .live, detail: "the casino de paris"),
        TitleRow("Song - Live at Wembley Stadium, 1986", "Song", .live, detail: "wembley stadium 1986"),
        TitleRow("Simple Man ( Live From Washington State )", "Simple Man", .live, detail: "washington state"),
        TitleRow("Song (live, 1999-10-12: Venue, City)", "Song", .live, detail: "1999 10 12 venue city"),
        TitleRow(
            "Try (acoustic) - 2008-02-15: Le Grand Rex, Paris, France", "Try", .live, .acoustic,
            detail: "2008 02 15 le grand rex paris france"),
        TitleRow("Hail (2000-10-11: St. Louis, MO, USA)", "Hail", .live, detail: "2000 10 11 st louis mo usa"),
        TitleRow("Song - Live Acoustic", "Song", .live, .acoustic),
        TitleRow("Song (BBC Session)", "Song", .session, detail: "bbc"),
        TitleRow("Song (Acoustic Version)", "Song", .acoustic), TitleRow("Song (Unplugged)", "Song", .acoustic),
        TitleRow("Caroline ( Early Demo )", "Caroline", .demo),
        TitleRow("Song (Demo 1982)", "Song", .demo, detail: "1982"),
        TitleRow("Song (Take 2)", "Song", .alternateTake, detail: "2"),
        TitleRow("Song (take2)", "Song", .alternateTake, detail: "2"),
        TitleRow("Song (Alternate Take)", "Song", .alternateTake),
        TitleRow("Love Story (Taylor's Version)", "Love Story", .rerecording, detail: "taylor"),
        TitleRow("Love Story (Taylor’s Version)", "Love Story", .rerecording, detail: "taylor"),
        TitleRow("When I fall In Love ( Re-Recording )", "When I fall In Love", .rerecording),
        TitleRow("Bittersweet 2.0", "Bittersweet", .rerecording, detail: "2 0", parts: ["release 2.0"]),
        TitleRow("Song (Japanese Ver.)", "Song", .language, detail: "japanese"),
        TitleRow("Get Ready for This - Orchestral Version", "Get Ready for This", .orchestral),
        TitleRow("Get Ready for This (Orchestra Mix)", "Get Ready for This", .orchestral),
        TitleRow("Song (Piano Version)", "Song", .arrangement, detail: "piano"),
        TitleRow("Sugar - Stadiumx Remix", "Sugar", .remix, detail: "stadiumx"),
        TitleRow("Sugar (ALOK Remix)", "Sugar", .remix, detail: "alok"),
        TitleRow("Don't Be So Shy - Filatov & Karas Remix", "Don't Be So Shy", .remix, detail: "filatov and karas"),
        TitleRow("Raining Again (Steve Angello's Vocal Mix)", "Raining Again", .remix, detail: "steve angello vocal"),
        TitleRow("Raining Again (Ewan Pearson Vocal)", "Raining Again", .remix, detail: "ewan pearson vocal"),
        TitleRow("Desire (Calvin Harris VIP Mix)", "Desire", .remix, detail: "calvin harris vip"),
        TitleRow("Banana (DJ FLe - Minisiren Remix)", "Banana", .remix, detail: "dj fle minisiren"),
        TitleRow("Setting Fires - BOXINBOX & Lionsize Remix", "Setting Fires", .remix, detail: "boxinbox and lionsize"),
        TitleRow(
            "Silence - Fade's Sanctuary Radio Edit", "Silence", .remix, .edit, detail: "fade sanctuary"),
        TitleRow(
            "Silence (Tiësto's In Search of Sunrise Remix Edit)", "Silence", .remix,
            detail: "tiesto in search of sunrise"),
        TitleRow("Song (She Remix)", "Song", .remix, detail: "she"),
        TitleRow("Song (Absolutely Live Version)", "Song", .live, detail: "absolutely"),
        TitleRow("Song (2004 DSD Remaster)", "Song", year: 2004),
        TitleRow("Song (Club Mix)", "Song", .remix, detail: "club"),
        TitleRow("Song (remix 2007)", "Song", .remix, detail: "2007"),
        TitleRow("Song (remix by Das Ich)", "Song", .remix, detail: "das ich"),
        TitleRow("Song (Radio Edit)", "Song", .edit),
        TitleRow("Miracle (Extended)", "Miracle", .extended), TitleRow("Song (Extended Mix)", "Song", .extended),
        TitleRow("Song (Norman Doray Extended Mix)", "Song", .remix, .extended, detail: "norman doray"),
        TitleRow("Song (12\" Mix)", "Song", .extended), TitleRow("Song Radio Edit", "Song", .edit),
        TitleRow("In My Feelings (Instrumental)", "In My Feelings", .instrumental),
        TitleRow(
            "The Lucky One ( Instrumental With Background Vocals )", "The Lucky One", .instrumental,
            detail: "background vocals"),
        TitleRow("曲名(off vocal)", "曲名", .instrumental), TitleRow("曲名 -Instrumental-", "曲名", .instrumental),
        TitleRow("Track A (Karaoke Version)", "Track A", .karaoke),
        TitleRow(
            "Rock ( Originally Performed By Wynonna Judd ) [ Karaoke Version ]", "Rock", .karaoke,
            detail: "wynonna judd"),
        TitleRow("Song (In the Style of Queen)", "Song", .cover, detail: "queen"),
        TitleRow("Song (A Cappella)", "Song", .acappella),
        TitleRow("Night Eyes | Drum Cover", "Night Eyes", .cover), TitleRow("Resonance (cover)", "Resonance", .cover),
        TitleRow("Мой мармеладный (Speed Up)", "Мой мармеладный", .spedUp),
        TitleRow("Song - Nightcore", "Song", .spedUp),
        TitleRow("Song (Slowed + Reverb)", "Song", .slowed), TitleRow("Song (Chopped & Screwed)", "Song", .slowed),
        TitleRow("Song (8D Audio)", "Song", .altered), TitleRow("Song (Mashup)", "Song", .mashup),
        TitleRow("Song (Medley)", "Song", .medley), TitleRow("Song (Reprise)", "Song", .reprise),
        TitleRow("Song (Interlude)", "Song", .excerpt), TitleRow("Song (Commentary)", "Song", .spoken),
        TitleRow("The Beatles Rubber Soul (Full Album)", "The Beatles Rubber Soul", .longform),
        TitleRow("Song (Live", "Song", .live),
    ]

    static let languages: [TitleRow] = [
        TitleRow("Song (Live aus Berlin)", "Song", .live, detail: "berlin"),
        TitleRow("Song (Akustik Version)", "Song", .acoustic),
        TitleRow("Song (Neuaufnahme)", "Song", .rerecording),
        TitleRow("Song (Auf Deutsch)", "Song", .language, detail: "auf deutsch"),
        TitleRow("Song (Langversion)", "Song", .extended),
        TitleRow("Song (Instrumentalversion)", "Song", .instrumental),
        TitleRow("Song (en public)", "Song", .live),
        TitleRow("Song (Live à l'Olympia)", "Song", .live, detail: "lolympia"),
        TitleRow("Song (Version acoustique)", "Song", .acoustic), TitleRow("Song (Version longue)", "Song", .extended),
        TitleRow("Song (Remastérisé en 2010)", "Song", year: 2010),
        TitleRow("Song (Bande originale du film)", "Song", edition: ["soundtrack"]),
        TitleRow("Song (en vivo)", "Song", .live), TitleRow("Song - En Directo", "Song", .live),
        TitleRow("Song (en vivo desde Madrid)", "Song", .live, detail: "madrid"),
        TitleRow("Song (Versión acústica)", "Song", .acoustic),
        TitleRow("Song (Remasterizado 2009)", "Song", year: 2009),
        TitleRow("Song (Video Oficial)", "Song", edition: ["video"]),
        TitleRow("Song - Ao Vivo", "Song", .live),
        TitleRow("Song - Ao Vivo em São Paulo", "Song", .live, detail: "sao paulo"),
        TitleRow("Song (Versão Acústica)", "Song", .acoustic), TitleRow("Song (dal vivo)", "Song", .live),
        TitleRow("Song (Versione strumentale)", "Song", .instrumental),
        TitleRow("Song (Video Ufficiale)", "Song", edition: ["video"]),
        TitleRow("夜に駆ける (ライブ)", "夜に駆ける", .live), TitleRow("夜に駆ける - ライブバージョン", "夜に駆ける", .live),
        TitleRow("曲名（東京ドームライブ）", "曲名", .live, detail: "東京ドーム"), TitleRow("曲名【リマスター】", "曲名", remaster: true),
        TitleRow("曲名 (カラオケ)", "曲名", .karaoke), TitleRow("曲名 (アコースティック・バージョン)", "曲名", .acoustic),
        TitleRow("曲名 (リミックス)", "曲名", .remix), TitleRow("너의 의미 (라이브)", "너의 의미", .live),
        TitleRow("너의 의미 (Live ver.)", "너의 의미", .live), TitleRow("너의 의미 (어쿠스틱 버전)", "너의 의미", .acoustic),
        TitleRow("너의 의미 (리믹스)", "너의 의미", .remix), TitleRow("너의 의미 (노래방)", "너의 의미", .karaoke),
        TitleRow("歌名 (现场版)", "歌名", .live), TitleRow("歌名 (伴奏)", "歌名", .instrumental),
    ]

    static let editions: [TitleRow] = [
        TitleRow("Bohemian Rhapsody - Remastered 2011", "Bohemian Rhapsody", year: 2011),
        TitleRow("Gold Rush (2024 Remaster)", "Gold Rush", year: 2024),
        TitleRow("Song - 2009 - Remaster", "Song", year: 2009),
        TitleRow("Live - 2011 Remaster", "Live", year: 2011),
        TitleRow("Paranoid Android - Remastered", "Paranoid Android", remaster: true),
        TitleRow("Όσο Και Να Σ' Αγαπάω (2018 remaster)", "Όσο Και Να Σ' Αγαπάω", year: 2018),
        TitleRow("I Wanna Rock (Remastered Album Version)", "I Wanna Rock", remaster: true),
        TitleRow("Hey Jude - Live / Remastered", "Hey Jude", .live, remaster: true),
        TitleRow("Song Remastered 2011", "Song", year: 2011),
        TitleRow("Song (1993 Digital Remaster)", "Song", year: 1993),
        TitleRow("Born To Be Wild - Single Version", "Born To Be Wild", edition: ["single version"]),
        TitleRow("Track A (Deluxe)", "Track A", edition: ["deluxe"]),
        TitleRow("Track A (Deluxe Edition)", "Track A", edition: ["deluxe"]),
        TitleRow("Airborne ( Original Mix )", "Airborne", edition: ["original version"]),
        TitleRow("Song (Mono)", "Song", edition: ["mono"]),
        TitleRow("It 's Growing ( Album Version / Stereo )", "It 's Growing", edition: ["album version", "stereo"]),
        TitleRow("Low [ Explicit ]", "Low", edition: ["explicit"]),
        TitleRow("Some Nights [ Clean ]", "Some Nights", edition: ["clean"]),
        TitleRow(
            "Perfect ( Album Version ( Explicit ) ) [ Explicit ]", "Perfect", edition: ["album version", "explicit"]),
        TitleRow("Lovely Day ( Bonus Track )", "Lovely Day", edition: ["bonus track"]),
        TitleRow("Song (From \"Frozen\")", "Song", edition: ["soundtrack"]),
        TitleRow("Song - From \"Frozen\"", "Song", edition: ["soundtrack"]),
        TitleRow("Song (From Me to You)", "Song", subtitle: "From Me to You"),
        TitleRow("Song (7\" Version)", "Song", edition: ["single version"]),
        TitleRow("Song (Official Video)", "Song", edition: ["video"]),
        TitleRow("Song (Official Music Video) [HD]", "Song", edition: ["video", "hd"]),
        TitleRow("Song Official Video", "Song", edition: ["video"]),
        TitleRow("Song [Lyrics]", "Song", edition: ["lyrics"]),
        TitleRow("[MV] Song", "Song", edition: ["video"]),
        TitleRow("Song (prod. by X)", "Song", edition: ["production"]),
        TitleRow("YOASOBI「アイドル」 Official Music Video", "YOASOBI", subtitle: "アイドル", edition: ["video"]),
    ]

    static let guests: [TitleRow] = [
        TitleRow("glory box (feat. your mom)", "glory box", featured: ["your mom"]),
        TitleRow("Banana - feat. Shaggy", "Banana", featured: ["Shaggy"]),
        TitleRow("LOYALTY. FEAT. RIHANNA.", "LOYALTY.", featured: ["RIHANNA."]),
        TitleRow("Song ft Guest", "Song", featured: ["Guest"]),
        TitleRow("Promises (with Sam Smith)", "Promises", featured: ["Sam Smith"]),
        TitleRow("Song w/ Guest", "Song", featured: ["Guest"]),
        TitleRow("Are You There (With Another Girl)", "Are You There", subtitle: "With Another Girl"),
        TitleRow("I Wan na Mingle [ feat . Pusher ]", "I Wan na Mingle", featured: ["Pusher"]),
        TitleRow("My Track (feat. Tourist1, Artist2)", "My Track", featured: ["Tourist1", "Artist2"]),
        TitleRow("Title (feat. A) [B Remix]", "Title", .remix, detail: "b", featured: ["A"]),
        TitleRow("Song (C Remix feat. D)", "Song", .remix, detail: "c"),
        TitleRow("Song (Radio Edit) feat. Guest", "Song", .edit, featured: ["Guest"]),
        TitleRow("Drown Me Out ( + Ghetts )", "Drown Me Out", featured: ["Ghetts"]),
        TitleRow("Song (feat. Tyler, the Creator & X)", "Song", featured: ["Tyler, the Creator", "X"]),
        TitleRow("Fifth Harmony - Worth It ft. Kid Ink", "Fifth Harmony", featured: ["Kid Ink"], subtitle: "Worth It"),
    ]

    static let parts: [TitleRow] = [
        TitleRow("song (pt. ii)", "song", parts: ["part 2"]), TitleRow("Title, Pt. 2", "Title", parts: ["part 2"]),
        TitleRow("Title Pt II", "Title", parts: ["part 2"]), TitleRow("Title Part Two", "Title", parts: ["part 2"]),
        TitleRow("Titel, Teil 2", "Titel", parts: ["part 2"]), TitleRow("Part II", "Part II", parts: ["part 2"]),
        TitleRow("Home Again , Part 1 of 2", "Home Again", parts: ["part 1", "total 2"]),
        TitleRow("Song (8/10)", "Song", parts: ["part 8", "total 10"]),
        TitleRow("Song, Parts 1 & 2", "Song", parts: ["part 1-2"]),
        TitleRow("Song (Parts 1-5)", "Song", parts: ["part 1-5"]),
        TitleRow("キャラクターソングCD Vol.4", "キャラクターソングCD Vol.4", parts: ["volume 4"]),
        TitleRow("キャラクターソングCD Vol.4.5", "キャラクターソングCD Vol.4.5", parts: ["volume 4.5"]),
        TitleRow(
            "Symphony No. 5 in C minor, Op. 67: II. Andante con moto",
            "Symphony No. 5 in C minor, Op. 67: II. Andante con moto",
            parts: ["number 5", "opus 67", "movement 2"]),
        TitleRow(
            "Symphony No. 5 in C minor, Op. 67: II - Andante Con Moto",
            "Symphony No. 5 in C minor, Op. 67: II - Andante Con Moto",
            parts: ["number 5", "opus 67", "movement 2"]),
        TitleRow(
            "Requiem in D Minor, K. 626: 5. Sanctus", "Requiem in D Minor, K. 626: 5. Sanctus",
            parts: ["catalogue k 626", "movement 5"]),
        TitleRow("Cantata, BWV 99", "Cantata, BWV 99", parts: ["catalogue bwv 99"]),
        TitleRow("Sonata: Movement 2", "Sonata: Movement 2", parts: ["movement 2"]),
        TitleRow("Symphony, 2nd movement", "Symphony, 2nd movement", parts: ["movement 2"]),
        TitleRow("Act II Scene 3", "Act II Scene 3", parts: ["act 2", "scene 3"]),
        TitleRow("Song 2", "Song 2", parts: ["plain 2"]), TitleRow("Genius II", "Genius II", parts: ["plain 2"]),
        TitleRow("Jigga What / Faint", "Jigga What / Faint", medley: ["jigga what", "faint"]),
        TitleRow("You See Big Girl / T:T", "You See Big Girl / T:T", medley: ["you see big girl", "t t"]),
        TitleRow("You See Big Girl _ T_T", "You See Big Girl _ T_T", medley: ["you see big girl", "t t"]),
    ]

    static let all = studio + versions + languages + editions + guests + parts

    @Test("plain titles", arguments: studio) func readsStudio(_ row: TitleRow) {
        #expect(TitleRow.actual(row.title) == row.expected)
    }

    @Test("versions", arguments: versions) func readsVersions(_ row: TitleRow) {
        #expect(TitleRow.actual(row.title) == row.expected)
    }

    @Test("other languages", arguments: languages) func readsLanguages(_ row: TitleRow) {
        #expect(TitleRow.actual(row.title) == row.expected)
    }

    @Test("editions", arguments: editions) func readsEditions(_ row: TitleRow) {
        #expect(TitleRow.actual(row.title) == row.expected)
    }

    @Test("guests", arguments: guests) func readsGuests(_ row: TitleRow) {
        #expect(TitleRow.actual(row.title) == row.expected)
    }

    @Test("parts and medleys", arguments: parts) func readsParts(_ row: TitleRow) {
        #expect(TitleRow.actual(row.title) == row.expected)
    }

    @Test("folded core and determinism", arguments: all) func invariants(_ row: TitleRow) {
        let folder = Folder()
        let reading = TitleGrammar(folder: folder).read(row.title)
        #expect(folder.fold(reading.core) == reading.coreFolded)
        #expect(TitleGrammar(folder: folder).read(row.title) == reading)
        #expect(!reading.alternatives.contains(reading.coreFolded))
        #expect(reading.coreFolded.isEmpty == folder.fold(row.title).isEmpty)
    }

    struct Alternative: CustomTestStringConvertible, Sendable {
        let title: String
        let alternatives: [String]
        var testDescription: String { title }
    }

    @Test(
        "alternative cores",
        arguments: [
            Alternative(title: "쌍둥이자리 (Gemini)", alternatives: ["쌍둥이자리 gemini", "gemini"]),
            Alternative(title: "Gangnam Style (강남스타일)", alternatives: ["gangnam style 강남스타일", "강남스타일"]),
            Alternative(title: "山地情歌 San-Di Love Song", alternatives: ["山地情歌", "san di love song"]),
            Alternative(title: "Yesterday = Ayer", alternatives: ["ayer"]),
            Alternative(title: "Song (aka Other Song)", alternatives: ["song aka other song", "other song"]),
            Alternative(title: "Song (A Deal with God)", alternatives: ["song a deal with god"]),
            Alternative(title: "Song (Live)", alternatives: []), Alternative(title: "少女S", alternatives: []),
        ])
    func alternatives(_ row: Alternative) {
        #expect(TitleGrammar(folder: Folder()).read(row.title).alternatives == row.alternatives)
    }

    @Test(
        "hostile titles stay whole and quick",
        arguments: ["(", "[(", ")", " - ", "a - ", "live ", "feat. ", "Pt. 2 ", "a (b) ", "\"", "'", "II. ", ", ", "「"])
    func hostile(_ unit: String) {
        let grammar = TitleGrammar(folder: Folder())
        for length in [TitleGrammar.longestTitle - 64, 100_000, 1_000_000] {
            let title = "x " + String(repeating: unit, count: length / unit.utf8.count)
            #expect(!grammar.read(title).coreFolded.isEmpty)
            #expect(grammar.splits(title).count <= 8)
        }
    }

    @Test("random titles keep a core and read the same twice") func randomTitles() {
        let tokens = [
            "(", ")", "[", "]", " - ", " / ", ": ", "|", "live", "Live at", "feat.", "ft", "Pt.", "2", "II", "V", "No.",
            "Op.", "K.",
            "467", "remix", "mix", "version", "the", "'", "\"", "''", ",", ".", "~", "「", "」", "ライブ", "2011",
            "remaster", "é", "e\u{301}",
            "か\u{3099}", "w/", "+", "&", "*", "$", "=", "_", "-", "—", "from", "with", "2.0", "4.5", "III:77",
            "1999-10-12", "12\"", "n°", "#",
        ]
        let folder = Folder()
        let grammar = TitleGrammar(folder: folder)
        var random = SeededRandom(seed: 5)
        for _ in 0..<10_000 {
            var title = ""
            for _ in 0...random.below(12) {
                title += tokens[random.below(tokens.count)] + (random.below(2) == 0 ? " " : "")
            }
            let reading = grammar.read(title)
            #expect(reading == grammar.read(title), "\(title)")
            #expect(folder.fold(reading.core) == reading.coreFolded, "\(title)")
            #expect(reading.coreFolded.isEmpty == folder.fold(title).isEmpty, "\(title)")
        }
    }
}
