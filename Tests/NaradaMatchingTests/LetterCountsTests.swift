@testable import NaradaMatching
import NaradaTestSupport
import NaradaText
import Testing

/// The look at letters before an alignment: never sees less in common than there is.
@Suite struct LetterCountsTests {
    /// Lengths around those at which kernels and counts change their ways.
    static let lengths = [0, 1, 2, 9, 63, 64, 65, 254, 255, 256, 1_023, 1_024, 1_025]
    static let alphabets = ["a", "ab", "abcdefghijklmnopqrstuvwxyz", "aeio東京夜кин", "aqA1", "abc de fg"]

    /// The length of the longest common subsequence, by the textbook's table.
    static func common(_ left: [UInt32], _ right: [UInt32]) -> Int {
        var row = [Int](repeating: 0, count: right.count + 1)
        for symbol in left {
            var diagonal = 0
            for index in right.indices {
                let above = row[index + 1]
                row[index + 1] = symbol == right[index] ? diagonal + 1 : max(above, row[index])
                diagonal = above
            }
        }
        return row[right.count]
    }

    /// A folded text of the length: words with one blank between them.
    static func text(length: Int, from alphabet: String, _ random: inout SplitMix64) -> String {
        var text = Array(random.text(length: length, from: alphabet))
        for index in text.indices where text[index] == " " {
            // No blank at an end or beside another one, as folding leaves them.
            if index == 0 || index == text.count - 1 || text[index - 1] == " " { text[index] = "x" }
        }
        return String(text)
    }

    /// The text with a few letters replaced, taken out or put in.
    static func slips(_ text: String, _ count: Int, _ random: inout SplitMix64) -> String {
        var letters = Array(text)
        for _ in 0..<count where !letters.isEmpty {
            let place = Int.random(in: 0..<letters.count, using: &random)
            switch Int.random(in: 0..<3, using: &random) {
            case 0 where letters[place] != " ": letters.remove(at: place)
            case 1: letters.insert("q", at: place)
            default: if letters[place] != " " { letters[place] = "z" }
            }
        }
        return letters.split(separator: " ").map { String($0) }.joined(separator: " ")
    }

    @Test(arguments: lengths) func mostCommonIsNeverBelowTheTruth(length: Int) {
        var random = SplitMix64(seed: UInt64(length) + 1)
        // The table is slow for the longest.
        for alphabet in Self.alphabets.prefix(length > 300 ? 2 : 6) {
            for otherLength in [length, max(0, length - 1), min(length, 40)] {
                let one = FoldedText(Self.text(length: length, from: alphabet, &random))
                let other = FoldedText(Self.text(length: otherLength, from: alphabet, &random))
                let bound = one.card.letterCounts.mostCommon(with: other.card.letterCounts)
                #expect(bound == other.card.letterCounts.mostCommon(with: one.card.letterCounts))
                #expect((bound != nil) == (max(one.scalars.count, other.scalars.count) <= LetterCounts.longest))
                guard let bound else { continue }
                #expect(bound >= Self.common(one.letters, other.letters))
                #expect(bound <= min(one.letters.count, other.letters.count))
                #expect(
                    one.card.letterCounts.mostCommon(with: one.card.letterCounts) == one.letters.count, "\(one.text)")
            }
        }
    }

    @Test(arguments: lengths) func aThresholdGivesThePlainSimilarityOrNothing(length: Int) {
        var random = SplitMix64(seed: UInt64(length) + 7)
        for alphabet in Self.alphabets {
            let text = Self.text(length: length, from: alphabet, &random)
            let others = [
                text, Self.slips(text, 1, &random), Self.slips(text, length / 8, &random),
                Self.text(length: length, from: alphabet, &random), "", String(text.reversed()),
            ]
            for other in others {
                let (left, right) = (FoldedText(text), FoldedText(other))
                for (one, two) in [(left, right), (right, left)] {
                    let plain = one.similarity(to: two)
                    for least in [0, 0.5, 0.8, 0.87, 0.95, 1, plain, plain.nextUp, plain.nextDown] {
                        #expect(one.similarity(to: two, atLeast: least) == (plain >= least ? plain : nil))
                    }
                }
            }
        }
    }

    @Test(arguments: lengths) func equalLettersMayBeEqual(length: Int) {
        var random = SplitMix64(seed: UInt64(length) + 13)
        for alphabet in Self.alphabets {
            let text = Self.text(length: length, from: alphabet, &random)
            let (one, other) = (FoldedText(text), FoldedText(text.filter { $0 != " " }))
            for (left, right) in [(one, other), (other, one)] {
                #expect(left.card.letterCounts.mayEqual(right.card.letterCounts))
                #expect(left.hasLetters(of: right))
            }
            let more = FoldedText(text + "q")
            #expect(!one.hasLetters(of: more) && !more.hasLetters(of: one))
        }
    }
}
