import CICU
@testable import NaradaText
import NaradaTestSupport
import Testing

/// The readings of Han characters by ICU's rules beside those by ICU's transform.
@Suite struct HanRulesTests {
    static func rules(_ text: String) -> HanRules? { Array(text.utf16).withUnsafeBufferPointer { HanRules($0) } }

    @Test func everyReadingIsThatOfTheTransform() throws {
        // Another ICU may keep its rules elsewhere: the transform is asked then.
        guard let rules = HanRules.ofICU else { return }
        var found = 0
        for scalar in (UInt32(0x3400)..<0xA000).compactMap(Unicode.Scalar.init) {
            guard let reading = rules.reading(of: scalar) else { continue }
            found += 1
            #expect(reading == Folder.transformed(String(scalar), by: narada_han_to_latin), "\(scalar)")
        }
        #expect(found > 20_000)
    }

    @Test func theFirstRuleThatFitsHolds() throws {
        let rules = try #require(Self.rules("::Han-Spacedhan();重 } \\u0020? 庆 →chóng;[女]→nǚ;[重女]→zhòng;"))
        #expect(rules.reading(of: "女") == "nu")
        #expect(rules.reading(of: "重") == "zhong")
        #expect(rules.reading(of: "庆") == nil && rules.reading(of: "a") == nil && rules.reading(of: "𠀀") == nil)
    }

    @Test func aSetMayHaveRanges() throws {
        let rules = try #require(Self.rules("[国一-三𠀀-𠀂]→yī;"))
        for character in ["国", "一", "丁", "丂", "三"] as [Unicode.Scalar] { #expect(rules.reading(of: character) == "yi") }
        #expect(rules.reading(of: "上") == nil && rules.reading(of: "𠀀") == nil)
    }

    @Test(arguments: [
        "[-丁]→yī;", "[一-]→yī;", "[丁-一]→yī;", "[\\u4E00]→yī;", "[一", "[一]yī;", "[一]→;", "[一]→1;", "一→yī;", "$x = [一];",
    ])
    func rulesOfAnotherFormAreLeftToTheTransform(rules: String) {
        #expect(Self.rules(rules) == nil)
    }
}

/// Words read one by one beside the whole text read at once.
@Suite struct WordReadingsTests {
    static let alphabets = [
        "абвгдежзийклмнопрстуфхцчшщъыьэюяіїєґ", "αβγδεζηθικλμνξοπρστυφχψως", "かがきぎくさしたちっつてとなにはばぱもゃゅょわをん",
        "アァイウエオカガキシジスチッツテトナンパャュョー", "가각간한국사랑노래봄날아이유없읽밟", "abcxyz 09",
    ]

    @Test(arguments: UInt64(1)...2) func wordsAreReadAsInTheirText(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        for _ in 0..<1_000 {
            let text = (0..<Int.random(in: 1...4, using: &random)).map { _ in
                let alphabet = Self.alphabets[Int.random(in: 0..<Self.alphabets.count, using: &random)]
                return random.text(length: Int.random(in: 1...6, using: &random), from: alphabet)
            }.joined(separator: " ")
            let whole = Folder.transformed(text, by: narada_to_latin).map(Folder().fold)
            #expect(WordReadings.reading(of: text).map(Folder().fold) == whole, "\(text)")
            // From memory.
            #expect(WordReadings.reading(of: text).map(Folder().fold) == whole, "\(text)")
        }
    }
}
