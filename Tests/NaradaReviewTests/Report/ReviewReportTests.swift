import Foundation
import NaradaModel
import NaradaTestSupport
import Testing

@testable import NaradaReview

@Suite struct ReviewReportTests {
    /// Some hundred pairs of two services, three of them listed.
    static func figures(_ more: (inout ReviewFigures) -> Void = { _ in }) -> ReviewFigures {
        var figures = ReviewFigures(
            lastRun: .init(
                id: 7, startedAt: Timestamp("2026-11-20 10:00:00.000000") ?? TestClock.defaultStart,
                matcherVersion: Samples.matcherVersion))
        for number in 0..<140 {
            let connector = number.isMultiple(of: 3) ? "lastfm" : "spotify"
            let method: MatchMethod = number.isMultiple(of: 5) ? .isrc : .titleArtistDuration
            figures.add(
                .mapped, connector: connector, method: method.rawValue,
                confidence: Confidence(percent: 85 + number % 15), reasons: [])
        }
        figures.add(.mapped, connector: "lastfm", method: "fuzzy|v2", confidence: Confidence(percent: 40), reasons: [])
        for number in 0..<30 {
            let reasons: [ReviewReason] = number < 18 ? [.belowAcceptance] : [.versionConflict, .tie]
            figures.add(
                .waiting, connector: "spotify", method: MatchMethod.titleArtist.rawValue,
                confidence: Confidence(percent: 50 + number), reasons: reasons)
        }
        for _ in 0..<4 {
            figures.add(
                .decided, connector: "spotify", method: MatchMethod.manual.rawValue, confidence: .certain, reasons: [])
        }
        for (percent, isRight) in [(72, true), (74, false), (91, true), (93, true)] {
            figures.calibration.add(Confidence(percent: percent), isRight: isRight)
        }
        figures.groups = [
            .init(
                pattern: ReviewPattern(key: "3fa94c21", sentence: "live against studio, same title, ≤ 3 s"), pairs: 12,
                worth: 40, lowest: Confidence(percent: 61), highest: Confidence(percent: 79))
        ]
        figures.groupCount = 3
        more(&figures)
        return figures
    }

    static func write(
        _ entries: [ReviewEntry], as format: ReviewFormat, figures: ReviewFigures?, style: TextStyle = .plain,
        total: Int? = nil
    ) -> String {
        var writer = format.writer(style: style, figures: figures)
        var out = writer.begin()
        for entry in entries {
            out += writer.card(ReviewCard(entry: entry, runnerUp: Samples.track(7, "Hurt", ["Nine Inch Nails"])))
        }
        return out + writer.end(ReviewSummary(listed: entries.count, total: total ?? entries.count))
    }

    struct Row: CustomTestStringConvertible {
        var name: String
        var format: ReviewFormat
        var style = TextStyle.plain
        var testDescription: String { name }
    }

    @Test(arguments: [
        Row(name: "table.txt", format: .table),
        Row(name: "table-120.txt", format: .table, style: TextStyle(width: 120)),
        Row(name: "table-60.txt", format: .table, style: TextStyle(width: 60)), Row(name: "report.json", format: .json),
        Row(name: "report.md", format: .markdown), Row(name: "report.html", format: .html),
    ])
    func `a report in every form`(_ row: Row) throws {
        let figures = Self.figures { $0.sample = .init(listed: 3, waiting: 1, total: 175) }
        let text = Self.write(Samples.entries, as: row.format, figures: figures, style: row.style, total: 175)
        try GoldenFile.compare(text, to: "report/\(row.name)")
        if row.format == .table {
            #expect(text.split(separator: "\n").allSatisfy { DisplayWidth.columns(of: $0) <= row.style.width })
        }
    }

    @Test(arguments: ReviewFormat.allCases)
    func `a report on nothing is still a report`(_ format: ReviewFormat) throws {
        let text = Self.write([], as: format, figures: ReviewFigures())
        switch format {
        case .table, .markdown, .html: #expect(text.contains("No pair to show."))
        case .csv: #expect(CSVReading.records(text)?.count == 1)
        case .json: _ = try JSONSerialization.jsonObject(with: Data(text.utf8))
        }
        if format == .html { try WellFormed.elements(text) }
    }

    // MARK: Figures

    @Test func `thresholds say what would be mapped and what would wait`() {
        let figures = Self.figures()
        let accepted = figures.acceptedByThreshold
        // A person's verdicts are no matter of thresholds.
        #expect(figures.judged == 171)
        #expect(figures.held == 12)
        #expect(accepted.count == 101)
        #expect(accepted[0] == 159, "all but those that a rule holds back")
        #expect(accepted[85] == 140)
        #expect(accepted[100] == 0)
        #expect(zip(accepted, accepted.dropFirst()).allSatisfy { $0 >= $1 })
    }

    @Test func `the classes of the histogram hold every pair once`() {
        let figures = Self.figures { figures in
            for percent in 0...100 {
                figures.add(
                    .mapped, connector: "x", method: "isrc", confidence: Confidence(percent: percent), reasons: [])
            }
        }
        #expect(figures.histogram.map(\.label).first == "0–4")
        #expect(figures.histogram.map(\.label).suffix(2) == ["95–99", "100"])
        #expect(figures.histogram.reduce(0) { $0 + $1.counts.total } == figures.total.total)
    }

    @Test func `JSON has the figures before the entries`() throws {
        let text = Self.write(Samples.entries, as: .json, figures: Self.figures())
        let document = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        let figures = try #require(document["figures"] as? [String: Any])
        #expect((figures["by_confidence"] as? [Any])?.count == 101)
        #expect((figures["thresholds"] as? [Any])?.count == 101)
        #expect((figures["pairs"] as? [String: Int]) == ["mapped": 141, "decided": 4, "waiting": 30])
        #expect((figures["review_by_reason"] as? [String: Int])?["tie"] == 12)
        #expect((document["entries"] as? [Any])?.count == 3)
    }

    // MARK: Page

    @Test func `the page stands alone and can be used by keys and by ear`() throws {
        let page = Self.write(Samples.entries, as: .html, figures: Self.figures(), total: 175)
        let elements = try WellFormed.elements(page)
        // Nothing is loaded, and nothing runs but the one script that the policy names.
        for name in ["link", "img", "iframe", "object", "embed", "base"] {
            #expect(!elements.contains { $0.name == name }, "\(name)")
        }
        #expect(elements.count { $0.name == "script" } == 1)
        for element in elements {
            for (key, value) in element.attributes {
                #expect(!key.hasPrefix("on") && key != "style", "\(key)")
                if key == "href" { #expect(value.hasPrefix("#")) }
                #expect(key != "src")
            }
        }
        let policy = try #require(
            elements.first { $0.attributes["http-equiv"] == "Content-Security-Policy" }?.attributes["content"])
        #expect(policy.hasPrefix("default-src 'none';"))
        #expect(!policy.contains("unsafe"))
        // Every place that a link or a label points to is there, once.
        let ids = elements.compactMap { $0.attributes["id"] }
        #expect(Set(ids).count == ids.count)
        for element in elements {
            if let target = element.attributes["href"] { #expect(ids.contains(String(target.dropFirst()))) }
            if let target = element.attributes["aria-labelledby"] { #expect(ids.contains(target)) }
        }
        #expect(elements.filter { $0.name == "th" }.allSatisfy { $0.attributes["scope"] != nil })
        #expect(elements.count { $0.name == "table" } == elements.count { $0.name == "caption" })
        #expect(
            elements.filter { $0.name == "svg" }.allSatisfy { svg in
                svg.attributes["aria-hidden"] == "true"
                    || svg.attributes["role"] == "img" && svg.attributes["aria-label"] != nil
            })
        #expect(elements.first { $0.name == "html" }?.attributes["lang"] == "en")
        #expect(elements.count { $0.name == "h1" } == 1 && elements.count { $0.name == "main" } == 1)
        // A field or a list to choose from stands inside its label.
        #expect(
            page.matches(of: /<label>[^<]+<(input|select)/).count
                == elements.count { ["input", "select"].contains($0.name) })
        // Without the script the form is not shown, and the pairs are.
        #expect(elements.first { $0.name == "form" }?.attributes["hidden"] != nil)
        #expect(elements.filter { $0.name == "details" && $0.attributes["class"] == "item" }.count == 3)
    }

    @Test func `the page keeps its size whatever the titles are`() throws {
        let title = String(repeating: "\"<&>'", count: 4_000)
        var entry = Samples.entries[0]
        entry.connectorTrack = Samples.row(1, title, [title], album: title)
        entry.evidence?.fields[0].left = title
        let page = Self.write(Array(repeating: entry, count: 600), as: .html, figures: Self.figures(), total: 600)
        #expect(page.utf8.count <= ReviewPage.mostBytes)
        #expect(page.utf8.count > ReviewPage.mostBytes / 2)
        #expect(page.contains("more would have made the file larger than 5.0 MB, and were left out."))
        try WellFormed.elements(page)
    }

    @Test func `an explanation of a sample says how it was drawn`() {
        let sample = PairSample.Summary(listed: 500, waiting: 250, total: 1_100_000)
        for text in [Format.page, .markdown].map({ $0.text(sample) }) {
            #expect(text.contains("A sample: 500 of 1,100,000 pairs."))
            #expect(text.contains("The first 250 that wait"))
        }
    }

    private enum Format {
        case page, markdown

        func text(_ sample: PairSample.Summary) -> String {
            let figures = ReviewReportTests.figures { $0.sample = sample }
            return ReviewReportTests.write([], as: self == .page ? .html : .markdown, figures: figures, total: 9)
        }
    }
}
