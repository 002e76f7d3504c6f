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

    /// The markup of parts, gathered: a text that got through as markup would show as a tag that is none of ours.
    private struct Markup {
        private(set) var tags: Set<String> = []
        /// Brackets outside of tags, and characters that the eye obeys.
        private(set) var strays: [String] = []

        private static let ours: Set<String> = [
            "bdi", "br", "button", "caption", "div", "h3", "kbd", "li", "mark", "ol", "p", "path", "span", "strong",
            "svg", "table", "tbody", "td", "th", "thead", "tr", "ul",
        ]

        mutating func read(_ html: String) {
            var tag: String?
            var isQuoted = false
            for scalar in html.unicodeScalars {
                if scalar.value < 0x20 || scalar.value > 0x7E, scalar.isObeyed, scalar != "\n" {
                    strays.append("U+" + String(scalar.value, radix: 16))
                }
                switch (tag, scalar) {
                case (nil, "<"):
                    tag = ""
                    isQuoted = false
                case (nil, ">"): strays.append("> in \(html.prefix(200))")
                case (nil, _): break
                case (.some(let text), ">") where !isQuoted:
                    tags.insert(text)
                    tag = nil
                case (.some(let text), _):
                    if scalar == "\"" { isQuoted.toggle() }
                    tag = text + String(scalar)
                }
            }
            if let tag { strays.append("<\(tag.prefix(200))") }
        }

        func check() {
            #expect(strays.isEmpty, "\(strays.prefix(5))")
            for tag in tags.sorted() {
                let name = tag.drop { $0 == "/" }.prefix { $0.isLetter || $0.isNumber }
                #expect(Self.ours.contains(String(name)), "<\(tag)>")
                #expect(tag.firstMatch(of: /(?i)\s(on[a-z]+|style|src|href|action)\s*=/) == nil, "<\(tag)>")
            }
        }
    }

    @Test func `a thousand hostile titles are inert in every part of the page`() async throws {
        let served = try await ServedQueue(Self.questions())
        var shown = 0
        var groups: Set<String> = []
        var markup = Markup()
        let list = try #require(try await served.page().answer.number("list"))
        for number in 0..<20 {
            let reply = try await served.get("/api/queue?list=\(list)&page=\(number)")
            #expect(reply.body.count < 500_000, "long titles are cut")
            for line in try reply.json()["items"] as? [[String: Any]] ?? [] {
                shown += 1
                markup.read(try #require(line.text("html")))
                let card = try await served.card(try #require(line.number("item")))
                markup.read(try #require(card.text("html")))
                let label = try #require(card.text("label"))
                #expect(!label.unicodeScalars.contains(where: \.isObeyed) && label.count < 600)
                if let group = card.text("group") { groups.insert(group) }
            }
        }
        #expect(shown == 1_000)
        for group in groups.sorted().prefix(60) {
            markup.read(try #require(try await served.get("/api/groups/\(group)").json().text("html")))
        }
        for group in try await served.get("/api/groups").json()["groups"] as? [[String: Any]] ?? [] {
            markup.read(try #require(group.text("html")))
        }
        for item in try await served.page().items.prefix(5) {
            markup.read(try #require(try await served.get("/api/items/\(item)/candidates").json().text("html")))
        }
        markup.check()
    }

    @Test func `hostile words find what they spell`() async throws {
        let served = try await ServedQueue([
            .init(title: "<script>", rowTitle: "<script>alert</script>"), .init(title: "Plain", rowTitle: "Plain"),
        ])
        #expect(try await served.page("words=%3Cscript%3E").items.count == 1)
        #expect(try await served.page("words=" + String(repeating: "zz+", count: 20_000)).items.isEmpty)
        #expect(try await served.page("words=%00%1B%E2%80%AE").answer.number("total") != nil)
    }
}
