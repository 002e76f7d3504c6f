import Foundation

/// A JSON value (RFC 8259) taken apart into a flat list of places in its bytes: nothing is copied, nothing recurses.
///
///     {"ts":"2023…","skipped":null,"a":[1,2]}
///     node   0 object          next 5 ──────────┐   the value behind the whole object
///     node   1 string  key ts                   │
///     node   2 null    key skipped              │
///     node   3 array   key a   next 6           │
///     node   4 number          node 5 number  ◄─┘
///
/// A history's row has twenty members of which six become values; `JSONScanner`, which makes a string of each key and
/// value and a set of the keys, takes five times as long.
struct JSONTape {
    enum Kind: UInt8 { case object, array, string, number, yes, no, null }

    struct Node: Equatable {
        var kind: Kind
        /// Whether the string holds backslashes.
        var hasEscapes = false
        /// Whether key and value are known to be ASCII; never of arrays and objects.
        var isASCII = false
        /// The bytes of the key between its quotes; empty in arrays and at the root.
        var keyStart: Int32 = 0
        var keyEnd: Int32 = 0
        /// The bytes of the value; of a string those between its quotes.
        var start: Int32
        var end: Int32
        /// The node behind the value and all that it holds.
        var next: Int32
    }

    enum Outcome: Equatable {
        /// The value ends before this index.
        case complete(end: Int)
        /// The bytes end inside the value.
        case incomplete
        case malformed(at: Int)
        /// Arrays and objects nest deeper than `JSONScanner.depthLimit`.
        case tooDeep(at: Int)
    }

    private(set) var nodes: [Node] = []
    private var open: [Int32] = []
    private var layout = JSONLayout()

    /// Names how the last value was built, where it can be told: two of one number have the same keys in the same order.
    var layoutNumber: Int? { layout.number }

    /// Takes the object or array apart that begins with the first of `bytes`.
    mutating func scan(_ bytes: UnsafeBufferPointer<UInt8>) -> Outcome {
        if let end = layout.scan(bytes, into: &nodes) { return .complete(end: end) }
        let outcome = scanAll(bytes)
        if case .complete(let end) = outcome { layout.learn(nodes, UnsafeBufferPointer(rebasing: bytes[..<end])) }
        return outcome
    }

    /// The same for a value that may be built in any way.
    private mutating func scanAll(_ bytes: UnsafeBufferPointer<UInt8>) -> Outcome {
        nodes.removeAll(keepingCapacity: true)
        open.removeAll(keepingCapacity: true)
        var cursor = JSONCursor(bytes)
        var key: (start: Int, end: Int) = (0, 0)
        while true {
            // One turn: a value, then all the brackets that close behind it, then a comma and the next key.
            guard let first = cursor.token() else { return .incomplete }
            if first == Byte.brace || first == Byte.bracket {
                guard open.count < JSONScanner.depthLimit else { return .tooDeep(at: cursor.index) }
                open.append(Int32(nodes.count))
                append(first == Byte.brace ? .object : .array, key, cursor.index, cursor.index)
                cursor.forgetLetters()
                cursor.index += 1
                guard let second = cursor.token() else { return .incomplete }
                if second != Self.close(of: first) {
                    if first == Byte.brace {
                        if let problem = cursor.key(&key) { return problem }
                    } else {
                        key = (0, 0)
                    }
                    continue
                }
            } else if let problem = plainValue(first, key, &cursor) {
                return problem
            }
            closing: while let container = open.last {
                let isObject = nodes[Int(container)].kind == .object
                guard let end = cursor.token() else { return .incomplete }
                if end == (isObject ? Byte.braceClose : Byte.bracketClose) {
                    cursor.index += 1
                    nodes[Int(container)].end = Int32(cursor.index)
                    nodes[Int(container)].next = Int32(nodes.count)
                    open.removeLast()
                } else if end == Byte.comma {
                    cursor.index += 1
                    key = (0, 0)
                    if isObject, let problem = cursor.key(&key) { return problem }
                    break closing
                } else {
                    return .malformed(at: cursor.index)
                }
            }
            if open.isEmpty { return .complete(end: cursor.index) }
        }
    }

    /// Appends the string, number or word that begins with `first`; nil where it is right.
    private mutating func plainValue(
        _ first: UInt8, _ key: (start: Int, end: Int), _ cursor: inout JSONCursor
    ) -> Outcome? {
        var value = PlainValue()
        if let problem = value.read(first, &cursor) { return problem }
        append(value.kind, key, value.start, value.end, value.hasEscapes, cursor.isASCII)
        cursor.forgetLetters()
        return nil
    }

    /// A string, number or word.
    struct PlainValue {
        var kind = Kind.null
        var hasEscapes = false
        /// The bytes of the value; of a string those between its quotes.
        var start = 0
        var end = 0

        /// Reads the value that begins with `first`, at the cursor; nil where it is right.
        @inline(__always)
        mutating func read(_ first: UInt8, _ cursor: inout JSONCursor) -> Outcome? {
            start = cursor.index
            switch first {
            case Byte.quote:
                kind = .string
                start += 1
                let problem = cursor.string(&hasEscapes)
                end = cursor.index - 1
                return problem
            case UInt8(ascii: "t"):
                kind = .yes
                return word("true", &cursor)
            case UInt8(ascii: "f"):
                kind = .no
                return word("false", &cursor)
            case UInt8(ascii: "n"):
                kind = .null
                return word("null", &cursor)
            default:
                kind = .number
                let problem = cursor.number()
                end = cursor.index
                return problem
            }
        }

        @inline(__always)
        private mutating func word(_ word: StaticString, _ cursor: inout JSONCursor) -> Outcome? {
            let problem = cursor.word(word)
            end = cursor.index
            return problem
        }
    }

    private mutating func append(
        _ kind: Kind, _ key: (start: Int, end: Int), _ start: Int, _ end: Int, _ hasEscapes: Bool = false,
        _ isASCII: Bool = false
    ) {
        nodes.append(
            Node(
                kind: kind, hasEscapes: hasEscapes, isASCII: isASCII, keyStart: Int32(truncatingIfNeeded: key.start),
                keyEnd: Int32(truncatingIfNeeded: key.end), start: Int32(truncatingIfNeeded: start),
                end: Int32(truncatingIfNeeded: end), next: Int32(truncatingIfNeeded: nodes.count + 1)))
    }

    private static func close(of open: UInt8) -> UInt8 { open == Byte.brace ? Byte.braceClose : Byte.bracketClose }
}
