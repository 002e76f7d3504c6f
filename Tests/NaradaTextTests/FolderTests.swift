import NaradaText
import Testing

@Suite("Folder")
struct FolderTests {
    struct Row: CustomTestStringConvertible, Sendable {
        let text: String
        let folded: String
        init(_ text: String, _ folded: String) {
            self.text = text
            self.folded = folded
        }
        var testDescription: String { "\(text.debugDescription) → \(folded.debugDescription)" }
    }

    static let ascii: [Row] = [
        Row("HUMBLE.", "humble"), Row("thank u, next", "thank u next"), Row("  a   b  ", "a b"), Row("", ""),
        Row(" \t\n", ""), Row("Devil's Haircut", "devils haircut"), Row("Don't", "dont"), Row("do n't", "dont"),
        Row("Ca n't Stop", "cant stop"), Row("It 's Growing", "its growing"), Row("I 'm a Machine", "im a machine"),
        Row("I Wan na Mingle", "i wanna mingle"), Row("Gon na Make You Sweat", "gonna make you sweat"),
        Row("Got ta Go", "gotta go"), Row("Gim me More", "gimme more"), Row("'s Wonderful", "s wonderful"),
        Row("Jack-Ass", "jack ass"), Row("Salt & Pepper", "salt and pepper"),
        Row("Florence + the Machine", "florence and the machine"),
        Row("R&B", "r and b"), Row("+44", "+44"), Row("Hello +44", "hello +44"), Row("& friends", "friends"),
        Row("friends &", "friends"), Row("rock 'n' roll", "rock and roll"), Row("rock'n'roll", "rock and roll"),
        Row("Guns N' Roses", "guns and roses"), Row("Day n Nite", "day and nite"), Row("N.W.A", "nwa"),
        Row("R.E.M.", "rem"), Row("T.N.T", "tnt"), Row("J. J. Cale", "jj cale"), Row("J.J. Cale", "jj cale"),
        Row("J. Cole", "j cole"), Row("M*A*S*H", "m*a*s*h"), Row("P.S. I Love You", "ps i love you"),
        Row("Plan B. A Story", "plan b a story"), Row("F**k You", "f**k you"), Row("Sh*t", "sh*t"),
        Row("Ke$ha", "kesha"), Row("A$AP Rocky", "asap rocky"), Row("Bad A$$", "bad ass"), Row("$100 Bill", "100 bill"),
        Row("P!nk", "pink"), Row("Wham!Bam", "wham bam"), Row("Go!Go!Go!", "go go go"),
        Row("Panic! at the Disco", "panic at the disco"),
        Row("Sonata in C# minor", "sonata in c sharp minor"), Row("C-Sharp", "c sharp"), Row("#1 Crush", "1 crush"),
        Row("10,000 Days", "10000 days"), Row("1,2,3", "1 2 3"), Row("4.5", "4 5"), Row("Live @ Home", "live at home"),
        Row("!!!", "!!!"), Row("???", "???"), Row("( )", "()"), Row("(  )", "()"), Row("-", "-"), Row("'", "'"),
        Row("$$$", "$$$"), Row("What?", "what"), Row("T:T", "t t"), Row("T_T", "t t"),
    ]

    static let unicode: [Row] = [
        Row("Kristian‘s Vote", "kristians vote"), Row("Don’t", "dont"), Row("Don´t", "dont"),
        Row("Jack—Ass", "jack ass"),
        Row("Haïti", "haiti"), Row("Breña", "brena"), Row("éáñ", "ean"), Row("XYLØ", "xylo"), Row("Łódź", "lodz"),
        Row("Straße", "strasse"), Row("Sigur Rós", "sigur ros"), Row("Þú", "thu"), Row("Æon Œuvre", "aeon oeuvre"),
        Row("İstanbul", "istanbul"), Row("ISTANBUL ılık", "istanbul ilik"), Row("Đorđe", "dorde"),
        Row("Motörhead", "motorhead"),
        Row("少女Ｓ", "少女s"), Row("ﾗﾌﾞ", "ラブ"), Row("ラブ", "ラブ"), Row("ラフ", "ラフ"), Row("パパ", "パパ"), Row("ハハ", "ハハ"),
        Row("ラフ\u{3099}", "ラブ"), Row("강남스타일", "강남스타일"), Row("命の灯火", "命の灯火"), Row("Дмитрий", "дмитрии"),
        Row("Ёлка", "елка"), Row("Όσο Και Να Σ' Αγαπάω", "οσο και να σ αγαπαω"), Row("Σ᾽ Αγαπάω", "σ αγαπαω"),
        Row("ΑΓΑΠΗΣ", "αγαπησ"),
        Row("שָׁלוֹם", "שלום"), Row("مَرْحَبًا", "مرحبا"), Row("ไทย", "ไทย"), Row("हिन्दी", "हिन्दी"),
        Row("C♯ minor", "c sharp minor"), Row("E♭ major", "e flat major"), Row("Etude n°8", "etude no8"),
        Row("Nº 5", "no 5"),
        Row("Title™", "title"), Row("x²", "x2"), Row("٣ مرات", "3 مرات"), Row("★", "★"), Row("♥ ♥", "♥♥"),
        Row("♥ Song", "song"),
        Row("…", "..."), Row("“Heroes”", "heroes"), Row("（Live）", "live"), Row("ライブ・アルバム", "ライブ アルバム"),
        Row("Ａ＆Ｂ", "a and b"), Row("\u{200B}", ""), Row("Beyonce\u{301}", "beyonce"), Row("🎵", "🎵"),
    ]

    @Test("folds ASCII", arguments: ascii) func foldsASCII(_ row: Row) {
        #expect(Folder().fold(row.text) == row.folded)
    }

    @Test("folds Unicode", arguments: unicode) func foldsUnicode(_ row: Row) {
        #expect(Folder().fold(row.text) == row.folded)
    }

    @Test("is idempotent", arguments: ascii + unicode) func isIdempotent(_ row: Row) {
        let once = Folder().fold(row.text)
        #expect(Folder().fold(once) == once)
    }

    @Test("reads ASCII the same with and without ICU", arguments: ascii) func pathsAgree(_ row: Row) {
        // An invisible character sends the text through ICU and leaves no trace.
        #expect(Folder().fold(row.text + "\u{200B}") == row.folded)
    }

    @Test("random text folds idempotently and never to nothing") func randomText() {
        var random = SeededRandom(seed: 1)
        let alphabet = Array("aN n'.&+$!*#@,°♯ß´’Łé\u{301}\u{3099}フブ한ا٣-(1 ".unicodeScalars)
        for _ in 0..<20_000 {
            var text = String.UnicodeScalarView()
            for _ in 0..<random.below(12) { text.append(alphabet[random.below(alphabet.count)]) }
            let once = Folder().fold(String(text))
            #expect(Folder().fold(once) == once, "\(String(text).debugDescription)")
            let isBlank = text.allSatisfy { $0.properties.isWhitespace }
            #expect(once.isEmpty == isBlank, "\(String(text).debugDescription)")
        }
    }

    @Test("ten megabytes fold", arguments: ["(", "é"]) func hugeText(_ unit: String) {
        let text = String(repeating: unit, count: 10_000_000 / unit.utf8.count)
        #expect(!Folder().fold(text).isEmpty)
    }

    /// Long enough that a quadratic rule would not come back.
    @Test(
        "long runs fold", arguments: ["a", "'", "&", "*", "a*", "a.", "a. ", "\u{301}", "$", "a&", "n ", "' n", "1,"])
    func longRuns(_ unit: String) {
        let text = String(repeating: unit, count: 500_000 / unit.utf8.count)
        #expect(!Folder().fold(text).isEmpty)
    }

    @Test(
        "transliterates",
        arguments: [
            Row("москва", "moskva"), Row("цои", "tsoi"), Row("αγαπη", "agapi"), Row("ζορμπας", "zorbas"),
            Row("χαρις", "haris"),
            Row("さくら", "sakura"), Row("山地情歌", "shan de qing ge"), Row("봄날", "bomnal"), Row("أم كلثوم", "am klthwm"),
        ])
    func transliterates(_ row: Row) { #expect(Folder().transliterate(row.text) == row.folded) }

    @Test(
        "does not transliterate", arguments: ["latin", "", "123", "紅の豚 and かな", String(repeating: "木", count: 400)])
    func doesNotTransliterate(_ text: String) { #expect(Folder().transliterate(text) == nil) }

    @Test(
        "simplifies",
        arguments: [
            Row("周杰倫", "周杰伦"), Row("愛", "爱"), Row("髮如雪", "发如雪"), Row("周杰伦", "周杰伦"), Row("ラブ", "ラブ"),
            Row("love", "love"), Row("", ""), Row("песня", "песня"), Row("愛 love", "爱 love"),
        ])
    func simplifies(_ row: Row) { #expect(Folder().simplify(row.text) == row.folded) }

    /// Read alone or in its text, a Han character sounds the same.
    @Test("Han is read character by character", arguments: ["月亮代表我的心", "青花瓷 2", "千里之外 love"])
    func hanReadings(_ text: String) {
        let parts = text.unicodeScalars.map {
            dominantScript(of: String($0)) == .han ? " \(Folder().transliterate(String($0)) ?? "") " : String($0)
        }
        #expect(Folder().transliterate(text) == Folder().fold(parts.joined()))
    }

    @Test(
        "names the dominant script",
        arguments: [
            ("Hello", Script.latin), ("1999!", .none), ("", .none), ("Мой", .cyrillic), ("αγάπη", .greek),
            ("紅蓮華", .han), ("ラブ", .kana), ("강남", .hangul), ("שלום", .hebrew), ("مرحبا", .arabic), ("ไทย", .thai),
            ("हिन्दी", .devanagari), ("Éa", .latin), ("少女S", .han),
        ])
    func script(_ text: String, _ script: Script) { #expect(dominantScript(of: text) == script) }
}
