import Foundation
@testable import NaradaText
import NaradaTestSupport
import Testing

/// Titles of plain words are read without being taken apart, and the same way as if they were.
@Suite struct PlainTitleTests {
    static let grammar = TitleGrammar(folder: Folder())

    /// What the short cut says, and what the pieces say.
    static func readings(of title: String) -> (plain: TitleReading?, assembled: TitleReading?) {
        var native = title
        return native.withUTF8 { bytes in
            let lexemes = TitleLexer(bytes: bytes, folder: grammar.folder, vocabulary: grammar.vocabulary).lexemes()
            guard !lexemes.isEmpty else { return (nil, nil) }
            var assembly = TitleAssembly(title: title, bytes: bytes, lexemes: lexemes, grammar: grammar)
            let plain = grammar.plainCore(title).map { TitleReading(original: title, core: title, coreFolded: $0) }
            return (plain, assembly.reading(of: TitlePieces.cut(lexemes)))
        }
    }

    /// Holds the title's readings against each other; returns whether the short cut was taken.
    static func check(_ title: String) -> Bool {
        let (plain, assembled) = readings(of: title)
        if let assembled { #expect(grammar.read(title) == assembled, "\"\(title)\"") }
        guard let plain else { return false }
        #expect(plain == assembled, "\"\(title)\"")
        // Canonically equivalent texts are equal to `==`, and not the same.
        #expect(plain.original.utf8.elementsEqual(title.utf8))
        #expect(assembled.map { plain.core.utf8.elementsEqual($0.core.utf8) } == true)
        // Of an album, it is the whole name.
        #expect(grammar.albumName(title) == plain.coreFolded, "\"\(title)\"")
        #expect(grammar.readAlbum(title, plainCore: plain.coreFolded) == grammar.readAlbum(title), "\"\(title)\"")
        #expect(grammar.isNoAlbum(title, folded: plain.coreFolded) == grammar.isNoAlbum(title), "\"\(title)\"")
        // Nothing stands in the wrong place.
        #expect(grammar.splits(title).isEmpty && !TitleShortCutTests.mayPart(title), "\"\(title)\"")
        #expect(grammar.withBlanks(title).utf8.elementsEqual(title.utf8))
        #expect(TitleShortCutTests.numberPrefix(of: title) == nil && TitleShortCutTests.numberSuffix(of: title) == nil)
        return true
    }

    /// Every word of the vocabulary, of all languages.
    static let vocabulary: [String] = Set(
        Vocabulary.tables.flatMap { $0.split { !$0.isLetter && !$0.isNumber }.map(String.init) }
    ).sorted()

    static let plainWords = [
        "Love", "the", "a", "of", "in", "Yesterday", "once", "More", "by", "from", "and", "with", "to", "Mix", "civic",
        "Hello", "Don't", "I'll", "rock'n'roll", "Café", "Ærø", "x", "Part", "feat", "ft", "featuring", "vs",
        "presents", "I", "V", "L", "X", "Vol", "No", "Op", "Nr",
        "Déjà", "l'été", "Í", "Ví", "n", "na", "wan", "got", "ta", "ŉ", "Ǉ", "Søn", "Rémix", "lïve", "Bjo'", "d''or",
    ]
    static let foreignWords = [
        "東京", "夜", "愛", "ラブ", "ガール", "ー", "ライブ", "パート", "きゃ", "ゔぁ", "한국", "파트", "피처링", "Кино", "часть",
        "ЖИВОЙ", "ёлка", "Σας", "ΐ", "Έρωτας", "한국어東京", "ラブソング東京", "и", "ヽ", "\u{30FB}", "\u{308}", "アイ",
    ]
    /// Words that begin phrases for guests, and those behind them.
    static let guestWords = [
        "a", "in", "duet", "with", "special", "guest", "co", "starring", "vocals", "by", "Love", "Song", "A", "IN",
    ]
    static let numerals = [
        "I", "II", "iii", "IV", "v", "VI", "ix", "XL", "lxxxix", "XC", "IIII", "mix", "one", "Two", "three", "ten",
        "twelve", "first", "Second", "eins", "deux", "tres", "due", "zwei",
    ]

    static func anyCase(_ word: String, _ random: inout SplitMix64) -> String {
        switch Int.random(in: 0..<4, using: &random) {
        case 0: word.lowercased()
        case 1: word.uppercased()
        case 2: word.prefix(1).uppercased() + word.dropFirst().lowercased()
        default: word
        }
    }

    static func title(_ random: inout SplitMix64) -> String {
        let lists = [
            [vocabulary, plainWords, plainWords, numerals], [foreignWords], [foreignWords, foreignWords, plainWords],
            [guestWords],
        ][[0, 0, 0, 0, 1, 2, 3][Int.random(in: 0..<7, using: &random)]]
        let count = Int.random(in: 1...6, using: &random)
        var title = random.chance(0.03) ? " " : ""
        for index in 0..<count {
            let list = lists[Int.random(in: 0..<lists.count, using: &random)]
            if index > 0 { title += random.chance(0.05) ? "  " : " " }
            title += anyCase(list[Int.random(in: 0..<list.count, using: &random)], &random)
        }
        return title + (random.chance(0.03) ? " " : "")
    }

    @Test(arguments: UInt64(1)...8) func wordsOfEveryKindAreReadAlike(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        var plain = 0
        for _ in 0..<4_000 where Self.check(Self.title(&random)) { plain += 1 }
        #expect(plain > 400)
    }

    @Test func everyWordOfTheVocabularyIsReadAlikeAtEachPlace() {
        var plain = 0
        for word in Self.vocabulary + Self.numerals {
            for title in [word, "\(word) song", "song \(word)", "my \(word) song", "the song \(word)"] {
                if Self.check(title) { plain += 1 }
            }
        }
        #expect(plain > 500)
    }

    /// Every phrase of the vocabulary as the end and the middle of a title.
    @Test func everyPhraseOfTheVocabularyIsReadAlike() {
        let phrases = Vocabulary.tables.flatMap { $0.split { $0 == "|" || $0 == ":" || $0 == "\n" } }
            .map { $0.trimmingCharacters(in: .whitespaces) }
        var plain = 0
        for phrase in Set(phrases).sorted() where !phrase.isEmpty {
            for title in [phrase, "Song \(phrase)", "\(phrase) Song", "Song \(phrase.uppercased()) Again"] {
                if Self.check(title) { plain += 1 }
            }
        }
        #expect(plain > 500)
    }

    @Test func theFixturesAreReadAlike() throws {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("fixtures")
        var plain = 0
        for name in ["library.csv", "spotify.csv", "lastfm.jsonl", "musicbrainz.csv"] {
            let text = try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
            // Titles and all else that stands between separators.
            for field in text.split(whereSeparator: { ",;\"\n\t".contains($0) }) where Self.check(String(field)) {
                plain += 1
            }
        }
        #expect(plain > 50)
    }

    @Test(arguments: [
        "Rocky IV", "Symphony No Five", "Take Five", "Song (Live)", "Song feat X", "Don' Stop", "'n Sync", "Café ×",
        "Song 2", "A-ha", "Song, Again", "Hey!", "Song Pt II", "", "rock'n'roll", " Love", "LOVE  ME DO",
        "a duet with X",
        "東京 Tokyo",
    ]) func whatMayHoldMoreIsTakenApart(title: String) {
        let readings = Self.readings(of: title)
        #expect(readings.plain == nil)
        #expect(
            Self.grammar.read(title)
                == readings.assembled ?? TitleReading(original: title, core: "", coreFolded: ""))
    }

    @Test(arguments: [
        "Love", "Yesterday Once More", "Hey Jude", "Don't Stop", "Café", "I'm", "Me and I", "In a Song",
        "Malcolm X", "東京は夜の七時", "Группа крови", "Κάγωδος Σας", "아이유", "ラブ ソング",
    ]) func mostTitlesArePlain(
        title: String
    ) {
        #expect(Self.check(title))
    }
}
