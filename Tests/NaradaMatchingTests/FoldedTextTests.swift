import Dispatch
@testable import NaradaMatching
import NaradaTestSupport
import NaradaText
import Synchronization
import Testing

/// What two texts are to each other, beside the same said plainly.
@Suite struct FoldedTextTests {
    static let words = [
        "live", "love", "song", "songs", "sogn", "the", "a", "karaoke", "karoake", "4", "44", "2nd", "yesterday",
        "yesterdya", "yesteday", "東京", "кино", "кинo", "abcd", "abdc", "remix", "remixx", "demo", "dmeo",
    ]

    static func text(_ random: inout SplitMix64, upTo most: Int = 4) -> String {
        (0..<Int.random(in: 0...most, using: &random))
            .map { _ in words[Int.random(in: 0..<words.count, using: &random)] }.joined(separator: " ")
    }

    static func splitWords(_ text: String) -> [String] { text.split(separator: " ").map(String.init) }

    /// One slip, by trying every one: each letter taken out of the longer word, each two neighbours exchanged.
    static func isSlip(_ one: String, _ other: String) -> Bool {
        let (few, many) = one.unicodeScalars.count <= other.unicodeScalars.count ? (one, other) : (other, one)
        let (short, long) = (few.unicodeScalars.map(\.value), many.unicodeScalars.map(\.value))
        guard short.count >= 4, short != long else { return false }
        if long.count == short.count + 1 {
            return long.indices.contains { Array(long[..<$0] + long[($0 + 1)...]) == short }
        }
        guard long.count == short.count else { return false }
        return long.indices.dropLast().contains { index in
            var exchanged = long
            exchanged.swapAt(index, index + 1)
            return exchanged == short
        }
    }

    static func isMisspelt(_ one: String, _ other: String) -> Bool {
        let (left, right) = (splitWords(one), splitWords(other))
        guard left.count == right.count, left != right else { return false }
        let marks = TitleGrammar.versionWords
        return zip(left, right).allSatisfy { word, otherWord in
            word == otherWord
                || !(word + otherWord).contains(where: \.isNumber)
                    && !(marks.contains(word) && marks.contains(otherWord)) && isSlip(word, otherWord)
        }
    }

    @Test(arguments: UInt64(1)...5) func relationsAreThoseOfThePlainTwins(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        var misspelt = 0
        var shuffled = 0
        for _ in 0..<3_000 {
            let one = Self.text(&random)
            var other = Self.text(&random)
            if random.chance(0.3) { other = Self.splitWords(one).shuffled(using: &random).joined(separator: " ") }
            if random.chance(0.4) {
                // Each word or its neighbour in the list, many of which are slips of each other.
                other = Self.splitWords(one).map { word in
                    let place = Self.words.firstIndex(of: word) ?? 0
                    return Self.words[min(Self.words.count - 1, max(0, place + Int.random(in: -1...1, using: &random)))]
                }.joined(separator: " ")
            }
            let (left, right) = (FoldedText(one), FoldedText(other))
            let hasWords =
                Self.splitWords(one).count > 1 && Self.splitWords(one).sorted() == Self.splitWords(other).sorted()
            let isMisspelt = Self.isMisspelt(one, other)
            for (a, b) in [(left, right), (right, left)] {
                #expect(a.hasWords(of: b) == hasWords, "\(one) | \(other)")
                #expect(a.isMisspelt(b) == isMisspelt, "\(one) | \(other)")
                #expect((a.key == b.key) == (one == other))
                #expect(a.hasLetters(of: b) == (one.filter { $0 != " " } == other.filter { $0 != " " }))
            }
            misspelt += isMisspelt ? 1 : 0
            shuffled += hasWords ? 1 : 0
        }
        // The twins were asked about something.
        #expect(misspelt > 20 && shuffled > 20)
    }

    struct Slip: CustomTestStringConvertible, Sendable {
        let one: String
        let other: String
        let isOne: Bool
        var testDescription: String { "\(one) and \(other)" }

        init(_ one: String, _ other: String, _ isOne: Bool) {
            (self.one, self.other, self.isOne) = (one, other, isOne)
        }
    }

    @Test(arguments: [
        Slip("yesterday", "yesterday", false), Slip("yesterday", "yesterdayx", true),
        Slip("yesterday", "xyesterday", true), Slip("yesterday", "yestreday", true),
        Slip("yesterday", "eysterday", true), Slip("yesterday", "yesterdya", true),
        Slip("yesterday", "yesterxay", false), Slip("hello", "helllo", true), Slip("aaaa", "aaaaa", true),
        Slip("aaaa", "aaaaaa", false), Slip("abc", "abcd", false), Slip("abcd", "abcde", true),
        Slip("abcd", "badc", false), Slip("", "", false), Slip("", "a", false), Slip("abcd", "dbca", false),
    ]) func aSlipIsOneLetterOrTwoExchanged(row: Slip) {
        let (one, other) = (row.one.unicodeScalars.map(\.value), row.other.unicodeScalars.map(\.value))
        #expect(SlipOfThePen.isOne(one.span, other.span) == row.isOne)
        #expect(SlipOfThePen.isOne(other.span, one.span) == row.isOne)
        #expect(Self.isSlip(row.one, row.other) == row.isOne)
        // Parts of longer texts.
        let (later, last) = ([7, 7, 7] + one + [7], [7] + other)
        let (word, otherWord) = (later.span.extracting(3..<later.count - 1), last.span.extracting(1..<last.count))
        #expect(SlipOfThePen.isOne(word, otherWord) == row.isOne)
        #expect(SlipOfThePen.isOne(otherWord, word) == row.isOne)
    }

    @Test func slipsOfRandomWordsAreThoseOfTheTwin() {
        var random = SplitMix64(seed: 4)
        var found = 0
        for _ in 0..<20_000 {
            let one = random.text(length: Int.random(in: 0...7, using: &random), from: "ab")
            let other = random.text(length: Int.random(in: 0...7, using: &random), from: "ab")
            let expected = Self.isSlip(one, other)
            found += expected ? 1 : 0
            let (left, right) = (one.unicodeScalars.map(\.value), other.unicodeScalars.map(\.value))
            #expect(SlipOfThePen.isOne(left.span, right.span) == expected, "\(one) \(other)")
        }
        #expect(found > 100)
    }

    @Test(arguments: ["", "a", "a b", "東京 は", "live 2nd", "鄧麗君 song", "кино"]) func theQuickKeyIsTheTextsOwn(
        text: String
    ) {
        #expect(FoldedText.key(of: text) == FoldedText(text).key)
    }

    @Test(arguments: [
        "", "live", "live 2nd take", "a b c", String(repeating: "x", count: 5_000) + " karaoke 4", "東京 夜 remix",
    ]) func wordsStandWhereTheySay(text: String) {
        let folded = FoldedText(text)
        let spelt = folded.words.map { word in
            String(String.UnicodeScalarView(folded.scalars[word.range].compactMap(Unicode.Scalar.init)))
        }
        let words = Self.splitWords(text)
        // Of one character more than one form may stand for it, and each has one scalar.
        #expect(spelt.map(\.unicodeScalars.count) == words.map(\.unicodeScalars.count))
        #expect(folded.words.map(\.key) == words.map { FoldedText($0).words[0].key })
        #expect(folded.words.map(\.hasDigit) == words.map { $0.contains(where: \.isNumber) })
        #expect(folded.words.map(\.isVersionWord) == words.map(TitleGrammar.versionWords.contains))
    }

    /// Letters and words cut by hand beside the same cut by the library.
    @Test(arguments: UInt64(1)...2) func randomTextsAreCutAlike(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        for length in [0, 1, 2, 3, 15, 16, 17, 64] {
            for _ in 0..<200 {
                let text = random.text(length: length, from: "ab é9٣Жか京😀  2ʼ")
                let folded = FoldedText(text)
                #expect(Array(folded.scalars) == text.unicodeScalars.map(\.value))
                let words = text.unicodeScalars.split(separator: " ").map { $0.map(\.value) }
                #expect(folded.words.map { Array(folded.scalars[$0.range]) } == words)
                let numbers = text.unicodeScalars.split(separator: " ").map {
                    $0.contains { $0.properties.numericType != nil }
                }
                #expect(folded.words.map(\.hasDigit) == numbers)
                #expect(folded.script == dominantScript(of: text))
                #expect(folded.key == FoldedText.key(of: text))
            }
        }
    }

    /// What lies in the block of a text outlives the text that it was asked of.
    @Test func wordsAndLettersKeepTheirMemory() {
        let words = (0..<200).map { FoldedText("song \($0) live").words }
        let scalars = (0..<200).map { FoldedText("song \($0) live").scalars }
        for number in 0..<200 {
            let text = "song \(number) live"
            #expect(words[number].map(\.key) == FoldedText(text).words.map(\.key))
            #expect(Array(scalars[number]) == text.unicodeScalars.map(\.value))
        }
    }

    /// Traditional characters are compared as simplified ones, and stay in the text that was given.
    @Test(arguments: ["鄧麗君 song", "邓丽君 song", "愛", "a\u{20000}", "東京は夜"]) func theGivenTextIsKept(text: String) {
        let folded = FoldedText(text)
        #expect(folded.text.utf8.elementsEqual(text.utf8))
        #expect(Array(folded.scalars) == Folder().simplify(text).unicodeScalars.map(\.value))
        var native = text
        let ofBytes = native.withUTF8 { FoldedText(utf8: $0) }
        #expect(ofBytes.key == folded.key && ofBytes.text == text)
    }

    /// Asked on several threads at once, a text has one sound.
    @Test func soundsAreMadeSafelyOnSeveralThreads() {
        let texts = ["кино", "русская", "東京", "가나다"].map(FoldedText.init)
        let alone = texts.map { FoldedText($0.text).soundKey() }
        let found = Mutex<[[UInt64?]]>([])
        DispatchQueue.concurrentPerform(iterations: 4) { _ in
            let keys = texts.map { $0.soundKey() }
            found.withLock { $0.append(keys) }
        }
        #expect(found.withLock { $0 } == [[UInt64?]](repeating: alone, count: 4))
    }
}
