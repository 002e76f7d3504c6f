import NaradaModel

/// A record whose bytes are at hand: typed reading of its members. Valid only inside `JSONStream.withRecord`.
struct JSONRecord {
    let bytes: UnsafeBufferPointer<UInt8>
    let nodes: UnsafeBufferPointer<JSONTape.Node>
    /// How the format's shape calls the record; empty for a format with one kind of records.
    var name = ""
    /// Names how the record is built (`JSONTape.layoutNumber`).
    var layout: Int?

    /// A value that cannot be read; the record is refused with it.
    struct Problem: Error {
        var text: String
        var advice: String
    }

    /// The root's index.
    static let root = 0

    /// The value of an object's member; nil where there is none, null, or `node` is no object.
    ///
    /// Of two members with one name the first is taken. Cost: one comparison for each member.
    func member(_ key: StaticString, of node: Int? = Self.root) -> Int? {
        guard let node, node < nodes.count, nodes[node].kind == .object else { return nil }
        var child = node + 1
        let end = Int(nodes[node].next)
        while child < end {
            if isKey(child, key) { return nodes[child].kind == .null ? nil : child }
            child = Int(nodes[child].next)
        }
        return nil
    }

    /// The values inside an array; nothing for any other value.
    func elements(of node: Int?) -> [Int] {
        guard let node, nodes[node].kind == .array else { return [] }
        var elements: [Int] = []
        var child = node + 1
        let end = Int(nodes[node].next)
        while child < end {
            elements.append(child)
            child = Int(nodes[child].next)
        }
        return elements
    }

    /// The member nodes of an object, in order.
    func members(of node: Int = Self.root) -> [Int] {
        guard nodes[node].kind == .object else { return [] }
        var members: [Int] = []
        var child = node + 1
        let end = Int(nodes[node].next)
        while child < end {
            members.append(child)
            child = Int(nodes[child].next)
        }
        return members
    }

    func isKey(_ node: Int, _ key: StaticString) -> Bool {
        let start = Int(nodes[node].keyStart)
        let count = Int(nodes[node].keyEnd) - start
        guard count == key.utf8CodeUnitCount else { return false }
        for offset in 0..<count where bytes[start + offset] != key.utf8Start[offset] { return false }
        return true
    }

    /// The bytes of a string, number or word; of a string with backslashes, as they stand.
    func raw(_ node: Int) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(rebasing: bytes[Int(nodes[node].start)..<Int(nodes[node].end)])
    }

    /// The key as it stands.
    func rawKey(_ node: Int) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(rebasing: bytes[Int(nodes[node].keyStart)..<Int(nodes[node].keyEnd)])
    }

    /// The value as JSON, as it stands.
    func json(_ node: Int) -> UnsafeBufferPointer<UInt8> {
        let quote = nodes[node].kind == .string ? 1 : 0
        return UnsafeBufferPointer(
            rebasing: bytes[Int(nodes[node].start) - quote..<Int(nodes[node].end) + quote])
    }

    // MARK: Values

    /// The text of a string; nil for no value, null and blank text.
    ///
    /// - Throws: `Problem` for another kind of value, or text that is not UTF-8, has a NUL or half a character.
    func text(_ node: Int?) throws(Problem) -> String? {
        guard let node else { return nil }
        switch nodes[node].kind {
        case .null: return nil
        case .string:
            guard let text = try string(node), !text.isBlank else { return nil }
            return text
        default: throw problem(node, "is no text", "export the file again")
        }
    }

    /// The text of a string or the digits of a number; as `text` otherwise.
    func word(_ node: Int?) throws(Problem) -> String? {
        guard let node, nodes[node].kind == .number else { return try text(node) }
        return String(decoding: raw(node), as: UTF8.self)
    }

    /// The whole number of a number or of a string of digits; nil for no value, null and an empty string.
    ///
    /// - Throws: `Problem` for anything else, and past 18 digits.
    func integer(_ node: Int?) throws(Problem) -> Int? {
        guard let node, nodes[node].kind != .null else { return nil }
        guard nodes[node].kind == .number || nodes[node].kind == .string else {
            throw problem(node, "is no number", "export the file again")
        }
        let digits = raw(node)
        if digits.isEmpty { return nil }
        // Number by number: `Int` wants a string.
        var value = 0
        var places = 0
        var isNegative = false
        for (offset, byte) in digits.enumerated() {
            if offset == 0, byte == UInt8(ascii: "-") {
                isNegative = true
            } else if (0x30...0x39).contains(byte), places < 18 {
                value = value * 10 + Int(byte - 0x30)
                places += 1
            } else if byte == UInt8(ascii: "."), places > 0, digits[(offset + 1)...].allSatisfy({ $0 == 0x30 }) {
                break
            } else {
                throw problem(node, "\(quoted(shown(node))) is no whole number", "correct or remove it")
            }
        }
        guard places > 0 else {
            throw problem(node, "\(quoted(shown(node))) is no whole number", "correct or remove it")
        }
        return isNegative ? -value : value
    }

    /// Whether a string of digits stands where services write a number.
    func isNumberInQuotes(_ node: Int?) -> Bool {
        guard let node else { return false }
        return nodes[node].kind == .string
    }

    /// True or false; nil for no value and null. Digits and words in quotes are taken too: `"1"`, `"true"`.
    func flag(_ node: Int?) -> Bool? {
        guard let node else { return nil }
        switch nodes[node].kind {
        case .yes: return true
        case .no: return false
        case .number, .string:
            let raw = raw(node)
            if raw.elementsEqual("1".utf8) || raw.elementsEqual("true".utf8) { return true }
            if raw.elementsEqual("0".utf8) || raw.elementsEqual("false".utf8) { return false }
            return nil
        default: return nil
        }
    }

    /// The string's text, escapes read.
    private func string(_ node: Int) throws(Problem) -> String? {
        let raw = raw(node)
        if !nodes[node].hasEscapes {
            // Histories are mostly ASCII, for which the plain initialiser is exact and a good deal faster.
            if nodes[node].isASCII { return String(decoding: raw, as: UTF8.self) }
            guard let text = String(validating: raw, as: UTF8.self) else {
                throw problem(node, "is not UTF-8", "save the file as UTF-8")
            }
            return text
        }
        switch JSONEscapes.text(raw) {
        case .success(let text): return text
        case .failure(.nul): throw problem(node, "holds a NUL character", "remove it")
        case .failure(.halfCharacter):
            throw problem(node, "holds half a character (a lone surrogate)", "correct or remove it")
        case .failure(.notUTF8): throw problem(node, "is not UTF-8", "save the file as UTF-8")
        }
    }

    /// The value for a sentence.
    func shown(_ node: Int) -> String { String(decoding: json(node).prefix(200), as: UTF8.self) }

    func problem(_ node: Int, _ text: String, _ advice: String) -> Problem {
        let key = String(decoding: rawKey(node), as: UTF8.self)
        return Problem(text: key.isEmpty ? "a value \(text)" : "the \(quoted(key)) \(text)", advice: advice)
    }
}
