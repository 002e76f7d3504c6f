import Foundation
import NaradaModel
import NaradaTestSupport
import Testing

@testable import NaradaReview

@Suite struct HTMLTests {
    struct Row: CustomTestStringConvertible {
        var name: String
        var text: String
        var markup: String
        var testDescription: String { name }
    }

    @Test(arguments: [
        Row(name: "plain", text: "Hurt", markup: "Hurt"),
        Row(name: "an element", text: "<b>x</b>", markup: "&lt;b&gt;x&lt;/b&gt;"),
        Row(name: "out of an attribute", text: "\" onload='x", markup: "&quot; onload=&#39;x"),
        Row(name: "an entity", text: "&lt;", markup: "&amp;lt;"),
        Row(name: "an override", text: "a\u{202E}b", markup: #"a\u{202E}b"#),
        Row(name: "an escape sequence", text: "\u{1B}[2J", markup: #"\u{1B}[2J"#),
        Row(name: "Hebrew", text: "שלום", markup: "שלום"),
    ])
    func `a text in markup is a text`(_ row: Row) {
        let html: HTML = "<td title=\"\(row.text)\">\(row.text)</td>"
        #expect(html.markup == "<td title=\"\(row.markup)\">\(row.markup)</td>")
        #expect(HTML(text: row.text).markup == row.markup)
    }

    @Test func `markup stays markup, and numbers need no escape`() {
        let cells = ["a", "<"].map { text -> HTML in "<td>\(text)</td>" }
        let row: HTML = "<tr>\(cells)\(cells[0])\(-12)</tr>"
        #expect(row.markup == "<tr><td>a</td><td>&lt;</td><td>a</td>-12</tr>")
        #expect(cells.joined(separator: "<br>").markup == "<td>a</td><br><td>&lt;</td>")
        #expect((HTML() + "<hr>").markup == "<hr>")
    }

    @Test func `a long text is cut where it can be seen`() {
        #expect(HTML(isolating: "abc", limit: 3).markup == "<bdi>abc</bdi>")
        #expect(HTML(isolating: "abcd", limit: 3).markup == "<bdi>abc…</bdi>")
        let tower = "o" + String(repeating: "\u{301}", count: 10_000)
        #expect(HTML(isolating: tower).markup.unicodeScalars.count < 100)
    }

    @Test(arguments: [
        // FIPS 180-4 examples, and lengths around the ends of blocks, by coreutils' sha256sum.
        ("", "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="),
        ("abc", "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0="),
        (
            "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
            "JI1qYdIGOLjlwCaTDD5gOaM85Flk/yFn9uzt1BnbBsE="
        ),
        (String(repeating: "a", count: 55), "n0OQ+NMMLdkuyfCVtl4rmumwqSWlJY4kHJ8ekQ9zQxg="),
        (String(repeating: "a", count: 64), "/+BU/nrgy23GXDr5th1SCfQ5hR20PQulmXM33xVGaOs="),
    ])
    func `a hash of a policy`(_ text: String, _ hash: String) { #expect(SHA256.base64(of: text) == hash) }

    @Test func `a page allows its own style and scripts by their hashes, and nothing else`() throws {
        let page = HTMLPage(title: "A & <B>", styles: ["p { margin: 0 }"], scripts: ["let a = 1 < 2"], body: "<p>x</p>")
        let text = page.text
        #expect(text.contains("<title>A &amp; &lt;B&gt;</title>"))
        #expect(text.contains("<script>\nlet a = 1 < 2\n</script>"))
        #expect(!page.contentPolicy.contains("unsafe"))
        #expect(page.contentPolicy.hasPrefix("default-src 'none'; "))
        // The hash is of what stands between the tags, to the character.
        for name in ["style", "script"] {
            for block in text.matches(
                of: try Regex("<\(name)>([^<]*(?:<(?!/)[^<]*)*)</\(name)>", as: (Substring, Substring).self))
            {
                #expect(page.contentPolicy.contains("'sha256-\(SHA256.base64(of: String(block.output.1)))'"))
            }
        }
        let bare = HTMLPage(title: "t", body: HTML()).contentPolicy
        #expect(bare.contains("script-src 'none'; connect-src 'none'; form-action 'none'; base-uri 'none'"))
        #expect(HTMLPage(title: "t", talksToServer: true, body: HTML()).contentPolicy.contains("connect-src 'self'"))
    }

    struct Scheme: CustomTestStringConvertible {
        var name: String
        var block: Int
        var testDescription: String { name }
    }

    /// WCAG 2.2, success criterion 1.4.3.
    @Test(arguments: [Scheme(name: "light", block: 0), Scheme(name: "dark", block: 1), Scheme(name: "print", block: 2)])
    func `every colour of text stands off from every paper`(_ scheme: Scheme) throws {
        let blocks = PageStyle.shell.description.matches(of: /:root \{([^}]*)\}/).map { String($0.output.1) }
        #expect(blocks.count == 3)
        var colours: [String: String] = [:]
        for pair in blocks[scheme.block].matches(of: /--([a-z]+): (#[0-9a-f]{6})/) {
            colours[String(pair.output.1)] = String(pair.output.2)
        }
        #expect(colours.count >= 11)
        for ink in ["ink", "faint", "blue", "green", "orange", "red", "grey"] {
            for paper in ["paper", "raised"] {
                let contrast = try Contrast.between(#require(colours[ink]), #require(colours[paper]))
                #expect(contrast >= 4.5, "\(ink) on \(paper)")
            }
        }
        #expect(try Contrast.between(#require(colours["ink"]), #require(colours["mark"])) >= 4.5)
        // What is no text: outlines of focus and bars (1.4.11).
        if let focus = colours["focus"] { #expect(try Contrast.between(focus, #require(colours["paper"])) >= 3) }
    }
}

/// The contrast of two colours as WCAG 2.2 defines it, 1...21.
enum Contrast {
    static func between(_ one: String, _ other: String) throws -> Double {
        let (a, b) = (try luminance(one), try luminance(other))
        return (max(a, b) + 0.05) / (min(a, b) + 0.05)
    }

    private static func luminance(_ hex: String) throws -> Double {
        let number = try #require(Int(hex.dropFirst(), radix: 16))
        let parts = [16, 8, 0].map { shift -> Double in
            let part = Double(number >> shift & 0xFF) / 255
            return part <= 0.04045 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4)
        }
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
    }

}
