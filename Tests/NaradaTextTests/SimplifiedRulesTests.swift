import CICU
@testable import NaradaText
import NaradaTestSupport
import Testing

/// Traditional characters simplified by ICU's rules beside those simplified by ICU's transform.
@Suite struct SimplifiedRulesTests {
    static func rules(_ text: String) -> SimplifiedRules? {
        Array(text.utf16).withUnsafeBufferPointer { SimplifiedRules($0) }
    }

    static func transformed(_ text: String) -> String? { Folder.transformed(text, by: narada_simplify) }

    @Test func everyCharacterIsThatOfTheTransform() throws {
        // Another ICU may keep its rules elsewhere: the transform is asked then.
        guard let rules = SimplifiedRules.ofICU else { return }
        var changed = 0
        for scalar in [0x2E80..<0x3400, 0x3400..<0xA000, 0xF900..<0xFB00, 0x20000..<0x20100].joined() {
            guard let scalar = Unicode.Scalar(UInt32(scalar)) else { continue }
            let simplified = rules.simplified(String(scalar))
            #expect(simplified ?? String(scalar) == Self.transformed(String(scalar)), "\(scalar)")
            changed += simplified == nil ? 0 : 1
        }
        #expect(changed > 2_000)
    }

    /// Characters that rules for phrases begin with, hold and end with, and others.
    @Test(arguments: UInt64(1)...3) func textsAreThoseOfTheTransform(seed: UInt64) {
        guard let rules = SimplifiedRules.ofICU else { return }
        let characters = Array("于飛歸思單鮮薑片末生鬼子崑崙溪金皮曲餘波茶飯後甚麼麽複數雜製復瞭解系係繫鈴辭念關聯維連乾坤乾隆著作愛髮發國aラ ")
        var random = SplitMix64(seed: seed)
        var changed = 0
        for _ in 0..<5_000 {
            let text = String(
                (0..<Int.random(in: 1...8, using: &random)).map { _ in
                    characters[Int.random(in: 0..<characters.count, using: &random)]
                })
            let simplified = rules.simplified(text)
            #expect(simplified ?? text == Self.transformed(text), "\(text)")
            changed += simplified == nil ? 0 : 1
        }
        #expect(changed > 3_000)
    }

    @Test func theFirstRuleThatFitsHolds() throws {
        let rules = try #require(Self.rules("$d = [一二] ;于飞↔于飛;$d { 飞 → 飛;飞←飛;云↔雲;芸←雲;复→複;"))
        #expect(rules.simplified("于飛飛") == "于飞飞")
        #expect(rules.simplified("雲") == "云")
        #expect(rules.simplified("于") == nil && rules.simplified("複") == nil && rules.simplified("") == nil)
    }

    @Test(arguments: [
        "", "::Null;云↔雲;", "云 ↔ 雲;", "云↔[雲];", "云↔;", "↔雲;", "$d←雲;", "云↔雲|二;", "云", "$d;", "云>雲;",
    ])
    func rulesOfAnotherFormAreLeftToTheTransform(rules: String) {
        #expect(Self.rules(rules) == nil)
    }
}
