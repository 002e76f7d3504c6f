import Testing

/// A page read as XML would be: every element that is opened is closed, in the right order, and no attribute stands
/// twice. Stricter than HTML, and enough to tell a title that broke out of its place.
enum WellFormed {
    struct Element {
        var name: String
        var attributes: [String: String]
    }

    /// The elements of the page in order, with their attributes; an issue is recorded where it is not well formed.
    @discardableResult
    static func elements(
        _ page: String, sourceLocation: SourceLocation = #_sourceLocation
    ) throws -> [Element] {
        var reader = Reader(bytes: Array(page.utf8))
        var open: [String] = []
        var elements: [Element] = []
        while let tag = reader.tag(insideOf: open.last) {
            switch tag {
            case .start(let element, let isClosed):
                elements.append(element)
                if !isClosed, !void.contains(element.name) { open.append(element.name) }
            case .end(let name): #expect(open.popLast() == name, "</\(name)>", sourceLocation: sourceLocation)
            case .broken(let text): Issue.record("\(text)", sourceLocation: sourceLocation)
            }
        }
        #expect(open.isEmpty, "\(open)", sourceLocation: sourceLocation)
        return elements
    }

    /// Elements of HTML that have no end.
    private static let void: Set<String> = ["meta", "br", "input", "hr", "link"]

    private enum Tag {
        case start(Element, isClosed: Bool)
        case end(String)
        case broken(String)
    }

    /// Bytes, since pages have some ten thousand and tests read thousands of pages.
    private struct Reader {
        let bytes: [UInt8]
        var index = 0

        init(bytes: [UInt8]) { self.bytes = bytes }

        /// The next tag; nil at the end. Inside of style and script nothing but their own end is one.
        mutating func tag(insideOf parent: String?) -> Tag? {
            let raw = parent == "style" || parent == "script" ? parent : nil
            while index < bytes.count {
                guard bytes[index] == UInt8(ascii: "<") else {
                    index += 1
                    continue
                }
                index += 1
                if let raw, !starts(with: "/\(raw)>") { continue }
                if starts(with: "!") { continue }
                if starts(with: "/") {
                    index += 1
                    let name = word()
                    guard take(">") else { return .broken("</\(name)") }
                    return .end(name)
                }
                return start()
            }
            return nil
        }

        private mutating func start() -> Tag {
            var element = Element(name: word(), attributes: [:])
            guard !element.name.isEmpty else { return .broken("a tag without a name at \(index)") }
            while true {
                let hadBlank = blanks()
                if take(">") { return .start(element, isClosed: false) }
                if take("/>") { return .start(element, isClosed: true) }
                let name = word()
                guard hadBlank, !name.isEmpty, element.attributes[name] == nil else {
                    return .broken("<\(element.name) … \(name)")
                }
                element.attributes[name] = ""
                guard take("=") else { continue }
                guard take("\""), let end = bytes[index...].firstIndex(of: UInt8(ascii: "\"")) else {
                    return .broken("<\(element.name) … \(name)=")
                }
                element.attributes[name] = String(decoding: bytes[index..<end], as: UTF8.self)
                index = end + 1
            }
        }

        private mutating func word() -> String {
            let start = index
            while index < bytes.count, isLetter(bytes[index]) { index += 1 }
            return String(decoding: bytes[start..<index], as: UTF8.self)
        }

        private func isLetter(_ byte: UInt8) -> Bool {
            (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
                || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: "-")
        }

        private mutating func blanks() -> Bool {
            let start = index
            while index < bytes.count, bytes[index] == 0x20 || bytes[index] == 0x0A { index += 1 }
            return index > start
        }

        private func starts(with text: StaticString) -> Bool {
            index + text.utf8CodeUnitCount <= bytes.count
                && (0..<text.utf8CodeUnitCount).allSatisfy { bytes[index + $0] == text.utf8Start[$0] }
        }

        private func starts(with text: String) -> Bool { bytes[index...].starts(with: text.utf8) }

        private mutating func take(_ text: StaticString) -> Bool {
            guard starts(with: text) else { return false }
            index += text.utf8CodeUnitCount
            return true
        }
    }
}
