@testable import NaradaMatching
import NaradaModel
import NaradaTestSupport
import NaradaText
import Testing

/// Real artists and titles as two services spell them in two scripts, and how far each pair is told to be one.
@Suite struct AcrossScriptsTests {
    struct Row: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let native: TrackFacts
        let latin: TrackFacts
        let title: String
        let artists: String

        /// `level` names the level of a field; artists stand at that of the title where none is named.
        init(
            _ title: String, _ artist: String, _ latinTitle: String, _ latinArtist: String,
            title titleLevel: String = "transliterated", artists artistsLevel: String = "transliterated"
        ) {
            testDescription = "\(title) – \(artist)"
            native = .sample(title: title, artists: [artist])
            latin = .sample(title: latinTitle, artists: [latinArtist])
            self.title = titleLevel
            artists = artistsLevel
        }
    }

    static let rows = cyrillic + greek + kana + han + korean + others

    static let cyrillic = [
        Row("Группа крови", "Виктор Цой", "Gruppa krovi", "Viktor Tsoi"),
        Row("Звезда по имени Солнце", "Кино", "Zvezda po imeni Solntse", "Kino"),
        Row("Перемен", "Виктор Цой", "Peremen", "Viktor Tsoy"),
        Row("Пачка сигарет", "Кино", "Pachka sigaret", "Kino"),
        Row("Хочешь?", "Земфира", "Khochesh", "Zemfira"),
        Row("Искала", "Земфира", "Iskala", "Zemfira"),
        Row("Утекай", "Мумий Тролль", "Utekay", "Mumiy Troll"),
        Row("Я хочу быть с тобой", "Наутилус Помпилиус", "Ya khochu byt s toboy", "Nautilus Pompilius"),
        Row("Осень", "ДДТ", "Osen", "DDT"),
        Row("Всё идёт по плану", "Гражданская оборона", "Vsyo idyot po planu", "Grazhdanskaya Oborona"),
        Row("Выхода нет", "Сплин", "Vykhoda net", "Splin"),
        Row("Полковнику никто не пишет", "Би-2", "Polkovniku nikto ne pishet", "Bi-2"),
        Row("Владимирский централ", "Михаил Круг", "Vladimirskiy tsentral", "Mikhail Krug"),
        Row("Миллион алых роз", "Алла Пугачёва", "Million alykh roz", "Alla Pugacheva"),
        Row("Обійми", "Океан Ельзи", "Obiymy", "Okean Elzy"),
        Row("Черешни", "Скрябін", "Chereshni", "Skryabin"),
        Row("Ђурђевдан", "Бијело дугме", "Đurđevdan", "Bijelo dugme"),
        Row("Калинка", "Хор Александрова", "Kalinka", "Alexandrov Choir", artists: "other_script"),
    ]

    static let greek = [
        Row("Ζορμπάς", "Μίκης Θεοδωράκης", "Zorbas", "Mikis Theodorakis"),
        Row("Χαρταετοί", "Μάνος Χατζιδάκις", "Hartaetoi", "Manos Hatzidakis"),
        Row("Δημοσθένους λέξις", "Διονύσης Σαββόπουλος", "Dimosthenous lexis", "Dionysis Savvopoulos"),
        Row("Άνοιξη", "Γιάννης Πάριος", "Anoixi", "Giannis Parios"),
    ]

    static let kana = [
        Row("ナイトクルージング", "フィッシュマンズ", "Naito kurūjingu", "Fishmans"),
        Row("チェリー", "スピッツ", "Cherry", "Spitz"),
        Row("ロビンソン", "スピッツ", "Robinson", "Spitz"),
        Row("ファッションモンスター", "きゃりーぱみゅぱみゅ", "Fashion Monster", "Kyary Pamyu Pamyu", title: "other_script"),
        Row("つけまつける", "きゃりーぱみゅぱみゅ", "Tsukematsukeru", "Kyary Pamyu Pamyu"),
        Row("つけまつける", "きゃりーぱみゅぱみゅ", "ツケマツケル", "キャリーパミュパミュ"),
        Row("さくら", "いきものがかり", "Sakura", "Ikimonogakari"),
        Row("ありがとう", "いきものがかり", "Arigatō", "Ikimono Gakari"),
        Row("リンダリンダ", "ザ・ブルーハーツ", "Linda Linda", "The Blue Hearts", artists: "other_script"),
    ]

    static let han = [
        Row("愛", "周杰倫", "爱", "周杰伦", title: "exact", artists: "exact"),
        Row("國境之南", "鄧麗君", "国境之南", "邓丽君", title: "exact", artists: "exact"),
        Row("髮如雪", "周杰倫", "发如雪", "周杰伦", title: "exact", artists: "exact"),
        Row("月亮代表我的心", "鄧麗君", "Yue Liang Dai Biao Wo De Xin", "Deng Lijun"),
        Row("甜蜜蜜", "邓丽君", "Tian Mi Mi", "Teresa Teng", artists: "other_script"),
        Row("青花瓷", "周杰伦", "Qing Hua Ci", "Jay Chou", artists: "other_script"),
        Row("光", "宇多田ヒカル", "Hikari", "Utada Hikaru", title: "other_script", artists: "other_script"),
        Row("桜", "コブクロ", "Sakura", "Kobukuro", title: "other_script"),
        Row("上を向いて歩こう", "坂本九", "Ue o Muite Aruko", "Kyu Sakamoto", title: "other_script", artists: "other_script"),
    ]

    static let korean = [
        Row("봄날", "아이유", "Bomnal", "IU", artists: "other_script"),
        Row("강남스타일", "싸이", "Gangnam Style", "PSY", artists: "other_script"),
        Row("소원을 말해봐", "소녀시대", "Sowoneul malhaebwa", "Sonyeo Sidae"),
        Row("가시", "버즈", "Gasi", "Buzz", artists: "other_script"),
        Row("아리랑", "나윤선", "Arirang", "Na Yoon-sun"),
    ]

    static let others = [
        Row("أنت عمري", "أم كلثوم", "Enta Omri", "Umm Kulthum"),
        Row("حبيبي يا نور العين", "عمرو دياب", "Habibi Ya Nour El Ain", "Amr Diab"),
        Row("كيفك انت", "فيروز", "Kifak Inta", "Fairuz"),
        Row("ירושלים של זהב", "נעמי שמר", "Yerushalayim Shel Zahav", "Naomi Shemer"),
        Row("ממעמקים", "עידן רייכל", "Mima'amakim", "Idan Raichel", title: "other_script", artists: "other_script"),
        Row("मेरा जूता है जापानी", "मुकेश", "Mera Joota Hai Japani", "Mukesh"),
        Row("სულიკო", "მგზავრები", "Suliko", "Mgzavrebi"),
        Row("เมดอินไทยแลนด์", "คาราบาว", "Made in Thailand", "Carabao", title: "other_script", artists: "other_script"),
    ]

    @Test(arguments: rows) func theLevelIsTheSameFromBothSides(_ row: Row) throws {
        for (matcher, level) in [("title", row.title), ("artists", row.artists)] {
            let asked = try Asked(matcher)
            #expect(asked.level(row.native, row.latin) == level, "\(matcher)")
            #expect(asked.level(row.latin, row.native) == level, "\(matcher)")
        }
    }

    /// Other names of artists of the list.
    private static let aliases = [
        "Viktor Tsoy": "Viktor Tsoi", "キャリーパミュパミュ": "Kyary Pamyu Pamyu", "邓丽君": "Deng Lijun",
        "Teresa Teng": "Deng Lijun", "周杰伦": "Jay Chou", "Ikimono Gakari": "Ikimonogakari",
    ]

    private static func artist(of row: Row) -> String {
        let name = row.latin.artists.display
        return aliases[name] ?? name
    }

    /// No two different songs and no two different artists of the list are taken for one.
    @Test func nothingElseIsTakenForATransliteration() {
        let folder = TrackFolder()
        for one in Self.rows {
            for other in Self.rows where Self.artist(of: one) != Self.artist(of: other) {
                let (left, right) = (folder.fold(one.native), folder.fold(other.latin))
                #expect(
                    one.latin.title == other.latin.title || !left.titleText.isTransliteration(of: right.titleText),
                    "\(one) and \(other)")
                for (name, twin) in zip(left.names, right.names) {
                    #expect(!name.isTransliteration(of: twin), "\(one) and \(other)")
                }
            }
        }
    }

    /// What the letters rule out unaligned, the alignment rules out.
    @Test func transliterationsAreThoseOfThePlainRule() {
        let folder = TrackFolder()
        let tracks = Self.rows.flatMap { [folder.fold($0.native), folder.fold($0.latin)] }
        let texts =
            tracks.flatMap { [$0.titleText] + $0.names } + ["", "7", "東京 7", "цой 7", "tsoy 7"].map(FoldedText.init)
        func romanization(_ text: FoldedText) -> Romanization? {
            let simplified = Folder().simplify(text.text)
            return (text.isForeign ? Folder().transliterate(simplified) : simplified).map(Romanization.init(latin:))
        }
        func isTransliteration(_ one: FoldedText, _ other: FoldedText) -> Bool {
            guard let left = romanization(one), let right = romanization(other), !left.spelling.isEmpty,
                left.digits == right.digits
            else { return false }
            let similarity = Indel.similarity(left.spelling, right.spelling)
            let soundAlike = one.script != .han && other.script != .han && left.skeleton == right.skeleton
            return similarity >= 0.88
                || soundAlike && (left.skeleton.count >= 4 || left.skeleton.count >= 3 && similarity >= 0.70)
        }
        var found = 0
        for one in texts {
            for other in texts where one.isForeign || other.isForeign {
                guard !scriptsCompare(one.script, other.script) else { continue }
                let expected = isTransliteration(one, other)
                #expect(one.isTransliteration(of: other) == expected, "\(one.text) | \(other.text)")
                if expected { found += 1 }
            }
        }
        #expect(found > 20)
    }
}
