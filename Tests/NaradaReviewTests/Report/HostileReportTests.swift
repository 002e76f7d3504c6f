import Foundation
import NaradaModel
import NaradaTestSupport
import Testing

@testable import NaradaReview

/// A thousand titles that mean harm, in every form of the report.
@Suite struct HostileReportTests {
    private static func entry(_ title: String) -> ReviewEntry {
        var entry = ReviewEntry(
            state: .waiting,
            connectorTrack: ConnectorTrack(
                id: 1, serviceID: ServiceID(service: title, id: title),
                facts: Samples.row(1, title, [title, "B"], album: title, ms: 200_000).facts),
            track: Samples.track(2, String(title.reversed()), [title]), method: title,
            confidence: Confidence(percent: 60), reasons: [.belowAcceptance],
            evidence: Evidence(
                fields: [
                    Samples.field("title", "other", title, title, 1), Samples.field(title, title, title, "B", -1),
                ], prior: -1, total: 0, runnerUp: .init(trackID: 3, total: -1), matcherVersion: title))
        entry.pattern = ReviewPattern(key: "0badf00d", sentence: "artist \"\(title)\" = \"B\"")
        return entry
    }

    /// One report per title, and its figures made of the title too.
    private static func report(_ title: String, as format: ReviewFormat) -> String {
        var figures = ReviewFigures(
            lastRun: .init(id: 1, startedAt: TestClock.defaultStart, matcherVersion: title), connectors: [title])
        figures.add(
            .waiting, connector: title, method: title, confidence: Confidence(percent: 60), reasons: [.belowAcceptance])
        figures.groups = [
            .init(
                pattern: ReviewPattern(key: "0badf00d", sentence: title), pairs: 2, worth: 0,
                lowest: Confidence(percent: 60), highest: Confidence(percent: 60), samples: [title])
        ]
        figures.groupCount = 1
        return ReviewReportTests.write([entry(title)], as: format, figures: figures)
    }

    private static func obeyed(_ text: String, besides kept: Set<Unicode.Scalar> = ["\n"]) -> Unicode.Scalar? {
        text.unicodeScalars.first { $0.isObeyed && !kept.contains($0) }
    }

    @Test func `a thousand hostile titles are inert in a table`() {
        for title in CardTests.hostileTitles {
            let text = Self.report(title, as: .table)
            #expect(Self.obeyed(text) == nil, "\(title.harmless.prefix(60))")
            let widest = text.split(separator: "\n").map { DisplayWidth.columns(of: $0) }.max() ?? 0
            #expect(widest <= TextStyle.defaultWidth, "\(title.harmless.prefix(60))")
        }
    }

    @Test func `a thousand hostile titles are inert in a spreadsheet`() throws {
        for title in CardTests.hostileTitles {
            let text = Self.report(title, as: .csv)
            #expect(Self.obeyed(text, besides: ["\n", "\r", "\t"]) == nil, "\(title.harmless.prefix(60))")
            let records = try #require(CSVReading.records(text))
            #expect(records.count == 2 && records[1].count == ReviewCSV.header.count)
            let numbers: Set<String> = ["total_bits", "margin_bits"]
            for (column, field) in zip(ReviewCSV.header, records[1]) where !numbers.contains(column) {
                let first = field.unicodeScalars.first ?? "a"
                #expect(!"=+-@\t\r\n＝＋－＠".unicodeScalars.contains(first), "\(column)")
            }
        }
    }

    @Test func `a thousand hostile titles are inert in JSON, and lose nothing`() throws {
        for title in CardTests.hostileTitles {
            let text = Self.report(title, as: .json)
            #expect(Self.obeyed(text) == nil, "\(title.harmless.prefix(60))")
            let document = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
            let entry = try #require((document["entries"] as? [[String: Any]])?.first)
            let row = try #require(entry["connector_track"] as? [String: Any])
            #expect(Array((row["title"] as? String ?? "?").utf8) == Array(title.utf8))
        }
    }

    @Test func `a thousand hostile titles are inert in Markdown`() {
        for title in CardTests.hostileTitles {
            let text = Self.report(title, as: .markdown)
            #expect(Self.obeyed(text) == nil, "\(title.harmless.prefix(60))")
            #expect(!text.contains("<") && !text.contains("://") && !text.contains("![") && !text.contains("]("))
            // A title never ends its cell: every line of the table of pairs has four.
            for line in text.split(separator: "\n").drop(while: { $0 != "## Pairs" }) where line.hasPrefix("|") {
                let bars = line.replacing(/\\./, with: "").count { $0 == "|" }
                #expect(bars == 5, "\(title.harmless.prefix(60))")
            }
            // Nor its line.
            #expect(text.split(separator: "\n").count { $0.hasPrefix("#") } == 8)
        }
    }

    /// How many words differ, and which fields a row has, hangs on the title.
    private static let varying: Set<String> = ["mark", "span", "br", "bdi", "tr", "th", "td"]

    private static func structure(_ page: String) throws -> [String] {
        let elements = try WellFormed.elements(page)
        #expect(!elements.contains { $0.attributes.keys.contains { $0.hasPrefix("on") || $0 == "style" } })
        return elements.map(\.name).filter { !varying.contains($0) }
    }

    @Test func `a thousand hostile titles are inert in a page`() throws {
        // As many to a page as its size allows, whatever they are.
        let size = 200
        let plain = try Self.structure(
            ReviewReportTests.write(Array(repeating: Self.entry("x"), count: size), as: .html, figures: nil))
        let titles = CardTests.hostileTitles
        for start in stride(from: 0, to: titles.count, by: size) {
            let entries = titles[start..<start + size].map(Self.entry)
            let page = ReviewReportTests.write(entries, as: .html, figures: nil)
            #expect(Self.obeyed(page) == nil)
            #expect(try Self.structure(page) == plain)
            // All of the text is there: what would be obeyed is spelled out.
            #expect(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;"))
            #expect(page.contains(#"safe\u{202E}gpj.exe"#))
        }
    }

    @Test func `hostile names are inert in the charts of a page`() throws {
        let plain = try Self.structure(Self.report("x", as: .html))
        for title in CardTests.hostileTitles.prefix(60) {
            let page = Self.report(title, as: .html)
            #expect(Self.obeyed(page) == nil, "\(title.harmless.prefix(60))")
            #expect(try Self.structure(page) == plain, "\(title.harmless.prefix(60))")
            #expect(page.utf8.count < 200_000)
        }
    }
}
