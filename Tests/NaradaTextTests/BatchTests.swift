import Testing

@testable import NaradaText

@Suite("Batches of comparisons")
struct BatchTests {
    /// Lengths around every width of lanes, and beyond the widest.
    static let lengths = [0, 1, 2, 7, 8, 9, 15, 16, 17, 31, 32, 33, 63, 64, 65, 127, 128, 129, 200]

    struct Row: CustomTestStringConvertible, Sendable {
        let name: String
        let alphabet: [UInt32]
        var testDescription: String { name }
    }

    static let rows = [
        Row(name: "one letter", alphabet: [0x61]), Row(name: "two letters", alphabet: [0x61, 0x62]),
        Row(name: "letters and a blank", alphabet: Array(0x61...0x7A) + [0x20]),
        Row(name: "two scripts", alphabet: Array(0x61...0x7A) + Array(0x430...0x44F)),
        Row(name: "more symbols than codes", alphabet: Array(0x4E00...0x4F80)),
        Row(name: "beyond the basic plane", alphabet: Array(0x1F600...0x1F620)),
    ]

    /// A text of each length and another one of the shorter ones, in no order of lengths.
    static func texts(_ row: Row, seed: UInt64) -> [[UInt32]] {
        var random = SeededRandom(seed: seed)
        let texts = (lengths + lengths.filter { $0 <= 33 }).map { length in
            (0..<length).map { _ in row.alphabet[random.below(row.alphabet.count)] }
        }
        return texts.sorted { ($0.first ?? 0, $0.count) < ($1.first ?? 0, $1.count) }
    }

    static func text(_ scalars: [UInt32]) -> String {
        String(String.UnicodeScalarView(scalars.compactMap(Unicode.Scalar.init)))
    }

    static func block(_ texts: [[UInt32]]) -> TextBlock { TextBlock(texts.map(text)) }

    @Test("common subsequences equal the slow twin's", arguments: rows) func indel(_ row: Row) {
        let left = Self.texts(row, seed: 1)
        let right = Self.texts(row, seed: 2)
        let patterns = PatternBlock(Self.block(right))
        let wanted = left.flatMap { one in
            right.map { one.count + $0.count - 2 * SlowTwins.commonSubsequence(one, $0) }
        }
        let similar = left.flatMap { one in right.map { Float(SlowTwins.indel(one, $0)) } }
        for vectors in Vectors.available {
            for cutoff in [0, 3, 40, Int.max] {
                var got = [UInt8](repeating: 0xAA, count: wanted.count)
                var table = got.mutableSpan
                Indel.distances(of: Self.block(left), to: patterns, cutoff: cutoff, into: &table, vectors: vectors)
                #expect(got == wanted.map { UInt8(min($0, min(cutoff, 254) + 1)) }, "\(vectors), \(cutoff)")
            }
            for cutoff: Float in [0, 0.5, 1] {
                var got = [Float](repeating: -1, count: wanted.count)
                var table = got.mutableSpan
                Indel.similarities(of: Self.block(left), to: patterns, cutoff: cutoff, into: &table, vectors: vectors)
                #expect(got == similar.map { $0 < cutoff ? 0 : $0 }, "\(vectors), \(cutoff)")
            }
        }
    }

    @Test("edits equal the slow twin's", arguments: rows) func levenshtein(_ row: Row) {
        let left = Self.texts(row, seed: 3)
        let right = Self.texts(row, seed: 4)
        let patterns = PatternBlock(Self.block(right))
        let wanted = left.flatMap { one in right.map { SlowTwins.levenshtein(one, $0) } }
        for vectors in Vectors.available {
            for cutoff in [0, 3, 40, Int.max] {
                var got = [UInt8](repeating: 0xAA, count: wanted.count)
                var table = got.mutableSpan
                Levenshtein.distances(
                    of: Self.block(left), to: patterns, cutoff: cutoff, into: &table, vectors: vectors)
                #expect(got == wanted.map { UInt8(min($0, min(cutoff, 254) + 1)) }, "\(vectors), \(cutoff)")
            }
        }
    }

    @Test("Jaro–Winkler equals the pairs' own", arguments: rows) func jaroWinkler(_ row: Row) {
        let left = Self.texts(row, seed: 5)
        let right = Self.texts(row, seed: 6)
        let patterns = PatternBlock(Self.block(right))
        let wanted = left.flatMap { one in right.map { JaroWinkler.similarity(one, $0) } }
        for (pair, value) in zip(left.flatMap { one in right.map { (one, $0) } }, wanted) {
            #expect(abs(value - SlowTwins.jaroWinkler(pair.0, pair.1)) < 1e-12)
        }
        for vectors in Vectors.available {
            for cutoff: Float in [0, 0.7, 1] {
                var got = [Float](repeating: -1, count: wanted.count)
                var table = got.mutableSpan
                JaroWinkler.similarities(
                    of: Self.block(left), to: patterns, cutoff: cutoff, into: &table, vectors: vectors)
                #expect(got == wanted.map { Float($0) < cutoff ? 0 : Float($0) }, "\(vectors), \(cutoff)")
            }
        }
    }

    @Test("a large block, in tiles, equals its pairs") func tiles() {
        var random = SeededRandom(seed: 9)
        // More slots than a tile has.
        let texts = (0..<17_000).map { _ in
            Self.text((0..<random.below(20)).map { _ in 0x61 + UInt32(random.below(6)) })
        }
        let queries = [texts[7], "", texts[16_999], String(repeating: "abc", count: 30)]
        let patterns = PatternBlock(TextBlock(texts))
        var edits = [UInt8](repeating: 0, count: queries.count * texts.count)
        var table = edits.mutableSpan
        Levenshtein.distances(of: TextBlock(queries), to: patterns, into: &table)
        for (index, query) in queries.enumerated() {
            let wanted = texts.map { UInt8(Levenshtein.distance(query, $0)) }
            #expect(Array(edits[(index * texts.count)..<((index + 1) * texts.count)]) == wanted)
        }
    }

    struct Words: CustomTestStringConvertible, Sendable {
        let name: String
        let words: [String]
        var testDescription: String { name }
    }

    static let words = [
        Words(name: "few", words: ["a", "b", "ab", "ba"]),
        Words(name: "usual", words: ["the", "of", "love", "night", "in", "my", "heart", "dancing", "queen", "i"]),
        Words(
            name: "with letters beyond ASCII", words: ["été", "夜", "love", "ночь", "the", "naïve"]),
    ]

    @Test("token sets equal the pairs' own, in both orders", arguments: words) func tokenSets(_ row: Words) {
        var random = SeededRandom(seed: 13)
        let texts = (0..<60).map { _ in
            (0..<random.below(7)).map { _ in row.words[random.below(row.words.count)] }.joined(separator: " ")
        }
        var got = [Float](repeating: -1, count: texts.count * texts.count)
        var table = got.mutableSpan
        TokenSet.similarities(of: TextBlock(texts), to: TokenBlock(TextBlock(texts)), into: &table)
        for (left, one) in texts.enumerated() {
            for (right, other) in texts.enumerated() {
                let value = got[left * texts.count + right]
                #expect(value == Float(TokenSet.similarity(one, other)), "\"\(one)\" and \"\(other)\"")
                #expect(value == got[right * texts.count + left], "\"\(one)\" and \"\(other)\"")
            }
        }
    }

    @Test("blocks without texts, and texts without symbols") func empty() {
        var none: [UInt8] = []
        var table = none.mutableSpan
        Indel.distances(of: TextBlock(["a"]), to: PatternBlock(TextBlock()), into: &table)
        Levenshtein.distances(of: TextBlock(), to: PatternBlock(TextBlock(["a"])), into: &table)
        #expect(none.isEmpty)
        var one: [Float] = [-1]
        var single = one.mutableSpan
        JaroWinkler.similarities(of: TextBlock([""]), to: PatternBlock(TextBlock([""])), into: &single)
        #expect(one == [1])
    }

    @Test("a block keeps its texts") func blocks() {
        let texts = ["", "é", "a\u{0}b", "夜"]
        let block = TextBlock(texts)
        #expect((0..<block.count).map { block[$0] } == texts)
    }
}
