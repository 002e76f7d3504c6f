import Foundation
import NaradaEngine
import NaradaModel
import NaradaStore
import NaradaTestSupport
import Testing

/// The review report from the file to its text.
@Suite struct ReviewReportTests {
    private static func report(
        _ home: Home, _ format: ReviewFormat, _ query: ReviewQuery = ReviewQuery()
    ) throws -> String {
        var text = ""
        try home.engine.writeReviewReport(query, format: format, style: .plain) { text += $0 }
        return text
    }

    private static func listed(_ page: String) -> Int { page.matches(of: /<details class="item"/).count }

    @Test func `a short list is shown whole`() throws {
        let home = try QueueTests.home()
        let page = try Self.report(home, .html)
        #expect(Self.listed(page) == 6)
        #expect(!page.contains("A sample"))
        #expect(page.contains("6 pairs: 6 waiting."))
        #expect(page.contains("live against studio"))
        // The size of the group is told, as in the walk.
        #expect(page.contains("4 pairs like it"))
        let markdown = try Self.report(home, .markdown)
        #expect(markdown.contains("| spotify | 0 | 0 | 6 |"))
    }

    @Test func `a long list is sampled, the same each time, and the page says so`() throws {
        let home = try QueueTests.home()
        // Ten rows more that are mapped without a question.
        for number in 0..<10 {
            try home.add("s\(number),Song Number \(number),Some Band,,3:0\(number),USRC1760000\(number)")
            try home.add("t\(number),Song Number \(number),Some Band,,3:0\(number),USRC1760000\(number)", to: "lastfm")
        }
        try home.run()
        let query = ReviewQuery(limit: 6)
        let page = try Self.report(home, .html, query)
        #expect(Self.listed(page) == 6)
        #expect(page.contains("A sample: 6 of 16 pairs. The first 3 that wait"))
        #expect(try Self.report(home, .html, query) == page)
        // What one half does not need is the other's.
        let waiting = try Self.report(home, .html, ReviewQuery(states: [.waiting], limit: 4))
        #expect(waiting.contains("A sample: 4 of 6 pairs. The first 4 that wait"))
        let mapped = try Self.report(home, .html, ReviewQuery(states: [.mapped], limit: 4))
        #expect(mapped.contains("A sample: 4 of 10 pairs. Of those that stand"))
        // A table shows the first instead, and its figures count all.
        let table = try Self.report(home, .table, query)
        #expect(table.contains("16 pairs: 10 mapped, 6 waiting."))
        #expect(table.hasSuffix("6 of 16 pairs.\n"))
    }

    @Test func `verdicts are the labels of the calibration`() throws {
        let home = try QueueTests.home()
        try home.engine.decide(.accept, on: .rows(["1", "2"], trackID: nil)).ignored()
        try home.engine.decide(.reject, on: .rows(["3"], trackID: nil)).ignored()
        let text = try Self.report(home, .json)
        let document = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        let figures = try #require(document["figures"] as? [String: Any])
        let calibration = try #require(figures["calibration"] as? [String: Any])
        #expect(calibration["count"] as? Int == 3)
        #expect((figures["pairs"] as? [String: Int]) == ["mapped": 0, "decided": 2, "waiting": 3])
        #expect(try Self.report(home, .table).contains("From 3 answered pairs, 2 of them right"))
    }

    @Test func `filters hold for figures and pairs alike`() throws {
        let home = try QueueTests.home()
        #expect(try Self.report(home, .html, ReviewQuery(confidences: 0...1)).contains("No pair to show."))
        #expect(try Self.report(home, .html, ReviewQuery(states: [.mapped])).contains("No pair to show."))
        let page = try Self.report(home, .html, ReviewQuery(connectors: ["spotify"]))
        #expect(page.contains("Only rows of spotify."))
        #expect(throws: EngineFault.self) { try Self.report(home, .html, ReviewQuery(connectors: ["nowhere"])) }
    }

    @Test func `a report changes nothing`() throws {
        let home = try QueueTests.home()
        let before = try Data(contentsOf: URL(fileURLWithPath: home.folder.path(of: "narada.db")))
        for format in ReviewFormat.allCases { _ = try Self.report(home, format) }
        #expect(try Data(contentsOf: URL(fileURLWithPath: home.folder.path(of: "narada.db"))) == before)
    }

    @Test func `the order of the queue is that of its parts, with and without a filter`() throws {
        let home = try QueueTests.home()
        try home.store().withReadSession { session in
            let all = try ReviewQueueReader.items(in: session, filter: ReviewFilter()).map(\.id)
            let one = try ReviewQueueReader.items(in: session, filter: ReviewFilter(connectors: ["spotify"])).map(\.id)
            #expect(all == one)
            var pages: [Int64] = []
            for offset in stride(from: 0, to: 6, by: 2) {
                pages += try ReviewQueueReader.items(in: session, filter: ReviewFilter(limit: 2, offset: offset)).map(
                    \.id)
            }
            #expect(pages == all)
        }
    }
}
