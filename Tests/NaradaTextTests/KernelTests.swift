import NaradaText
import Testing

@Suite("Similarity kernels")
struct KernelTests {
    /// Lengths around the word size of the bit-parallel forms.
    static let lengths = [0, 1, 2, 5, 31, 63, 64, 65, 127, 128, 129, 200]

    static func symbols(_ length: Int, alphabet: Int, base: UInt32, random: inout SeededRandom) -> [UInt32] {
        (0..<length).map { _ in base + UInt32(random.below(alphabet)) }
    }

    struct Alphabet: CustomTestStringConvertible, Sendable {
        let name: String
        let base: UInt32
        let size: Int
        var testDescription: String { name }
    }

    static let alphabets = [
        Alphabet(name: "two letters", base: 0x61, size: 2), Alphabet(name: "letters", base: 0x61, size: 26),
        Alphabet(name: "kana", base: 0x30A1, size: 80), Alphabet(name: "around the end of ASCII", base: 0x7C, size: 8),
        Alphabet(name: "beyond the basic plane", base: 0x20000, size: 300),
    ]

    @Test("equal their slow twins in both orders", arguments: alphabets) func twins(_ alphabet: Alphabet) {
        var random = SeededRandom(seed: 7)
        for left in Self.lengths {
            for right in Self.lengths {
                for _ in 0..<3 {
                    let one = Self.symbols(left, alphabet: alphabet.size, base: alphabet.base, random: &random)
                    let other = Self.symbols(right, alphabet: alphabet.size, base: alphabet.base, random: &random)
                    #expect(Indel.similarity(one, other) == SlowTwins.indel(one, other))
                    #expect(Indel.similarity(other, one) == SlowTwins.indel(one, other))
                    #expect(Levenshtein.distance(one, other) == SlowTwins.levenshtein(one, other))
                    #expect(Levenshtein.distance(other, one) == SlowTwins.levenshtein(one, other))
                    #expect(abs(JaroWinkler.similarity(one, other) - SlowTwins.jaroWinkler(one, other)) < 1e-12)
                }
            }
        }
    }

    @Test("bytes and scalars give the same") func pathsAgree() {
        var random = SeededRandom(seed: 11)
        for left in Self.lengths {
            for right in Self.lengths {
                let one = Self.symbols(left, alphabet: 5, base: 0x61, random: &random)
                let other = Self.symbols(right, alphabet: 5, base: 0x61, random: &random)
                let bytes = (one.map { UInt8($0) }, other.map { UInt8($0) })
                #expect(Indel.similarity(bytes.0, bytes.1) == Indel.similarity(one, other))
                #expect(Levenshtein.distance(bytes.0, bytes.1) == Levenshtein.distance(one, other))
                #expect(JaroWinkler.similarity(bytes.0, bytes.1) == JaroWinkler.similarity(one, other))
                let texts = (String(decoding: bytes.0, as: UTF8.self), String(decoding: bytes.1, as: UTF8.self))
                #expect(Indel.similarity(texts.0, texts.1) == Indel.similarity(one, other))
                #expect(Levenshtein.distance(texts.0, texts.1) == Levenshtein.distance(one, other))
            }
        }
    }

    @Test("near texts keep their few edits", arguments: [10, 64, 65, 128, 129, 1000]) func nearTexts(_ length: Int) {
        var random = SeededRandom(seed: 3)
        let text = Self.symbols(length, alphabet: 26, base: 0x61, random: &random)
        var edited = text
        edited[length / 2] = 0x41
        edited.remove(at: length / 3)
        #expect(Levenshtein.distance(text, edited) == SlowTwins.levenshtein(text, edited))
        #expect(Indel.similarity(text, edited) == SlowTwins.indel(text, edited))
    }

    @Test("two CJK titles of one length are not near") func unrelatedTitles() {
        #expect(Indel.similarity("紅蓮華", "残響歌") == 0)
        #expect(Indel.similarity("紅蓮華", "紅蓮華") == 1)
        #expect(Levenshtein.distance("紅蓮華", "紅蓮歌") == 1)
    }

    @Test("known values") func knownValues() {
        #expect(Levenshtein.distance("kitten", "sitting") == 3)
        #expect(Levenshtein.distance("", "abc") == 3)
        #expect(Indel.similarity("", "") == 1)
        #expect(Indel.similarity("", "abc") == 0)
        // Winkler's own example.
        #expect(abs(JaroWinkler.similarity("martha", "marhta") - 0.961_111_111_111_111) < 1e-9)
        #expect(abs(JaroWinkler.similarity("dixon", "dicksonx") - 0.813_333_333_333_333) < 1e-9)
        #expect(JaroWinkler.similarity("", "a") == 0)
    }

    @Test("token sets ignore order and repetition") func tokenSets() {
        #expect(TokenSet.similarity("a b c", "c b a a") == 1)
        #expect(TokenSet.similarity("hey jude", "hey jude live") == 1)
        #expect(TokenSet.similarity("", "") == 1)
        #expect(TokenSet.similarity("", "a") == 0)
        #expect(TokenSet.similarity("numb", "in the end") < 0.5)
        #expect(TokenSet.similarity("one two", "two three") == TokenSet.similarity("two three", "one two"))
    }

    @Test("q-grams count what is shared") func qGrams() {
        #expect(QGrams.similarity(QGrams("night"), QGrams("night")) == 1)
        #expect(QGrams.similarity(QGrams(""), QGrams("")) == 1)
        #expect(QGrams.similarity(QGrams(""), QGrams("a")) == 0)
        #expect(QGrams.similarity(QGrams("numb"), QGrams("echo")) == 0)
        // " ab", "abc", "bc " and " ab", "abd", "bd " share one of three.
        #expect(abs(QGrams.similarity(QGrams("abc"), QGrams("abd")) - 1.0 / 3.0) < 1e-12)
        #expect(QGrams("abcdef", size: 5).grams.count == 4)
    }
}
