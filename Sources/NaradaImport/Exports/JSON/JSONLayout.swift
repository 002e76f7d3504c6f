/// How the last record was built, so that the next one is scanned faster where it is built alike.
///
///     {"ts":"2023…","skipped":null}
///     ├────┤       ├─────────┤    ┤   what stands between plain values: the same bytes in record after record
///
/// Where these bytes are the same, keys and commas are right and need no scanning: only values are looked at, and of a
/// history they are two fifths. Every other record is scanned as if none had come before.
struct JSONLayout {
    /// The bytes before a value and, of the last one, those behind all values.
    private struct Gap {
        /// Where they end in `text`.
        var end: Int
        /// Where the key between its quotes stands in them.
        var keyStart: Int
        var keyEnd: Int
        var isASCII: Bool
    }

    /// Another one for each way in which records were built; nil where the last one cannot be told.
    private(set) var number: Int?
    private var text: [UInt8] = []
    private var gaps: [Gap] = []
    private var lastNumber = 0

    /// A hostile record has a million keys; services' have some dozens.
    private static let (memberLimit, textLimit) = (64, 4096)

    /// The end of the record that begins with `bytes`, with all of its nodes; nil where it must be scanned as a whole, and
    /// then what is in `nodes` says nothing.
    mutating func scan(_ bytes: UnsafeBufferPointer<UInt8>, into nodes: inout [JSONTape.Node]) -> Int? {
        guard number != nil, gaps.count > 1 else { return nil }
        if nodes.count != gaps.count {
            nodes = Array(repeating: JSONTape.Node(kind: .object, start: 0, end: 0, next: 0), count: gaps.count)
        }
        return text.withUnsafeBufferPointer { text in
            gaps.withUnsafeBufferPointer { gaps in
                nodes.withUnsafeMutableBufferPointer { Self.scan(bytes, text, gaps, $0) }
            }
        }
    }

    private static func scan(
        _ bytes: UnsafeBufferPointer<UInt8>, _ text: UnsafeBufferPointer<UInt8>, _ gaps: UnsafeBufferPointer<Gap>,
        _ nodes: UnsafeMutableBufferPointer<JSONTape.Node>
    ) -> Int? {
        guard let text = text.baseAddress else { return nil }
        var cursor = JSONCursor(bytes)
        var gapStart = 0
        for index in 0..<gaps.count - 1 {
            let gap = gaps[index]
            let start = cursor.index
            guard cursor.skip(text + gapStart, count: gap.end - gapStart), cursor.index < bytes.count else {
                return nil
            }
            var value = JSONTape.PlainValue()
            cursor.forgetLetters()
            guard value.read(bytes[cursor.index], &cursor) == nil else { return nil }
            nodes[index + 1] = JSONTape.Node(
                kind: value.kind, hasEscapes: value.hasEscapes, isASCII: gap.isASCII && cursor.isASCII,
                keyStart: Int32(truncatingIfNeeded: start + gap.keyStart),
                keyEnd: Int32(truncatingIfNeeded: start + gap.keyEnd), start: Int32(truncatingIfNeeded: value.start),
                end: Int32(truncatingIfNeeded: value.end), next: Int32(truncatingIfNeeded: index + 2))
            gapStart = gap.end
        }
        guard cursor.skip(text + gapStart, count: gaps[gaps.count - 1].end - gapStart) else { return nil }
        nodes[0] = JSONTape.Node(
            kind: .object, start: 0, end: Int32(truncatingIfNeeded: cursor.index),
            next: Int32(truncatingIfNeeded: gaps.count))
        return cursor.index
    }

    /// Learns how the record is built that fills `bytes`.
    mutating func learn(_ nodes: [JSONTape.Node], _ bytes: UnsafeBufferPointer<UInt8>) {
        number = nil
        let isFlat =
            nodes.count > 1 && nodes.count <= Self.memberLimit + 1 && nodes[0].kind == .object
            && !nodes[1...].contains { $0.kind == .object || $0.kind == .array }
        guard isFlat else { return }
        text.removeAll(keepingCapacity: true)
        gaps.removeAll(keepingCapacity: true)
        var start = 0
        for node in nodes[1...] {
            let quote = node.kind == .string ? 1 : 0
            let gap = bytes[start..<Int(node.start) - quote]
            text.append(contentsOf: gap)
            gaps.append(
                Gap(
                    end: text.count, keyStart: Int(node.keyStart) - start, keyEnd: Int(node.keyEnd) - start,
                    isASCII: gap.allSatisfy { $0 < 0x80 }))
            start = Int(node.end) + quote
            guard text.count <= Self.textLimit else { return }
        }
        text.append(contentsOf: bytes[start...])
        gaps.append(Gap(end: text.count, keyStart: 0, keyEnd: 0, isASCII: true))
        lastNumber += 1
        number = lastNumber
    }
}
