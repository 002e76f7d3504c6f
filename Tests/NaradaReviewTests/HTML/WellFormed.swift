import Foundation
import Testing

/// A page read as XML would be: every element that is opened is closed, in the right order, and no attribute stands
/// twice. Stricter than HTML, and enough to tell a title that broke out of its place.
enum WellFormed {
    /// The elements of the page in order, with their attributes; an issue is recorded where it is not well formed.
    @discardableResult
    static func elements(
        _ page: String, sourceLocation: SourceLocation = #_sourceLocation
    ) throws -> [(name: String, attributes: [String: String])] {
        var open: [String] = []
        var elements: [(name: String, attributes: [String: String])] = []
        var rest = Substring(page)
        while let start = rest.firstIndex(of: "<") {
            rest = rest[rest.index(after: start)...]
            // Inside of style and script nothing but the closing tag is markup.
            if let raw = open.last, raw == "style" || raw == "script" {
                guard rest.hasPrefix("/\(raw)>") else { continue }
            }
            let end = try #require(rest.firstIndex(of: ">"), sourceLocation: sourceLocation)
            let tag = rest[..<end]
            rest = rest[rest.index(after: end)...]
            if tag.hasPrefix("!") { continue }
            if tag.hasPrefix("/") {
                #expect(open.popLast() == String(tag.dropFirst()), "\(tag)", sourceLocation: sourceLocation)
                continue
            }
            let isClosed = tag.hasSuffix("/")
            let body = isClosed ? tag.dropLast() : tag
            let name = String(body.prefix { !$0.isWhitespace })
            var attributes: [String: String] = [:]
            let list = body.dropFirst(name.count)
            var used = 0
            for match in list.matches(of: /\s+([a-z][a-zA-Z-]*)(?:="([^"]*)")?/) {
                let key = String(match.output.1)
                #expect(attributes[key] == nil, "\(tag)", sourceLocation: sourceLocation)
                attributes[key] = match.output.2.map(String.init) ?? ""
                used += match.output.0.count
            }
            #expect(used == list.count, "\(tag)", sourceLocation: sourceLocation)
            elements.append((name, attributes))
            if !isClosed, !void.contains(name) { open.append(name) }
        }
        #expect(open.isEmpty, "\(open)", sourceLocation: sourceLocation)
        return elements
    }

    /// Elements of HTML that have no end.
    private static let void: Set<String> = ["meta", "br", "input", "hr", "link"]
}
