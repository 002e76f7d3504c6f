import CICU
@testable import NaradaText
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

    @Test(arguments: ["[一-丁]→yī;", "[一", "[一]yī;", "[一]→;", "[一]→1;", "一→yī;", "$x = [一];"])
    func rulesOfAnotherFormAreLeftToTheTransform(rules: String) {
        #expect(Self.rules(rules) == nil)
    }
}
