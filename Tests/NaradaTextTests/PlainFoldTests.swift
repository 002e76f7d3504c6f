import Foundation
@testable import NaradaText
import NaradaTestSupport
import Testing

/// Folding without rules beside the rules, on texts that have every reason to need them.
@Suite struct PlainFoldTests {
    static let words = [
        "n", "N", "na", "NA", "ta", "Ta", "me", "ME", "wan", "gon", "Got", "gim", "lem", "am", "Man", "cat", "a", "to",
        "my", "nt", "no", "Love", "U2", "7", "99", "", "x", "don't", "R.E.M.", "é", "ñ", "Ñ", "ná", "tà", "mé", "wañ",
        "gôt", "Ærø", "ß", "Straße", "ŉ", "ǆ", "İ", "ı", "ſ", "Łódź", "×", "Ｎ", "Ё", "ʼ", "n\u{301}", "ɏ", "ø",
    ]

    static func slow(_ text: String) -> String {
        var text = text
        return text.withUTF8 { bytes in
            bytes.allSatisfy { $0 < 0x80 } ? Spelling.spell(Lowercased(bytes: bytes)) : Folder.foldWithICU(bytes)
        }
    }

    static func fast(_ text: String) -> String? {
        var text = text
        return text.withUTF8(PlainFold.fold)
    }

    @Test(arguments: UInt64(1)...4) func plainTextsFoldAsTheRulesFoldThem(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        var plain = 0
        for _ in 0..<5_000 {
            let text = (0..<Int.random(in: 0...5, using: &random)).map { _ in
                Self.words[Int.random(in: 0..<Self.words.count, using: &random)]
            }.joined(separator: " ")
            guard let fast = Self.fast(text) else { continue }
            plain += 1
            #expect(fast == Self.slow(text), "\"\(text)\"")
        }
        #expect(plain > 500 && plain < 4_500)
    }

    @Test func eachByteFoldsAsTheRulesFoldIt() {
        for byte in (0...UInt8(0x7F)).map({ String(Unicode.Scalar($0)) }) {
            for text in [byte, "a\(byte)", "\(byte)b", "a\(byte)b", "a \(byte) b", "wan \(byte)a", "got t\(byte)"] {
                if let fast = Self.fast(text) { #expect(fast == Self.slow(text), "\(text.debugDescription)") }
            }
        }
    }

    @Test func eachLetterFoldsAsTheRulesFoldIt() {
        var plain = 0
        for letter in (0x80...UInt32(0x2FF)).compactMap(Unicode.Scalar.init).map(String.init) {
            for text in [
                letter, "a\(letter)", "\(letter)b", "a \(letter) b", "wan \(letter)a", "wan n\(letter)",
                "go\(letter) ta",
            ] {
                guard let fast = Self.fast(text) else { continue }
                plain += 1
                #expect(fast == Self.slow(text), "\(text.debugDescription)")
            }
        }
        #expect(plain > 1_500)
    }

    @Test(arguments: ["Love Me Do", "Hey Jude", "Symphony 5", "U2"]) func mostTitlesArePlain(text: String) {
        #expect(Self.fast(text) == text.lowercased())
    }

    @Test func theTableOfClassesSaysWhatICUSays() {
        var known = 0
        for scalar in UInt32(0x80)...0xFFFF {
            guard let found = CharacterClassTable.known(scalar) else { continue }
            known += 1
            #expect(found == Normalized.wideClass(of: scalar), "\(String(scalar, radix: 16))")
        }
        #expect(known > 20_000)
    }

    /// Kana and Han are not composed again unless something is to be put together.
    @Test(arguments: UInt64(1)...4) func foldedTextIsComposed(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        let alphabet = "かガパﾊﾟは゛\u{3099}\u{309A}ゝヽう東京爱é한각ㄱกำनि.& a"
        for length in [1, 2, 3, 8, 40] {
            for _ in 0..<200 {
                let folded = Folder().fold(random.text(length: length, from: alphabet))
                #expect(folded.utf8.elementsEqual(folded.precomposedStringWithCanonicalMapping.utf8), "\(folded)")
            }
        }
    }

    @Test func whiteSpaceIsWhatUnicodeSays() {
        for scalar in (0...UInt32(0x3100)).compactMap(Unicode.Scalar.init) {
            #expect(WhiteSpace.isAny(in: "a\(scalar)b") == scalar.properties.isWhitespace, "\(scalar.debugDescription)")
        }
        #expect(!WhiteSpace.isAny(in: ""))
    }

    @Test func lettersOfAnyScriptAreLetters() {
        var found = 0
        for scalar in (0x80...UInt32(0x1_00FF)).compactMap(Unicode.Scalar.init) {
            for var text in [String(scalar), "a\(scalar)", "\(scalar) é"]
            where text.withUTF8({ PlainLetters.areAllOfAnyScript($0) }) {
                found += 1
                #expect(Script.of(scalar) != nil && scalar.properties.isAlphabetic, "\(text)")
            }
        }
        #expect(found > 3 * 30_000)
        for text in ["", "Ænima", "Кино", "ビートルズ", "東京 は", "아이유", "Θεός"] {
            var text = text
            #expect(text.withUTF8 { PlainLetters.areAllOfAnyScript($0) }, "\(text)")
        }
        for text in ["a-b", "ア・イ", "😀", "e\u{301}", "×", "「夜」"] {
            var text = text
            #expect(!text.withUTF8 { PlainLetters.areAllOfAnyScript($0) }, "\(text)")
        }
    }

    /// The sign for multiplying parts nothing and keeps the short cut away.
    @Test(arguments: UInt64(1)...2) func lettersAreNeverSplit(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        let grammar = TitleGrammar(folder: Folder())
        for _ in 0..<2_000 {
            let title = random.text(length: Int.random(in: 0...9, using: &random), from: "aé ЖΘ東かー한 9,.!?")
            #expect(grammar.splits(title) == [], "\(title)")
            #expect(grammar.splits(title + " ×") == [], "\(title)")
        }
    }

    @Test(arguments: UInt64(1)...2) func theScriptIsThatOfMostLetters(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        for _ in 0..<5_000 {
            let text = random.text(length: Int.random(in: 0...7, using: &random), from: "aéЖΘ東京かア한ع 9.")
            let scripts = text.unicodeScalars.compactMap(Script.of)
            let most = Script.allCases.map { script in scripts.filter { $0 == script }.count }.max() ?? 0
            let slow = Script.allCases.first { script in scripts.filter { $0 == script }.count == most } ?? Script.none
            #expect(dominantScript(of: text) == (scripts.isEmpty ? Script.none : slow), "\(text)")
        }
    }

    /// What is core alone is equal to a reading made of the core.
    @Test(arguments: UInt64(1)...2) func aCoreAloneSaysNothingElse(seed: UInt64) {
        let grammar = TitleGrammar(folder: Folder())
        var alone = 0
        for title in TitleShortCutTests.titles(seed) {
            let reading = grammar.read(title)
            let bare = TitleReading(original: reading.original, core: reading.core, coreFolded: reading.coreFolded)
            #expect(reading.isCoreAlone == (reading == bare), "\(title)")
            alone += reading.isCoreAlone ? 1 : 0
        }
        #expect(alone > 500)
    }
}
