import Foundation
import NaradaModel
import NaradaTestSupport
import Testing

@testable import NaradaWeb

/// A thousand titles that want to be more than text.
@Suite struct HostilePageTests {
    private static let seeds = [
        "<script>alert(1)</script>", "</script><script>alert(1)</script>", "<img src=x onerror=alert(1)>",
        "\"><svg onload=alert(1)>", "' autofocus onfocus='alert(1)", "<a href=\"javascript:alert(1)\">x</a>",
        "</bdi></td></table><form action=//evil.example>", "<!-- ", "]]>", "&lt;b&gt;&amp;", "{{7*7}}", "${alert(1)}",
        "=cmd|' /C calc'!A0", "+1+1", "@SUM(A1)", "-2+3", "\u{202E}gpj.exe", "\u{2066}a\u{2069}\u{200F}",
        "\u{1B}[31mred",
        "\u{1B}]0;owned\u{7}", "\u{0}nul", "line\r\nbreak\u{2028}\u{2029}",
        "Zalgo" + String(repeating: "\u{0301}", count: 500),
        String(repeating: "A", count: 10_000), String(repeating: "<", count: 10_000), "\u{FEFF}\u{200B}", "שלום עולם",
        "%3Cscript%3E", "\\u003cscript\\u003e", "<style>*{display:none}</style>", "<base href=//evil.example>",
    ]

    /// Seeds, alone and in pairs, as titles of rows and tracks and as names of artists.
    static func questions() -> [ServedQueue.Question] {
        var random = SplitMix64(seed: 5)
        return (0..<1_000).map { number in
            let title = "\(number) " + seeds[number % seeds.count]
            let other = seeds[Int(random.next() % UInt64(seeds.count))]
            return ServedQueue.Question(
                title: number.isMultiple(of: 3) ? title + other : title, rowTitle: title + " (Live)",
                artist: number.isMultiple(of: 5) ? other : "The Lanterns", rowArtist: other)
        }
    }

    /// What markup of ours there is; a text that got through as markup would show something else.
    private static let ours: Set<String> = [
        "article", "bdi", "button", "caption", "div", "h3", "kbd", "li", "mark", "ol", "p", "path", "rect", "span",
        "strong", "svg", "table", "tbody", "td", "th", "thead", "tr", "ul", "g", "line", "title",
    ]

    private static func check(_ html: String) {
        for match in html.matches(of: /<\/?([A-Za-z!?][A-Za-z0-9-]*)((?:[^>"]|"[^"]*")*)>/) {
            #expect(ours.contains(String(match.output.1)), "\(match.output.0)")
            let attributes = String(match.output.2)
            #expect(attributes.firstMatch(of: /(?i)\b(on[a-z]+|style|src|href|action)\s*=/) == nil, "\(match.output.0)")
        }
        // Every bracket belongs to such a tag.
        let rest = html.replacing(/<\/?[A-Za-z][A-Za-z0-9-]*(?:[^>"]|"[^"]*")*>/, with: "")
        #expect(!rest.contains("<") && !rest.contains(">"))
        #expect(!html.unicodeScalars.contains { $0.isObeyed && $0 != "\n" }, "nothing that the eye obeys")
    }

    @Test func `a thousand hostile titles are inert in every part of the page`() async throws {
        let served = try await ServedQueue(Self.questions())
        var shown = 0
        var groups: Set<String> = []
        let list = try #require(try await served.page().answer.number("list"))
        for number in 0..<20 {
            let reply = try await served.get("/api/queue?list=\(list)&page=\(number)")
            #expect(reply.body.count < 500_000, "long titles are cut")
            for line in try reply.json()["items"] as? [[String: Any]] ?? [] {
                shown += 1
                Self.check(try #require(line.text("html")))
                let card = try await served.card(try #require(line.number("item")))
                Self.check(try #require(card.text("html")))
                let label = try #require(card.text("label"))
                #expect(!label.unicodeScalars.contains(where: \.isObeyed) && label.count < 600)
                if let group = card.text("group") { groups.insert(group) }
            }
        }
        #expect(shown == 1_000)
        for group in groups.sorted().prefix(60) {
            Self.check(try #require(try await served.get("/api/groups/\(group)").json().text("html")))
        }
        for group in try await served.get("/api/groups").json()["groups"] as? [[String: Any]] ?? [] {
            Self.check(try #require(group.text("html")))
        }
        for item in try await served.page().items.prefix(5) {
            Self.check(try #require(try await served.get("/api/items/\(item)/candidates").json().text("html")))
        }
    }

    @Test func `hostile words find what they spell`() async throws {
        let served = try await ServedQueue([
            .init(title: "<script>", rowTitle: "<script>alert</script>"), .init(title: "Plain", rowTitle: "Plain"),
        ])
        #expect(try await served.page("words=%3Cscript%3E").items.count == 1)
        #expect(try await served.page("words=" + String(repeating: "a+", count: 20_000)).items.isEmpty)
        #expect(try await served.page("words=%00%1B%E2%80%AE").answer.number("total") != nil)
    }
}
