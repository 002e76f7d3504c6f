@testable import NaradaText
import NaradaTestSupport
import Testing

/// Credits of one plain name are taken as they stand, and the same way as if they were looked at word by word.
@Suite struct PlainNameTests {
    static let words = [
        "Queen", "and", "AND", "the", "x", "X", "y", "vs", "vs.", "feat", "Feat.", "ft.", "with", "w/", "&", "+", "/",
        "|",
        "his", "Orchestra", "Jr.", "10,000", "Maniacs", "!!!", "...", "T-Pain", "a;b", "et", "mit", "con", "Meets",
        "(IU)",
        "VEVO", "RadioheadVEVO", "- Topic", "- topic", "(2)", "[US]", "Beyoncé", "と", "O", "c", "7", "-", "presents",
        "Кино", "ビートルズ", "東京", "椎名と林檎", "にと", "介绍", "아이유", "Χάρις", "·", "×", "，", "ё", "Ａ",
    ]

    static func credit(_ random: inout SplitMix64) -> String {
        (0..<Int.random(in: 1...5, using: &random)).map { _ in words[Int.random(in: 0..<words.count, using: &random)] }
            .joined(separator: random.chance(0.05) ? "  " : " ")
    }

    /// A blank before the name keeps the short cut away, and says nothing.
    @Test(arguments: UInt64(1)...4) func namesAreThoseOfTheLongWay(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        var single = 0
        for _ in 0..<5_000 {
            let credit = Self.credit(&random)
            let names = NameList.split(credit)
            #expect(names == NameList.split(" " + credit), "\"\(credit)\"")
            #expect(names == NameList.split(credit + " "), "\"\(credit)\"")
            single += names.count == 1 ? 1 : 0
        }
        #expect(single > 500 && single < 4_500)
    }

    /// Asked for a few names, the list ends behind them.
    @Test func namesAreReadNoFurtherThanAsked() {
        var random = SplitMix64(seed: 5)
        for _ in 0..<1_000 {
            let credit = Self.credit(&random)
            let all = NameList.split(credit)
            for most in 1...3 {
                var seen: [NameList.Name] = []
                let isThrough = NameList.forEach(in: credit) { name in
                    seen.append(name)
                    return seen.count < most
                }
                #expect(seen == Array(all.prefix(most)) && isThrough == (all.count < most), "\"\(credit)\"")
            }
        }
    }

    @Test(arguments: UInt64(1)...2) func namesAmongOthersAreThoseThatTheCreditReads(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        let grammar = CreditGrammar(folder: Folder())
        var among = 0
        for _ in 0..<3_000 {
            let text = Self.credit(&random)
            let credit = grammar.read([random.chance(0.5) ? text + " & Kraftwerk" : Self.credit(&random)])
            let names = grammar.read([text]).names
            let areAmong = !names.isEmpty && names.allSatisfy(credit.names.contains)
            #expect(grammar.names(in: text, areAmong: credit) == areAmong, "\"\(text)\" in \(credit.names)")
            among += areAmong ? 1 : 0
        }
        #expect(among > 300 && among < 2_900)
    }

    @Test(arguments: words) func aWordIsReadAlikeAtEachPlace(word: String) {
        for credit in [word, "\(word) Queen", "Queen \(word)", "Queen \(word) Prince", "Queen \(word) \(word)"] {
            #expect(NameList.split(credit) == NameList.split(" " + credit), "\"\(credit)\"")
        }
    }
}
