import Foundation

/// The members of a JSON object with their values as they stand in the text.
///
/// For merging `raw_metadata`: a general parser would round the service's long numbers and reorder what is nested. The
/// text is validated by Foundation's parser first, so that cutting needs no second opinion.
struct JSONMembers: Equatable {
    // Keys are the bytes between the quotes: Swift's String takes a composed and a decomposed é for the same key.
    private(set) var values: [[UInt8]: String] = [:]

    init() {}

    /// The members of the object that `text` is, or nil where it is none; the last of equal keys counts.
    init?(_ text: String) {
        let object = try? JSONSerialization.jsonObject(with: Data(text.utf8))
        guard object is [String: Any] else { return nil }
        var cutter = Cutter(bytes: Array(text.utf8))
        cutter.skip(through: UInt8(ascii: "{"))
        while let key = cutter.key() {
            cutter.skip(through: UInt8(ascii: ":"))
            values[key] = cutter.value()
        }
    }

    subscript(key: String) -> String? {
        get { values[Array(key.utf8)] }
        set { values[Array(key.utf8)] = newValue }
    }

    /// These members with those of `newer` laid over them.
    func merged(with newer: JSONMembers) -> JSONMembers {
        var merged = self
        merged.values.merge(newer.values) { _, new in new }
        return merged
    }

    /// The object's text, keys sorted by their bytes.
    var text: String {
        let members = values.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map { key, value in
            "\"\(String(decoding: key, as: UTF8.self))\":\(value)"
        }
        return "{\(members.joined(separator: ","))}"
    }

    /// Walks over the bytes of an object that is known to be valid.
    private struct Cutter {
        let bytes: [UInt8]
        private var index = 0

        init(bytes: [UInt8]) { self.bytes = bytes }

        mutating func skip(through byte: UInt8) {
            while index < bytes.count, bytes[index] != byte { index += 1 }
            index += 1
        }

        /// The bytes between the next key's quotes; nil at the object's end.
        mutating func key() -> [UInt8]? {
            while index < bytes.count, bytes[index] != UInt8(ascii: "\"") {
                if bytes[index] == UInt8(ascii: "}") { return nil }
                index += 1
            }
            guard index < bytes.count else { return nil }
            let start = index + 1
            skipString()
            return Array(bytes[start..<(index - 1)])
        }

        /// The text of the value up to the comma or brace that ends it, without the blanks around it.
        mutating func value() -> String {
            var start = index
            var depth = 0
            while index < bytes.count {
                let byte = bytes[index]
                if byte == UInt8(ascii: "\"") {
                    skipString()
                    continue
                }
                if byte == UInt8(ascii: "{") || byte == UInt8(ascii: "[") { depth += 1 }
                if depth == 0, byte == UInt8(ascii: ",") || byte == UInt8(ascii: "}") { break }
                if byte == UInt8(ascii: "}") || byte == UInt8(ascii: "]") { depth -= 1 }
                index += 1
            }
            var end = index
            while start < end, bytes[start] <= UInt8(ascii: " ") { start += 1 }
            while end > start, bytes[end - 1] <= UInt8(ascii: " ") { end -= 1 }
            return String(decoding: bytes[start..<end], as: UTF8.self)
        }

        /// From an opening quote to behind the closing one.
        private mutating func skipString() {
            index += 1
            while index < bytes.count, bytes[index] != UInt8(ascii: "\"") {
                index += bytes[index] == UInt8(ascii: "\\") ? 2 : 1
            }
            index += 1
        }
    }
}
