@testable import NaradaText
import NaradaTestSupport
import Testing

@Suite struct WordFilterTests {
    static func hash(_ word: String) -> WordFilter.Hash {
        word.utf8.reduce(into: WordFilter.Hash()) { $0.add($1) }
    }

    static let words = ["live", "remix", "ライブ", "part", "vol", "édition", "a"]

    @Test func itsOwnWordsAreAlwaysFound() {
        let filter = WordFilter(Self.words)
        for word in Self.words {
            #expect(filter.mayContain(Self.hash(word)))
            for text in [word, "x \(word)", "\(word) x", "x \(word) y"] {
                #expect(filter.mayMeetWord(of: text), "\(text)")
            }
        }
    }

    @Test func otherWordsAreSeldomFound() {
        let filter = WordFilter(Self.words)
        var random = SplitMix64(seed: 3)
        var found = 0
        for _ in 0..<10_000 {
            let word = random.text(length: Int.random(in: 2...9, using: &random), from: "bcdfghjkmnqrsuwxz")
            if filter.mayContain(Self.hash(word)) { found += 1 }
        }
        // One in nine thousand, by the seven bits that are set.
        #expect(found < 10)
        #expect(!filter.mayMeetWord(of: "") && !WordFilter([]).mayMeetWord(of: "live at the roxy"))
    }

    @Test func theVocabularysFiltersKnowItsWords() {
        let vocabulary = Vocabulary.shared
        for word in PlainTitleTests.vocabulary {
            let traits = vocabulary.traits(of: word)
            if !traits.subtracting(.phrase).isEmpty { #expect(vocabulary.traitWords.mayMeetWord(of: word), "\(word)") }
            // A phrase that starts with the word is found with its other words, which only its first one knows.
            if vocabulary.role(of: word) != nil { #expect(traits.contains(.phrase), "\(word)") }
        }
        for word in PlainTitleTests.vocabulary {
            switch vocabulary.role(of: word) {
            case .part?: #expect(vocabulary.countWords.mayMeetWord(of: word), "\(word)")
            case .mark?, .head?, .tail?, .both?: #expect(vocabulary.kindWords.mayMeetWord(of: word), "\(word)")
            default: break
            }
        }
    }
}

@Suite struct PlainLettersTests {
    /// Whether the text is plain, by its characters.
    static func slow(_ text: String) -> Bool {
        text.unicodeScalars.allSatisfy {
            switch $0.value {
            case 0x20, 0x41...0x5A, 0x61...0x7A: true
            case 0xD7, 0xF7: false
            case 0xC0...0x24F: true
            default: false
            }
        }
    }

    static func fast(_ text: String) -> Bool {
        var text = text
        return text.withUTF8 { PlainLetters.areAll($0) }
    }

    @Test func everyCodePointUpToTheTwoByteFormsEnd() {
        for scalar in (0...UInt32(0x810)).compactMap(Unicode.Scalar.init) {
            for text in [String(scalar), "a\(scalar)", "\(scalar)é"] {
                #expect(Self.fast(text) == Self.slow(text), "\(text.debugDescription)")
            }
        }
        #expect(Self.fast("") && !Self.fast("a東") && !Self.fast("😀"))
    }

    @Test func whatIsAllowedBesidesIsAskedOfASCIIAlone() {
        var text = "Don't é"
        #expect(!text.withUTF8 { PlainLetters.areAll($0) })
        #expect(text.withUTF8 { PlainLetters.areAll($0, or: { $0 == UInt8(ascii: "'") }) })
        var other = "×"
        #expect(!other.withUTF8 { PlainLetters.areAll($0, or: { _ in true }) })
    }
}
