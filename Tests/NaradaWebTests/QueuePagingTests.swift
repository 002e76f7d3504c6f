import Foundation
import NaradaModel
import NaradaStore
import NaradaTestSupport
import Testing

@testable import NaradaWeb

/// Lists: leafing, narrowing, finding.
@Suite struct QueuePagingTests {
    @Test func `leafing to the end shows each once, whatever is decided meanwhile`() async throws {
        let served = try await ServedQueue(ServedQueue.numbered(230))
        let first = try await served.page()
        let list = try #require(first.answer.number("list"))
        #expect(first.answer.number("total") == 230 && first.answer.number("pages") == 5)
        var seen = first.items
        // Decided on a page that was shown, and on one that was not; put off, which moves it to the end of new lists.
        let last = try await served.page("list=\(list)&page=4").items
        #expect(try await served.decide("accept", first.items[3]).status == 200)
        #expect(try await served.decide("skip", first.items[4]).status == 200)
        #expect(try await served.decide("reject", try #require(last.first)).status == 200)
        for number in 1..<5 { seen += try await served.page("list=\(list)&page=\(number)").items }
        #expect(seen.count == Set(seen).count, "none twice")
        #expect(seen.count == 229, "and none passed over but the one decided before it was reached")
        // A new list has what waits now, and what was put off at its end.
        let fresh = try await served.page("page=99")
        #expect(fresh.answer.number("total") == 228)
        #expect(fresh.items.last == first.items[4])
    }

    @Test func `a list that is not known any more is made anew`() async throws {
        let served = try await ServedQueue(ServedQueue.numbered(60))
        let (items, answer) = try await served.page("list=4711&page=1")
        #expect(items.count == 10 && answer.number("list") == 1)
        // Another query is another list, whatever number it came with.
        #expect(try await served.page("list=1&page=0&connector=lastfm").answer.number("list") == 2)
    }

    struct Row: CustomTestStringConvertible, Sendable {
        var name: String
        var query: String
        var titles: [String]
        var testDescription: String { name }
    }

    private static let shelf: [ServedQueue.Question] = [
        .init(
            title: "Jóga", rowTitle: "Joga (Live)", artist: "Björk", rowArtist: "Björk", confidence: 80,
            reasons: [.versionConflict]),
        .init(
            title: "夜", rowTitle: "夜", artist: "ラブ", rowArtist: "Love", service: "lastfm", confidence: 55,
            reasons: [.cannotCompare, .tie]),
        .init(
            title: "Hyperballad", rowTitle: "Hyperballad", artist: "Björk", rowArtist: "Bjork", service: "lastfm",
            confidence: 60, reasons: [.tie]),
        .init(title: "100% & more", rowTitle: "100% & more", confidence: 70),
    ]

    @Test(arguments: [
        Row(name: "all", query: "", titles: ["Joga (Live)", "100% &amp; more", "Hyperballad", "夜"]),
        Row(name: "a service", query: "connector=lastfm", titles: ["Hyperballad", "夜"]),
        Row(
            name: "two services", query: "connector=lastfm&connector=spotify",
            titles: ["Joga (Live)", "100% &amp; more", "Hyperballad", "夜"]),
        Row(name: "a service that is none", query: "connector=%27%20OR%201%3D1", titles: []),
        Row(name: "a reason", query: "reason=tie", titles: ["Hyperballad", "夜"]),
        Row(name: "two reasons", query: "reason=cannot_compare&reason=version_conflict", titles: ["Joga (Live)", "夜"]),
        Row(name: "confidences", query: "min=60&max=70", titles: ["100% &amp; more", "Hyperballad"]),
        Row(name: "words without accents", query: "words=bjork", titles: ["Joga (Live)", "Hyperballad"]),
        Row(name: "words with accents and case", query: "words=BJ%C3%96RK+j%C3%B3ga", titles: ["Joga (Live)"]),
        Row(name: "other scripts", query: "words=%E5%A4%9C", titles: ["夜"]),
        Row(name: "a part of a word", query: "words=yperbal", titles: ["Hyperballad"]),
        Row(name: "a service's id", query: "words=s3", titles: ["100% &amp; more"]),
        Row(name: "signs", query: "words=100%25", titles: ["100% &amp; more"]),
        Row(name: "blanks", query: "words=+++", titles: ["Joga (Live)", "100% &amp; more", "Hyperballad", "夜"]),
        Row(
            name: "all together", query: "words=bjork&connector=lastfm&reason=tie&min=50&max=90",
            titles: ["Hyperballad"]),
        Row(name: "nothing", query: "words=zzz", titles: []),
    ])
    func `a list is narrowed`(_ row: Row) async throws {
        let served = try await ServedQueue(Self.shelf)
        let items = try await served.page(row.query).answer["items"] as? [[String: Any]] ?? []
        let titles = items.compactMap {
            $0.text("html")?.firstMatch(of: /<bdi>(.*?)<\/bdi>/).map { String($0.output.1) }
        }
        #expect(titles.sorted() == row.titles.sorted())
    }

    @Test func `a title of ten thousand characters hides no artist from a search`() async throws {
        let long = String(repeating: "A", count: 10_000)
        let served = try await ServedQueue([.init(title: long, rowTitle: long, artist: "Björk", rowArtist: "Björk")])
        #expect(try await served.page("words=bjork").items.count == 1)
    }

    @Test func `the order is the queue's`() async throws {
        let served = try await ServedQueue(ServedQueue.numbered(30))
        let shown = try await served.page().items
        #expect(try shown == served.order())
    }

    @Test func `what can be chosen is counted`() async throws {
        let served = try await ServedQueue(Self.shelf)
        let facets = try await served.get("/api/facets").json()
        #expect(facets.number("waiting") == 4)
        let connectors = facets["connectors"] as? [[String: Any]] ?? []
        #expect(connectors.map { $0.text("name") } == ["lastfm", "spotify"])
        #expect(connectors.map { $0.number("pairs") } == [2, 2])
        let reasons = facets["reasons"] as? [[String: Any]] ?? []
        #expect(reasons.map { $0.text("code") } == ["version_conflict", "tie", "cannot_compare", "below_acceptance"])
        #expect(reasons.map { $0.number("pairs") } == [1, 2, 1, 1])
        #expect(reasons.first?.text("label") == "the versions differ")
    }

    @Test func `an empty queue is an empty page`() async throws {
        let served = try await ServedQueue([])
        let (items, answer) = try await served.page()
        #expect(items.isEmpty && answer.number("total") == 0 && answer.number("pages") == 1)
        #expect(try await served.get("/api/groups").json().number("total") == 0)
    }

    @Test func `questions that come in while the page is open are in the next list, with their group`() async throws {
        let served = try await ServedQueue(ServedQueue.numbered(2))
        let list = try #require(try await served.page().answer.number("list"))
        try served.addQuestion(title: "Late", rowTitle: "Late (Live)")
        #expect(try await served.page("list=\(list)").items.count == 2)
        let items = try await served.page().items
        #expect(items.count == 3)
        #expect(try await served.card(try #require(items.max())).text("group") != nil)
    }
}
