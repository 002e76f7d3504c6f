import Foundation
import NaradaTestSupport
import Testing

/// The helpers that all other tests lean on.
@Suite struct TestSupportTests {
    /// The first numbers of the published generator for seed 1234567, as the reference implementation prints them.
    @Test func splitMix64FollowsItsPaper() {
        var random = SplitMix64(seed: 1_234_567)
        #expect(
            (0..<3).map { _ in random.next() } == [
                6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
            ])
    }

    struct Row: CustomTestStringConvertible, Sendable {
        var testDescription: String
        var old: String
        var new: String
        var difference: String
    }

    @Test(arguments: [
        Row(testDescription: "equal", old: "a\nb", new: "a\nb", difference: ""),
        Row(testDescription: "a line changed", old: "a\nb\nc", new: "a\nx\nc", difference: " a\n-b\n+x\n c"),
        Row(testDescription: "a line added at the end", old: "a", new: "a\nb", difference: " a\n+b"),
        Row(testDescription: "all gone", old: "a", new: "", difference: "-a\n+"),
        Row(
            testDescription: "equal lines are left out", old: "1\n2\n3\n4\n5\n6", new: "1\n2\n3\n4\n5\nx",
            difference: "…\n 4\n 5\n-6\n+x"),
        Row(
            testDescription: "bytes count, not characters", old: "\u{e9}", new: "e\u{301}",
            difference: "-\u{e9}\n+e\u{301}"),
    ])
    func showsLinesThatDiffer(_ row: Row) {
        #expect(LineDifference.text(from: row.old, to: row.new).utf8.elementsEqual(row.difference.utf8))
    }

    @Test(.enabled(if: ProcessInfo.processInfo.environment[GoldenFile.recordingVariable] != "1"))
    func aMissingGoldenFileIsAFailure() {
        #expect(throws: GoldenMismatch.self) { try GoldenFile.compare("text", to: "never-recorded.txt") }
    }

    @Test(.enabled(if: ProcessInfo.processInfo.environment[GoldenFile.recordingVariable] != "1"))
    func aDifferenceIsAFailureThatShowsIt() {
        #expect {
            try GoldenFile.compare("There is no such text.\n", to: "StoreFault.txt")
        } throws: { error in
            "\(error)".contains("+There is no such text.")
        }
    }
}
