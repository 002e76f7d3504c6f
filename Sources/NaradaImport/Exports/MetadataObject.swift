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
    func object(of members: [Int]) -> String? {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: max(bytes.count, 1)) { buffer in
            guard let start = buffer.baseAddress, let count = writeObject(of: members, to: start) else { return nil }
            return String(decoding: buffer[..<count], as: UTF8.self)
        }
    }

    /// Writes what `object` says and returns its length, which is at most that of the record; nil where `object` is.
    ///
    /// Copied as they stand, neighbours at once: a history has a million of these.
    func writeObject(of members: [Int], to target: UnsafeMutablePointer<UInt8>) -> Int? {
        guard !members.isEmpty else { return nil }
        var writer = ByteWriter(target)
        var isASCII = true
        // Bytes of the record that are still to be copied.
        var run = 0..<0
        for index in members {
            let node = nodes[index]
            isASCII = isASCII && node.isASCII
            let quote = node.kind == .string ? 1 : 0
            let whole = Int(node.keyStart) - 1..<Int(node.end) + quote
            if !run.isEmpty, isWithoutBlanks(node) {
                // A single byte between a value and the next key is their comma.
                if whole.lowerBound == run.upperBound + 1 {
                    run = run.lowerBound..<whole.upperBound
                    continue
                }
            }
            writer.write(bytes[run])
            writer.write(writer.count == 0 ? Byte.brace : Byte.comma)
            run = 0..<0
            if isWithoutBlanks(node) {
                run = whole
                continue
            }
            writer.write(bytes[whole.lowerBound..<Int(node.keyEnd) + 1])
            writer.write(UInt8(ascii: ":"))
            writeLine(index, to: &writer)
        }
        writer.write(bytes[run])
        writer.write(Byte.braceClose)
        let written = UnsafeBufferPointer(start: target, count: writer.count)
        guard isASCII || String(validating: written, as: UTF8.self) != nil else { return nil }
        return writer.count
    }

    /// The value's JSON on one line; nil for no value, null, or bytes that are not UTF-8.
    func line(_ node: Int?) -> String? {
        guard let node, nodes[node].kind != .null else { return nil }
        return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: json(node).count) { buffer in
            guard let start = buffer.baseAddress else { return nil }
            var writer = ByteWriter(start)
            writeLine(node, to: &writer)
            return String(validating: buffer[..<writer.count], as: UTF8.self)
        }
    }

    /// Whether a member is a plain value that stands right behind its key's colon.
    private func isWithoutBlanks(_ node: JSONTape.Node) -> Bool {
        guard node.kind != .object, node.kind != .array else { return false }
        return Int(node.start) - (node.kind == .string ? 1 : 0) == Int(node.keyEnd) + 2
    }

    /// Writes a value's JSON without the white space that pretty files have between brackets.
    private func writeLine(_ node: Int, to writer: inout ByteWriter) {
        let kind = nodes[node].kind
        guard kind == .object || kind == .array else { return writer.write(json(node)[...]) }
        var isInString = false
        var isEscaped = false
        for byte in json(node) {
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
            writer.write(byte)
        }
    }
}

/// Writes bytes one behind another into memory that has room for them.
private struct ByteWriter {
    private let target: UnsafeMutablePointer<UInt8>
    private(set) var count = 0

    init(_ target: UnsafeMutablePointer<UInt8>) { self.target = target }

    mutating func write(_ byte: UInt8) {
        target[count] = byte
        count += 1
    }

    mutating func write(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) {
        guard !bytes.isEmpty, let start = bytes.base.baseAddress else { return }
        (target + count).update(from: start + bytes.startIndex, count: bytes.count)
        count += bytes.count
    }
}
