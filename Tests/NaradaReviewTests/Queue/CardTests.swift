import Foundation
import NaradaModel
import NaradaTestSupport
import Testing

@testable import NaradaReview

@Suite struct CardTests {
    struct Row: CustomTestStringConvertible {
        var name: String
        var card: ReviewCard
        var style = TextStyle.plain
        var testDescription: String { name }
    }

    static func waiting(_ entry: ReviewEntry) -> ReviewEntry {
        var entry = entry
        entry.state = .waiting
        entry.pattern = ReviewPattern(of: entry)
        return entry
    }

    static let live = ReviewCard(
        entry: waiting(Samples.entries[0]), runnerUp: Samples.track(7, "Hurt", ["Nine Inch Nails"]),
        worth: ReviewWorth(plays: 1_043, likes: 1, playlistEntries: 2), pairsInGroup: 143)

    static let rows = [
        Row(name: "live.txt", card: live),
        Row(name: "live-120.txt", card: live, style: TextStyle(width: 120)),
        Row(name: "live-60.txt", card: live, style: TextStyle(width: 60)),
        Row(name: "live-colour.txt", card: live, style: TextStyle(colour: true)),
        Row(name: "wide.txt", card: ReviewCard(entry: waiting(Samples.entries[1]), worth: ReviewWorth(plays: 1))),
        Row(name: "no-evidence.txt", card: ReviewCard(entry: waiting(Samples.entries[2]))),
    ]

    @Test(arguments: rows)
    func `a card`(_ row: Row) throws {
        let text = row.card.text(style: row.style)
        try GoldenFile.compare(text, to: "cards/\(row.name)")
        let plain = text.replacing(/\u{1B}\[[0-9]+m/, with: "")
        #expect(plain.split(separator: "\n").allSatisfy { DisplayWidth.columns(of: $0) <= row.style.width })
    }

    @Test func `marks stand under the words that differ, in wide scripts too`() throws {
        let entry = ReviewEntry(
            state: .waiting, connectorTrack: Samples.row(1, "東京 ライブ 夜", ["A"]), track: Samples.track(2, "東京 夜", ["A"]),
            method: .titleArtist, confidence: Confidence(percent: 60), reasons: [.versionConflict], evidence: nil)
        let lines = ReviewCard(entry: entry).text(style: .plain).split(separator: "\n")
        let title = try #require(lines.first { $0.hasPrefix("title") })
        let marks = try #require(lines.first { $0.contains("~") })
        let start = try #require(title.range(of: "ライブ")).lowerBound
        #expect(DisplayWidth.columns(of: title[..<start]) == DisplayWidth.columns(of: marks.prefix { $0 == " " }))
        #expect(marks.count { $0 == "~" } == 6)
    }

    @Test(arguments: [
        ("a b c", "a c", "b", ""), ("a", "b", "a", "b"), ("A (b)", "a b", "", ""), ("", "a", "", "a"),
        ("x y x y", "y x", "x y", ""), ("one two", "two one", "one", "one"),
    ])
    func `words that differ`(_ left: String, _ right: String, _ inLeft: String, _ inRight: String) {
        let difference = WordDifference(left, right)
        func marked(_ words: [WordDifference.Word]) -> String {
            words.filter(\.differs).map(\.text).joined(separator: " ")
        }
        // Of equally long common parts any will do: only how much is marked is promised.
        #expect(marked(difference.left).split(separator: " ").count == inLeft.split(separator: " ").count)
        #expect(marked(difference.right).split(separator: " ").count == inRight.split(separator: " ").count)
    }

    // MARK: Hostile titles

    /// A thousand titles: each harm on its own, and mixed with letters of every width at random.
    static let hostileTitles: [String] = {
        var random = SplitMix64(seed: 2_611)
        let harms = Samples.hostileTitles.map(\.title)
        let letters = Array("abc 東京é\u{301}👨‍👩‍👧 العربية-=+@'\"\\<>&;\t,")
        return (0..<1_000).map { number in
            if number < harms.count { return harms[number] }
            var title = ""
            for _ in 0...Int.random(in: 0...3, using: &random) {
                title += random.text(length: Int.random(in: 0...20, using: &random), from: letters)
                if random.chance(0.7) { title += String((harms.randomElement(using: &random) ?? "").prefix(400)) }
            }
            return title
        }
    }()

    private static func hostile(_ title: String) -> ReviewEntry {
        waiting(
            ReviewEntry(
                state: .waiting, connectorTrack: Samples.row(1, title, [title, "B"], album: title),
                track: Samples.track(2, String(title.reversed()), [title]), method: title,
                confidence: Confidence(percent: 60), reasons: [.belowAcceptance],
                evidence: Evidence(
                    fields: [
                        Samples.field("title", "other", title, title, 1),
                        Samples.field("artists", "other", title, "B", -1),
                    ], prior: -1, total: 0, runnerUp: .init(trackID: 3, total: -1), matcherVersion: "v")))
    }

    @Test func `a thousand hostile titles are shown in the walk and not obeyed`() {
        for title in Self.hostileTitles {
            let card = ReviewCard(
                entry: Self.hostile(title), runnerUp: Samples.track(3, title, [title]), pairsInGroup: 9)
            let texts = [
                card.text(style: .plain), card.explanation(style: .plain) ?? "",
                WalkText.group(card, samples: [card.entry], style: .plain), WalkText.message(title, style: .plain),
                WalkText.candidates([(Samples.track(3, title, [title]), Confidence(percent: 3))], style: .plain),
            ]
            for text in texts {
                let obeyed = text.unicodeScalars.first { $0.isObeyed && $0 != "\n" }
                #expect(obeyed == nil, "\(title.harmless.prefix(60))")
                let widest = text.split(separator: "\n").map { DisplayWidth.columns(of: $0) }.max() ?? 0
                #expect(widest <= TextStyle.defaultWidth, "\(title.harmless.prefix(60))")
                #expect(text.split(separator: "\n").count <= 80, "no title pushes the rest off the screen")
            }
        }
    }

    @Test func `a thousand hostile titles are inert in a file of verdicts`() throws {
        for title in Self.hostileTitles {
            let line = VerdictLine(
                verdict: .accept, serviceID: ServiceID(service: title, id: title),
                row: Self.hostile(title).connectorTrack.facts,
                trackID: 2, origins: [ServiceID(service: title, id: title)], track: Self.hostile(title).track.facts,
                note: title, decidedAt: nil)
            let csv = line.csv
            #expect(!csv.unicodeScalars.contains { $0.isObeyed && $0 != "\n" && $0 != "\r" && $0 != "\t" })
            let records = try #require(CSVReading.records(csv))
            #expect(records.count == 1 && records[0].count == 20)
            #expect(records[0].allSatisfy { !"=+-@\t\r\n＝＋－＠".contains($0.first ?? "a") })
            let json = line.jsonLine
            #expect(!json.unicodeScalars.dropLast().contains { $0.isObeyed })
            _ = try JSONSerialization.jsonObject(with: Data(json.utf8))
        }
    }
}
