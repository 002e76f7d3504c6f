/// SQL cut into words, literals and signs, without comments and blanks.
///
/// Not a parser: it knows where a text or comment ends, which is what reading a schema's CHECKs and a file's statements
/// needs. SQLite's pragmas tell all else. Lexical rules: SQLite, `tokenize.c`. Cost: one pass.
struct SQLTokens {
    /// The tokens in order; words and literals as written.
    private(set) var tokens: [Substring] = []

    init(_ sql: String) {
        var rest = Substring(sql)
        while let first = rest.utf8.first {
            if Self.blanks.contains(first) {
                rest = rest[rest.utf8.index(after: rest.startIndex)...]
            } else if rest.utf8.starts(with: "--".utf8) {
                rest = Substring(rest.utf8.drop { $0 != UInt8(ascii: "\n") })
            } else if rest.utf8.starts(with: "/*".utf8) {
                rest = Self.afterComment(rest)
            } else {
                let token = Self.token(at: rest, first)
                tokens.append(token)
                rest = rest[token.endIndex...]
            }
        }
    }

    /// The first word of every statement, in upper case.
    ///
    /// A trigger's body has statements of its own, none of which starts one of the file: it ends with the END that
    /// closes no CASE.
    var statementKeywords: [String] {
        var keywords: [String] = []
        var isStart = true
        var isInTrigger = false
        var openCases = 0
        for (index, token) in tokens.enumerated() {
            let word = token.uppercased()
            if isStart, word != ";" {
                keywords.append(word)
                isInTrigger = word == "CREATE" && tokens[index...].prefix(3).contains { $0.uppercased() == "TRIGGER" }
                isStart = false
            } else if isInTrigger, word == "CASE" {
                openCases += 1
            } else if isInTrigger, word == "END" {
                isInTrigger = openCases > 0
                openCases = max(0, openCases - 1)
            } else if word == ";" {
                isStart = !isInTrigger
            }
        }
        return keywords
    }

    /// The conditions of every `CHECK (…)`, each without its outer parentheses and with single blanks, sorted.
    var checks: [String] {
        var found: [String] = []
        for (index, token) in tokens.enumerated() where token.uppercased() == "CHECK" {
            var depth = 0
            var condition: [Substring] = []
            for next in tokens[(index + 1)...] {
                if next == ")" { depth -= 1 }
                if depth > 0 { condition.append(next) }
                if next == "(" { depth += 1 }
                if depth == 0 { break }
            }
            found.append(Self.joined(condition))
        }
        return found.sorted()
    }

    /// What follows the first WHERE, with single blanks; nil where there is none. The condition of a partial index.
    var predicate: String? {
        guard let start = tokens.firstIndex(where: { $0.uppercased() == "WHERE" }) else { return nil }
        return Self.joined(tokens[(start + 1)...])
    }

    /// All tokens with single blanks.
    var normalised: String { Self.joined(tokens[...]) }

    private static func joined(_ tokens: some Sequence<Substring>) -> String {
        var out = ""
        for token in tokens {
            let clings = token == ")" || token == "," || token == "." || out.hasSuffix("(") || out.hasSuffix(".")
            if !out.isEmpty, !clings { out.append(" ") }
            out.append(contentsOf: token)
        }
        return out
    }

    private static let blanks = Set(" \t\n\r\u{c}".utf8)

    private static func afterComment(_ rest: Substring) -> Substring {
        var bytes = rest.utf8.dropFirst(2)
        while !bytes.isEmpty, !bytes.starts(with: "*/".utf8) { bytes = bytes.dropFirst() }
        return Substring(bytes.dropFirst(2))
    }

    private static func token(at rest: Substring, _ first: UInt8) -> Substring {
        switch first {
        case UInt8(ascii: "'"), UInt8(ascii: "\""), UInt8(ascii: "`"): quoted(rest, by: first)
        case UInt8(ascii: "["): Substring(rest.utf8.prefix { $0 != UInt8(ascii: "]") })
        case _ where isWord(first): Substring(rest.utf8.prefix(while: isWord))
        default: Substring(rest.utf8.prefix(1))
        }
    }

    /// Up to the closing quote; a doubled quote stands for itself.
    private static func quoted(_ rest: Substring, by quote: UInt8) -> Substring {
        let bytes = rest.utf8
        var index = bytes.index(after: bytes.startIndex)
        while index < bytes.endIndex {
            let isQuote = bytes[index] == quote
            index = bytes.index(after: index)
            guard isQuote else { continue }
            guard index < bytes.endIndex, bytes[index] == quote else { break }
            index = bytes.index(after: index)
        }
        return rest[..<index]
    }

    /// Letters, digits, `_`, `$` and every byte of a character beyond ASCII.
    private static func isWord(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "$"), 0x80...:
            true
        default: false
        }
    }
}
