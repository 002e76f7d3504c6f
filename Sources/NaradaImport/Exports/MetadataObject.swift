import NaradaModel

/// Makes the JSON objects that are kept beside what was understood: `raw_metadata` of tracks and playlists, `context` of
/// plays.
struct MetadataObject {
    private var members: [(key: String, json: String)] = []

    var isEmpty: Bool { members.isEmpty }

    /// Adds a member whose value is JSON already; nil adds nothing.
    mutating func add(_ key: String, json: String?) {
        if let json { members.append((key, json)) }
    }

    /// Adds a text; nil and blank add nothing.
    mutating func add(_ key: String, _ text: String?) {
        if let text, !text.isBlank { members.append((key, JSONText.string(text))) }
    }

    mutating func add(_ key: String, _ number: Int?) {
        if let number { members.append((key, String(number))) }
    }

    mutating func add(_ key: String, _ flag: Bool?) {
        if let flag { members.append((key, flag ? "true" : "false")) }
    }

    mutating func add(_ key: String, _ texts: [String]) {
        if !texts.isEmpty { members.append((key, JSONText.array(texts.map(JSONText.string)))) }
    }

    /// One line with sorted keys; nil where there is nothing.
    var json: String? {
        guard !members.isEmpty else { return nil }
        let sorted = members.sorted { $0.key < $1.key }
        return "{" + sorted.map { JSONText.string($0.key) + ":" + $0.json }.joined(separator: ",") + "}"
    }
}

extension JSONRecord {
    /// The members as one JSON object on one line, in the order of the file; nil where there are none or the bytes are
    /// not UTF-8.
    ///
    /// Copied as they stand: a history has a million of these.
    func object(of members: [Int], into buffer: inout [UInt8]) -> String? {
        buffer.removeAll(keepingCapacity: true)
        for node in members {
            buffer.append(buffer.isEmpty ? Byte.brace : Byte.comma)
            buffer.append(Byte.quote)
            buffer.append(contentsOf: rawKey(node))
            buffer.append(Byte.quote)
            buffer.append(UInt8(ascii: ":"))
            appendLine(json(node), nodes[node].kind, to: &buffer)
        }
        guard !buffer.isEmpty else { return nil }
        buffer.append(Byte.braceClose)
        return buffer.withUnsafeBufferPointer { String(validating: $0, as: UTF8.self) }
    }

    /// The value's JSON on one line; nil for no value, null, or bytes that are not UTF-8.
    func line(_ node: Int?) -> String? {
        guard let node, nodes[node].kind != .null else { return nil }
        var buffer: [UInt8] = []
        appendLine(json(node), nodes[node].kind, to: &buffer)
        return String(validating: buffer, as: UTF8.self)
    }

    /// Appends JSON without the white space that pretty files have between brackets.
    private func appendLine(_ json: UnsafeBufferPointer<UInt8>, _ kind: JSONTape.Kind, to buffer: inout [UInt8]) {
        guard kind == .object || kind == .array else {
            buffer.append(contentsOf: json)
            return
        }
        var isInString = false
        var isEscaped = false
        for byte in json {
            if isInString {
                if isEscaped {
                    isEscaped = false
                } else if byte == Byte.backslash {
                    isEscaped = true
                } else if byte == Byte.quote {
                    isInString = false
                }
            } else if LineWindow.isBlank(byte) {
                continue
            } else if byte == Byte.quote {
                isInString = true
            }
            buffer.append(byte)
        }
    }
}
