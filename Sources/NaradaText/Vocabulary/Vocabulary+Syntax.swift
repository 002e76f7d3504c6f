extension Vocabulary {
    struct Rule {
        let role: Role
        let phrases: [String]
    }

    /// The rules of a table. Lines that are no rule are left out here and refused by the tests.
    static func rules(of table: String) -> [Rule] {
        lines(of: table).compactMap(rule)
    }

    /// The lines that should be rules: not blank, no comment.
    static func lines(of table: String) -> [String] {
        table.utf8.split(separator: UInt8(ascii: "\n")).map { trimmed(Substring($0)) }.filter {
            !$0.isEmpty && !$0.hasPrefix("#")
        }
    }

    /// `role argument: phrase | phrase`; nil for anything else.
    static func rule(_ line: String) -> Rule? {
        // By bytes: every process reads all rules before its first title.
        guard let colon = line.utf8.firstIndex(of: UInt8(ascii: ":")) else { return nil }
        let phrases = line.utf8[colon...].dropFirst().split(separator: UInt8(ascii: "|")).map { trimmed(Substring($0)) }
        let head = line[..<colon]
        let name = Substring(head.utf8.prefix { $0 != blank })
        let argument = trimmed(head[name.endIndex...])
        guard let role = role(named: String(name), argument: argument), !phrases.contains("") else { return nil }
        return Rule(role: role, phrases: phrases)
    }

    private static func role(named name: String, argument: String) -> Role? {
        let kind = VersionKind(rawValue: argument)
        return switch name {
        case "mark": kind.map(Role.mark)
        case "head": kind.map(Role.head)
        case "tail": kind.map(Role.tail)
        case "both": kind.map(Role.both)
        case "style": kind.map(Role.style)
        case "weak": kind.map(Role.weak)
        case "lead": kind.map(Role.lead)
        case "part": PartNumber.Kind(rawValue: argument).map(Role.part)
        case "edition" where !argument.isEmpty: .edition(argument)
        case "edition-tail" where !argument.isEmpty: .editionTail(argument)
        case "edition-anywhere" where !argument.isEmpty: .editionAnywhere(argument)
        case "edition-lead" where !argument.isEmpty: .editionLead(argument)
        case "language" where argument.isEmpty: .language
        case "remaster" where argument.isEmpty: .remaster
        case "frame" where argument.isEmpty: .frame
        case "quality" where argument.isEmpty: .quality
        case "place" where argument.isEmpty: .place
        case "month" where argument.isEmpty: .month
        case "guest" where argument.isEmpty: .guest
        case "companion" where argument.isEmpty: .companion
        default: nil
        }
    }

    private static func trimmed(_ text: some StringProtocol) -> String {
        var slice = Substring(text)
        while slice.utf8.first == blank { slice = Substring(slice.utf8.dropFirst()) }
        while slice.utf8.last == blank { slice = Substring(slice.utf8.dropLast()) }
        // Most are done with here.
        if let first = slice.utf8.first, let last = slice.utf8.last, isSolid(first), isSolid(last) {
            return String(slice)
        }
        while slice.first?.isWhitespace == true { slice.removeFirst() }
        while slice.last?.isWhitespace == true { slice.removeLast() }
        return String(slice)
    }

    private static let blank = UInt8(ascii: " ")

    /// Whether the byte is a character of ASCII that is seen.
    private static func isSolid(_ byte: UInt8) -> Bool { byte > blank && byte < 0x7F }
}
