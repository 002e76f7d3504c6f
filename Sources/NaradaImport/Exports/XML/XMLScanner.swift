import Foundation

/// Cuts an XML 1.0 document of any size into tags and texts, one at a time, in constant memory.
///
/// A subset, made for files that nobody vouches for. Document types are stepped over and their entities never read, so
/// nothing outside the file is fetched and nothing inside it can grow; only the five entities of XML itself and
/// characters by number are known. Depth, tags and texts are bounded. What is not well-formed is told where it stands,
/// and scanning goes on behind it. UTF-8 only.
///
/// Foundation's `XMLParser` is not used: on Linux it tells lines but no byte, stops for good at the first mistake, and
/// brings libxml2 into every program that links this room.
struct XMLScanner {
    enum Token: Equatable {
        /// `<name …>`; an empty element `<name/>` is followed by its end.
        case start(String)
        case end(String)
        /// Characters, entities read. A text may come in pieces.
        case text(String)
        case damage(problem: String, advice: String)
    }

    /// Elements inside one another, at most. Libraries nest nine deep, with folders in folders not one more.
    static let depthLimit = 64
    /// Bytes of a text, at most: as for a field of a row.
    static let textLimit = RecordScanner.fieldLimit
    /// Bytes of a tag with its attributes, at most.
    static let tagLimit = 1 << 16

    private(set) var window: LineWindow
    /// Where the last token begins.
    private(set) var place: FilePlace
    /// The names of the open elements, without prefixes.
    private(set) var open: [String] = []
    /// Whether texts are handed out; those that are not cost nothing but their bytes.
    var wantsText = false
    /// Whether the document ended inside an element.
    private(set) var endedEarly = false

    private var pendingEnd: String?
    private var isOver = false
    private var hasElement = false

    init(_ window: ByteWindow, line: Int) {
        self.window = LineWindow(window, line: line)
        place = self.window.place
    }

    /// The next token; nil at the end.
    ///
    /// - Throws: `ImportFault` where the source cannot be read on, or is XML in another encoding than UTF-8.
    mutating func next() throws -> Token? {
        if let name = pendingEnd {
            pendingEnd = nil
            open.removeLast()
            return .end(name)
        }
        while !isOver {
            place = window.place
            guard let first = try window.byte(at: 0) else { return endOfSource() }
            let token = first == UInt8(ascii: "<") ? try markup() : try text()
            if let token { return token }
        }
        return nil
    }

    private mutating func endOfSource() -> Token? {
        isOver = true
        if hasElement, open.isEmpty { return nil }
        endedEarly = true
        let place = open.last.map { "inside <\(quotedName($0))>" } ?? "before its first element"
        return .damage(
            problem: "the file ends \(place), at byte \(window.offset)",
            advice: "what stands before came; export the file again")
    }

    // MARK: Texts

    private mutating func text() throws -> Token? {
        var index = 0
        while true {
            index = window.bytes.index(of: UInt8(ascii: "<"), from: index)
            if index < window.count { break }
            if !wantsText || index > Self.textLimit {
                window.drop(index)
                index = 0
                if wantsText { return try overlongText() }
            }
            guard try window.fill() else { break }
        }
        guard wantsText, index > 0 else {
            window.drop(index)
            return nil
        }
        if index > Self.textLimit { return try overlongText() }
        return take(index, asEntities: true)
    }

    /// Steps over the rest of a text that is too long.
    private mutating func overlongText() throws -> Token {
        while true {
            let index = window.bytes.index(of: UInt8(ascii: "<"), from: 0)
            let isEnd = index < window.count
            window.drop(index)
            if isEnd { break }
            guard try window.fill() else { break }
        }
        return .damage(problem: "a text is longer than \(Self.textLimit) bytes", advice: "shorten it")
    }

    /// The first `count` bytes as a text, which are dropped with `behind` more.
    private mutating func take(_ count: Int, asEntities: Bool, behind: Int = 0) -> Token {
        let read: XMLText.Reading =
            window.bytes.withBytes(in: 0..<count) { raw in
                asEntities ? XMLText.read(raw) : XMLText.plain(raw)
            }
        window.drop(count + behind)
        switch read {
        case .text(let text): return .text(text)
        case .notUTF8: return .damage(problem: "a text is not UTF-8", advice: "save the file as UTF-8")
        case .nul: return .damage(problem: "a text holds a NUL character", advice: "remove it")
        case .unknownEntity(let name):
            return .damage(
                problem: "the entity \(quoted("&\(name);")) is not read",
                advice: "write the character itself; entities that a file declares are never read")
        }
    }

    // MARK: Markup

    private mutating func markup() throws -> Token? {
        switch try window.byte(at: 1) {
        case UInt8(ascii: "?"):
            try checkDeclaration()
            window.drop(2)
            return try skip(to: "?>")
        case UInt8(ascii: "!"):
            if try begins("<!--") {
                window.drop(4)
                return try skip(to: "-->")
            }
            if try begins("<![CDATA[") { return try characterData() }
            return try documentType()
        case UInt8(ascii: "/"): return try endTag()
        case let byte? where Self.isNameStart(byte): return try startTag()
        case nil:
            window.drop(1)
            return nil
        default:
            window.drop(1)
            return .damage(problem: "a < stands where no tag begins", advice: "write &lt; in texts")
        }
    }

    private mutating func startTag() throws -> Token? {
        guard let end = try tagEnd() else { return try overlongTag() }
        let name = name(from: 1, upTo: end)
        let isEmpty = window[end - 1] == UInt8(ascii: "/")
        window.drop(end + 1)
        guard open.count < Self.depthLimit else {
            isOver = true
            return .damage(
                problem: "elements nest deeper than \(Self.depthLimit)",
                advice: "check that the file is what it is called")
        }
        open.append(name)
        hasElement = true
        if isEmpty { pendingEnd = name }
        return .start(name)
    }

    private mutating func endTag() throws -> Token? {
        guard let end = try tagEnd() else { return try overlongTag() }
        let name = name(from: 2, upTo: end)
        window.drop(end + 1)
        if open.last == name {
            open.removeLast()
            return .end(name)
        }
        return .damage(
            problem: open.last.map { "</\(quotedName(name))> stands where </\(quotedName($0))> should" }
                ?? "</\(quotedName(name))> ends nothing", advice: "export the file again")
    }

    /// The index of the `>` that ends the tag at the window's beginning, quotes heeded; nil past `tagLimit` or the end.
    private mutating func tagEnd() throws -> Int? {
        var index = 1
        var quote: UInt8?
        while index <= Self.tagLimit, let byte = try window.byte(at: index) {
            if let opened = quote {
                if byte == opened { quote = nil }
            } else if byte == Byte.quote || byte == UInt8(ascii: "'") {
                quote = byte
            } else if byte == UInt8(ascii: ">") {
                return index
            } else if byte == UInt8(ascii: "<") {
                return nil
            }
            index += 1
        }
        return nil
    }

    /// Steps behind the `<` of a tag that does not end.
    private mutating func overlongTag() throws -> Token? {
        window.drop(1)
        if try window.byte(at: Self.tagLimit) == nil, window.bytes.index(of: UInt8(ascii: "<"), from: 0) == window.count
        {
            window.drop(window.count)
            return endOfSource()
        }
        return .damage(problem: "a tag does not end", advice: "export the file again")
    }

    /// The name from `start`, without its prefix.
    private func name(from start: Int, upTo end: Int) -> String {
        var last = start
        var begin = start
        while last < end, Self.isNamePart(window[last]) {
            if window[last] == UInt8(ascii: ":") { begin = last + 1 }
            last += 1
        }
        return window.bytes.withBytes(in: begin..<max(last, begin)) { String(decoding: $0, as: UTF8.self) }
    }

    private mutating func characterData() throws -> Token? {
        let opening = "<![CDATA[".utf8.count
        var index = opening
        while true {
            index = window.bytes.index(of: UInt8(ascii: "]"), from: index)
            if index - opening > Self.textLimit || !wantsText && index == window.count {
                window.drop(index)
                let skipped = try skip(to: "]]>")
                guard wantsText else { return skipped }
                return .damage(problem: "a text is longer than \(Self.textLimit) bytes", advice: "shorten it")
            }
            if index == window.count {
                guard try window.fill() else {
                    window.drop(index)
                    return endOfSource()
                }
                continue
            }
            if try window.byte(at: index + 1) == UInt8(ascii: "]"), try window.byte(at: index + 2) == UInt8(ascii: ">")
            {
                break
            }
            index += 1
        }
        window.drop(opening)
        guard wantsText else {
            window.drop(index - opening + 3)
            return nil
        }
        return take(index - opening, asEntities: false, behind: 3)
    }

    /// Steps over `<!DOCTYPE …>` with all that is declared in its brackets.
    private mutating func documentType() throws -> Token? {
        window.drop(2)
        var brackets = 0
        var quote: UInt8?
        let stops = ByteSet(
            Byte.quote, UInt8(ascii: "'"), Byte.bracket, Byte.bracketClose, UInt8(ascii: ">"), UInt8(ascii: "<"))
        while true {
            let index = window.bytes.index(ofFirst: stops, from: 0)
            guard index < window.count else {
                window.drop(index)
                guard try window.fill() else { return endOfSource() }
                continue
            }
            let byte = window[index]
            window.drop(index + 1)
            if let opened = quote {
                if byte == opened { quote = nil }
                continue
            }
            switch byte {
            case Byte.quote, UInt8(ascii: "'"): quote = byte
            case Byte.bracket: brackets += 1
            case Byte.bracketClose: brackets = max(0, brackets - 1)
            case UInt8(ascii: "<"):
                // Quotes in comments are no quotes.
                if try begins("!--") {
                    window.drop(3)
                    if let damage = try skip(to: "-->") { return damage }
                }
            default:
                if brackets == 0 { return nil }
            }
        }
    }

    /// - Throws: `ImportFault.xmlEncoding` where the declaration names another encoding than UTF-8 or its subset.
    private mutating func checkDeclaration() throws {
        guard try begins("<?xml"), let end = try tagEnd() else { return }
        let text = window.bytes.withBytes(in: 0..<end) { String(decoding: $0, as: UTF8.self) }
        guard let key = text.range(of: "encoding") else { return }
        let rest = text[key.upperBound...].drop { $0 == "=" || $0.isWhitespace }
        guard let quote = rest.first, quote == "\"" || quote == "'" else { return }
        let name = rest.dropFirst().prefix { $0 != quote }
        guard !["utf-8", "utf8", "us-ascii", "ascii"].contains(name.lowercased()) else { return }
        throw ImportFault.xmlEncoding(window.name, encoding: String(name))
    }

    /// Steps behind the next `end`, of any distance.
    private mutating func skip(to end: StaticString) throws -> Token? {
        let first = end.utf8Start[0]
        while true {
            let index = window.bytes.index(of: first, from: 0)
            window.drop(index)
            if window.count == 0 {
                guard try window.fill() else { return endOfSource() }
                continue
            }
            if try begins(end) {
                window.drop(end.utf8CodeUnitCount)
                return nil
            }
            window.drop(1)
        }
    }

    private mutating func begins(_ text: StaticString) throws -> Bool {
        for offset in 0..<text.utf8CodeUnitCount {
            guard try window.byte(at: offset) == text.utf8Start[offset] else { return false }
        }
        return true
    }

    private func quotedName(_ name: String) -> String { String(quoted(name).dropFirst().dropLast()) }

    private static func isNameStart(_ byte: UInt8) -> Bool {
        (0x41...0x5a).contains(byte) || (0x61...0x7a).contains(byte) || byte == UInt8(ascii: "_") || byte >= 0x80
    }

    private static func isNamePart(_ byte: UInt8) -> Bool {
        isNameStart(byte) || (0x30...0x39).contains(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
            || byte == UInt8(ascii: ":")
    }
}
