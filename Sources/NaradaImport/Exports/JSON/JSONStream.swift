import NaradaModel

/// Walks through a JSON document of any size and hands out the records in it, one at a time, in constant memory.
///
/// Damage costs one record: the stream says where, and goes on with the next record that begins as the ones before did
/// (`JSONStream+Damage.swift`). A file costs linear time, whatever is in it.
final class JSONStream {
    enum Step {
        /// A record begins at `place`; read it with `withRecord` before the next step.
        case record
        /// A plain member of an object that hands them out.
        case member(key: String, value: JSONValue)
        /// An object that has a name in the shape begins.
        case begin(String)
        case end(String)
        case damage(Damage)
    }

    /// What is broken, for a sentence.
    struct Damage: Equatable {
        var problem: String
        var advice: String
    }

    /// Bytes of one record, at most: as for the rows of a delimited file.
    static let recordLimit = RecordScanner.rowLimit
    /// Bytes of a key or plain member outside records, at most.
    private static let memberLimit = RecordScanner.fieldLimit

    struct Frame {
        var shape: JSONShape
        var isArray: Bool
        var needsComma = false
    }

    let file: String
    /// Where the last step's record, member or damage begins.
    var place: FilePlace
    var window: LineWindow
    var frames: [Frame] = []
    /// Whether nothing more can be read, and why the position must stay before what was read last.
    var isOver = false
    private(set) var endedEarly = false
    /// Bytes that were scanned in vain.
    var wasted = 0
    /// How the first record of the array in hand begins, whole or broken: the bytes of its first key.
    private(set) var firstKey: [UInt8]?
    private(set) var recordCount = 0
    private var recordName = ""

    private let root: JSONShape
    private var tape = JSONTape()
    /// The bytes of the last record or member, still in the window.
    private var pending = 0
    /// Where the bracket stands that ended the array at the top; nil in it, and in sequences.
    private var bracket: FilePlace?
    /// Whether the last step was a record of an array, so that another one is to be expected.
    private var isInRow = false
    /// Whether nothing was read since `goOn`.
    private var isFresh = false

    init(_ window: ByteWindow, line: Int, shape: JSONShape) {
        self.window = LineWindow(window, line: line)
        file = window.name
        root = shape
        place = self.window.place
    }

    /// Where reading can go on after the last record: only in arrays and sequences of records at the top.
    var mark: ReadMark? {
        guard frames.count <= 1, frames.last?.isArray ?? true else { return nil }
        // Before the last bracket of an array, so that it is there to be read.
        let place = endedEarly ? place : bracket ?? window.place(of: pending)
        return ReadMark(offset: place.offset, line: place.line, again: 0)
    }

    /// Goes on at a `mark` of the same document.
    func goOn(at mark: ReadMark) throws {
        try window.skipBlanks()
        let isArray = try window.byte(at: 0) == Byte.bracket
        if isArray, let element = root.elements.first {
            try learnFirstKey(behind: 1)
            frames = [Frame(shape: .array(element), isArray: true, needsComma: true)]
        }
        try window.jump(to: mark.offset, line: mark.line)
        isFresh = true
    }

    /// What `body` makes of the record of the last step.
    func withRecord<Result>(_ body: (JSONRecord) -> Result) -> Result {
        window.bytes.withBytes(in: 0..<pending) { bytes in
            tape.nodes.withUnsafeBufferPointer {
                body(JSONRecord(bytes: bytes, nodes: $0, name: recordName, layout: tape.layoutNumber))
            }
        }
    }

    /// The next step; nil at the end.
    ///
    /// - Throws: `ImportFault` where the source cannot be read on.
    func next() throws -> Step? {
        window.drop(pending)
        pending = 0
        if isInRow, let step = nextInRow() { return step }
        isInRow = false
        while !isOver {
            try window.skipBlanks()
            guard let byte = try window.byte(at: 0) else { return frames.isEmpty ? over() : endedInside() }
            guard let frame = frames.last else {
                // Several documents may follow one another: pages, or one object a line.
                if let step = try value(byte, shape: root, key: nil) { return step }
                continue
            }
            if byte == (frame.isArray ? Byte.bracketClose : Byte.braceClose) {
                if frames.count == 1, frame.isArray { bracket = window.place }
                window.drop(1)
                frames.removeLast()
                if !frame.shape.name.isEmpty, !frame.isArray { return .end(frame.shape.name) }
                continue
            }
            // A position behind a record is before a comma; one behind damage is before a record.
            let isBehindDamage = isFresh && byte == Byte.brace
            isFresh = false
            if frame.needsComma, !isBehindDamage {
                guard byte == Byte.comma else { return try damaged(failedAt: 0) }
                window.drop(1)
                frames[frames.count - 1].needsComma = false
                continue
            }
            frames[frames.count - 1].needsComma = true
            let step =
                frame.isArray
                ? try value(byte, shape: frame.shape.elements.first, key: nil) : try member(byte, of: frame.shape)
            if let step {
                if case .record = step { isInRow = frame.isArray }
                return step
            }
        }
        return nil
    }

    /// The next record of the array in hand, where nothing but a comma and blanks stands before it and all of it is at
    /// hand; nil for everything else, and then nothing is done.
    private func nextInRow() -> Step? {
        let found = window.bytes.withBytes(in: 0..<window.count) { bytes -> Range<Int>? in
            var cursor = JSONCursor(bytes)
            guard cursor.token() == Byte.comma else { return nil }
            cursor.index += 1
            guard cursor.token() == Byte.brace else { return nil }
            let start = cursor.index
            guard case .complete(let length) = tape.scan(UnsafeBufferPointer(rebasing: bytes[start...])) else {
                return nil
            }
            return start..<start + length
        }
        guard let found else { return nil }
        window.drop(found.lowerBound)
        place = window.place
        pending = found.count
        recordCount += 1
        return .record
    }

    // MARK: Values

    private func member(_ byte: UInt8, of shape: JSONShape) throws -> Step? {
        guard byte == Byte.quote else { return try damaged(failedAt: 0) }
        let key: String
        switch try plainEnd() {
        case .at(let end):
            guard let text = string(in: 0..<end) else { return try damaged(failedAt: 0) }
            key = text
            window.drop(end)
        case .broken: return try damaged(failedAt: 0)
        case .source: return endedInside()
        }
        try window.skipBlanks()
        guard let colon = try window.byte(at: 0) else { return endedInside() }
        guard colon == UInt8(ascii: ":") else { return try damaged(failedAt: 0) }
        window.drop(1)
        try window.skipBlanks()
        guard let first = try window.byte(at: 0) else { return endedInside() }
        if let known = shape.members[key] { return try value(first, shape: known, key: key) }
        return try value(first, shape: shape.givesPlainMembers ? JSONShape() : nil, key: key)
    }

    /// Hands out, enters or steps over the value that begins here.
    private func value(_ first: UInt8, shape: JSONShape?, key: String?) throws -> Step? {
        place = window.place
        if let shape {
            if first == Byte.brace, shape.isRecord {
                recordName = shape.name
                return try record()
            }
            if first == Byte.brace, !shape.members.isEmpty || shape.givesPlainMembers {
                window.drop(1)
                frames.append(Frame(shape: shape, isArray: false))
                return shape.name.isEmpty ? nil : .begin(shape.name)
            }
            if first == Byte.bracket, !shape.elements.isEmpty {
                window.drop(1)
                firstKey = nil
                bracket = nil
                frames.append(Frame(shape: shape, isArray: true))
                return nil
            }
            let isPlain = first != Byte.brace && first != Byte.bracket
            if isPlain, let key { return try plainMember(first, key: key) }
            // A number or word where a record should stand.
            if shape.isRecord || frames.isEmpty { return try damaged(failedAt: 0) }
        }
        switch try window.skipJSONValue() {
        case .ended: return nil
        case .broken: return try damaged(failedAt: 0)
        case .source: return endedInside()
        }
    }

    private func plainMember(_ first: UInt8, key: String) throws -> Step? {
        let end: Int
        switch try plainEnd() {
        case .at(let found): end = found
        case .broken: return try damaged(failedAt: 0)
        case .source: return endedInside()
        }
        let value: JSONValue
        switch first {
        case Byte.quote:
            guard let text = string(in: 0..<end) else { return try damaged(failedAt: 0) }
            value = .string(text)
        case UInt8(ascii: "t"): value = .bool(true)
        case UInt8(ascii: "f"): value = .bool(false)
        case UInt8(ascii: "n"): value = .null
        default: value = .number(window.bytes.text(in: 0..<end) ?? "")
        }
        pending = end
        return .member(key: key, value: value)
    }

    private enum PlainEnd {
        case at(Int)
        /// It is no JSON, or too long.
        case broken
        /// The source ended inside it.
        case source
    }

    /// The end of the string, number or word that begins the window.
    private func plainEnd() throws -> PlainEnd {
        while true {
            let (outcome, end) = window.bytes.withBytes(in: 0..<window.count) { bytes -> (JSONTape.Outcome?, Int) in
                var cursor = JSONCursor(bytes)
                return (cursor.plainValue(), cursor.index)
            }
            guard outcome != nil else { return .at(end) }
            guard outcome == .incomplete, window.count <= Self.memberLimit else { return .broken }
            let before = window.count
            while window.count < before * 2, try window.fill() {}
            if window.count == before { return .source }
        }
    }

    private func string(in range: Range<Int>) -> String? {
        window.bytes.withBytes(in: range.lowerBound + 1..<range.upperBound - 1) { raw in
            guard case .success(let text) = JSONEscapes.text(raw) else { return nil }
            return text
        }
    }

    // MARK: Records

    private func record() throws -> Step {
        if firstKey == nil { try learnFirstKey(behind: 0) }
        while true {
            switch window.bytes.withBytes(in: 0..<window.count, { tape.scan($0) }) {
            case .complete(let end):
                pending = end
                recordCount += 1
                return .record
            case .malformed(let index): return try damaged(failedAt: index)
            case .tooDeep(let index):
                return try damaged(
                    failedAt: index,
                    Damage(
                        problem: "the record nests deeper than \(JSONScanner.depthLimit)", advice: "flatten it"))
            case .incomplete:
                guard window.count <= Self.recordLimit else { return try tooLong() }
                // Twice as much before the next try: a record that comes in pieces is scanned twice, not once a piece.
                let before = window.count
                while window.count < before * 2, try window.fill() {}
                if window.count == before { return try truncated() }
            }
        }
    }

    /// Learns how records begin from the one that begins at or behind `index`, white space apart.
    private func learnFirstKey(behind index: Int) throws {
        var index = index
        var isInside = false
        while let byte = try window.byte(at: index), index < Self.indentationLimit * 2 {
            if !isInside, byte == Byte.brace {
                isInside = true
            } else if !LineWindow.isBlank(byte) {
                break
            }
            index += 1
        }
        firstKey = []
        guard isInside, try window.byte(at: index) == Byte.quote else { return }
        var end = index + 1
        while let byte = try window.byte(at: end), byte != Byte.quote, end - index <= Self.firstKeyLimit { end += 1 }
        guard try window.byte(at: end) == Byte.quote else { return }
        firstKey = window.bytes.withBytes(in: index + 1..<end) { Array($0) }
    }

    /// Bytes of a key that records are known by, at most; the longest of a service has some thirty.
    private static let firstKeyLimit = 64

    private func over() -> Step? {
        isOver = true
        return nil
    }

    func endedInside() -> Step {
        place = window.place
        return ended(
            Damage(
                problem: "the file ends before its last bracket, at byte \(window.offset)",
                advice: "\(recordCount) records came; download the file again"))
    }

    /// The last step: the position stays at `place`, so that a whole copy of the file can be gone on with.
    func ended(_ damage: Damage) -> Step {
        isOver = true
        endedEarly = true
        return .damage(damage)
    }
}
