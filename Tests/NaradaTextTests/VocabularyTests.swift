import Testing

@testable import NaradaText

@Suite("Vocabulary")
struct VocabularyTests {
    @Test("every line is a rule", arguments: Vocabulary.tables) func everyLineIsARule(_ table: String) {
        for line in Vocabulary.lines(of: table) {
            #expect(Vocabulary.rule(line) != nil, "\(line)")
        }
    }

    @Test("every phrase is in folded form", arguments: Vocabulary.tables) func phrasesAreFolded(_ table: String) {
        for phrase in Vocabulary.rules(of: table).flatMap(\.phrases) {
            // Decimals keep their point in the lexer.
            #expect(Folder().fold(phrase) == phrase || phrase.contains("."), "\(phrase)")
        }
    }

    @Test("every phrase has one role") func onePhraseOneRole() {
        var seen: [String: Vocabulary.Role] = [:]
        for rule in Vocabulary.tables.flatMap(Vocabulary.rules) {
            for phrase in rule.phrases {
                #expect(seen[phrase] == nil || seen[phrase] == rule.role, "\(phrase)")
                seen[phrase] = rule.role
            }
        }
    }

    @Test("bare tails are phrases of the vocabulary") func bareTails() {
        for phrase in BareTails.phrases {
            let words = phrase.split(separator: " ").map(String.init)
            #expect(words.count > 1)
            #expect(Vocabulary.shared.match(words[...]) != nil, "\(phrase)")
        }
    }

    @Test("placeholders are in folded form")
    func placeholders() {
        for line in PlaceholderNames.table.split(separator: "\n") {
            for name in line.split(separator: "|") {
                let trimmed = name.split(separator: " ").joined(separator: " ")
                #expect(Folder().fold(trimmed) == trimmed)
            }
        }
    }

    @Test("the version names folding, grammar and vocabulary") func version() {
        #expect(rulesVersion.hasPrefix("\(Folder.version)/\(GrammarRevision.current)/"))
        #expect(rulesVersion.split(separator: "/").count == 3)
    }

    @Test(
        "roman numerals",
        arguments: [
            ("i", 1), ("iv", 4), ("ix", 9), ("xiv", 14), ("xl", 40), ("lxxxix", 89), ("iiii", nil), ("mix", nil),
            ("vx", nil),
            ("", nil), ("il", nil), ("xc", nil),
        ] as [(String, Int?)])
    func roman(_ word: String, _ value: Int?) { #expect(NumberWords.roman(word) == value) }

    @Test("unspaced words are split") func unspaced() {
        #expect(Vocabulary.shared.split(unspaced: "東京ドームライブ") == ["東京ドーム", "ライブ"])
        #expect(Vocabulary.shared.split(unspaced: "東京") == nil)
    }
}
