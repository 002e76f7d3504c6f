import NaradaModel
import NaradaTestSupport
import Testing

@testable import NaradaMatching

/// Spellings that are two have two keys.
@Suite struct WrittenKeyTests {
    private static func credit(_ names: [String], guests: [String] = []) -> WrittenKey {
        WrittenKey(ArtistCredit(names), titleGuests: guests)
    }

    struct Row: CustomTestStringConvertible {
        var name: String
        var one: WrittenKey
        var other: WrittenKey
        var testDescription: String { name }
    }

    static let rows = [
        Row(name: "a Greek question mark and a semicolon", one: WrittenKey("a\u{37E}"), other: WrittenKey("a;")),
        Row(name: "one letter and two that compose it", one: WrittenKey("\u{E9}"), other: WrittenKey("e\u{301}")),
        Row(name: "no text and a byte of zero", one: WrittenKey(""), other: WrittenKey("\0")),
        Row(name: "zeros before a letter", one: WrittenKey("\0a"), other: WrittenKey("a")),
        Row(name: "eight bytes and nine", one: WrittenKey("abcdefgh"), other: WrittenKey("abcdefgh\0")),
        Row(name: "two names and one", one: credit(["ab", "cd"]), other: credit(["abcd"])),
        Row(name: "another border", one: credit(["ab", "cd"]), other: credit(["abc", "d"])),
        Row(name: "another order", one: credit(["a", "b"]), other: credit(["b", "a"])),
        Row(name: "a name and a guest", one: credit(["a", "b"]), other: credit(["a"], guests: ["b"])),
        Row(name: "an empty name", one: credit(["a", ""]), other: credit(["a"])),
    ]

    @Test(arguments: rows) func `two spellings`(_ row: Row) {
        #expect(row.one != row.other)
        #expect(row.one != .none && row.other != .none)
    }

    @Test func `equal spellings have equal keys, however they are stored`() {
        for text in ["", "a", "fifteen bytes !", "sixteen bytes !!", "Sigur Rós – Ágætis byrjun"] {
            let joined = (text + "x").dropLast()
            #expect(WrittenKey(text) == WrittenKey(String(joined)))
            #expect(Self.credit([text]) == Self.credit([String(joined)]))
        }
    }

    /// Texts that differ in one byte, or in their length, at every length up to three steps.
    @Test func `seeded texts`() {
        var random = SplitMix64(seed: 128)
        var (texts, keys, halves): (Set<String>, Set<[UInt64]>, Set<UInt64>) = ([], [], [])
        for length in 0...25 {
            for _ in 0..<400 {
                let text = random.text(length: length, from: "ab\0")
                guard texts.insert(text).inserted else { continue }
                let key = WrittenKey(text)
                keys.insert([UInt64(bitPattern: Int64(key.place)), UInt64(key.shard)])
                halves.insert(UInt64(bitPattern: Int64(key.place)))
            }
        }
        #expect(texts.count > 5_000)
        #expect(keys.count == texts.count)
        // Each half spreads by itself.
        #expect(halves.count == texts.count)
    }
}
