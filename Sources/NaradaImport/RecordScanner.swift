/// Cuts a source into records of raw fields (RFC 4180 and what is found in the wild), in one pass.
///
/// It keeps one record in memory, of at most `rowLimit` bytes. A quoted field that goes wrong must not swallow the rows
/// after it, so the scanner then goes back to the second line of the broken record:
///
///     12:  7,"Heroes,David Bowie     ← opened, never closed: refused
///     13:  8,Low,David Bowie         ← read again from here, as a row of its own
///
/// In a tab-separated file such a quote is a character instead: many programs write those without any quoting, and
/// `"live" inside "Alive"` is then a whole field.
///
/// Going back is bounded: a quote that opens before the place where a scan failed once must close within its own line.
/// So each byte is scanned at most three times, whatever the input.
struct RecordScanner {
    /// A field's bytes, as indices of the window.
    struct Slice {
        var range: Range<Int>
        var isQuoted: Bool
        /// Whether it holds doubled quotes, which stand for one each.
        var hasDoubledQuotes: Bool
    }

    enum Outcome: Equatable {
        case end
        case record(line: Int)
        case malformed(Problem, line: Int)
    }

    /// Why a record could not be cut.
    enum Problem: Equatable {
        case quoteNotClosed(line: Int)
        case textAfterQuote
        case fieldTooLong
        case rowTooLong
        case tooManyFields
    }

    /// Bytes of one field, at most: 1 MiB. The longest real title is a few kilobytes; what is longer is no title.
    static let fieldLimit = 1 << 20
    /// Bytes of one row, at most: 8 MiB, room for a row of several large fields in constant memory.
    static let rowLimit = 8 << 20
    /// Fields of one row, at most; the widest real export has some hundred columns.
    static let fieldCountLimit = 4096

    private(set) var window: ByteWindow
    /// The fields of the last record; valid until the next one.
    private(set) var fields: [Slice] = []
    /// The bytes of the last record without its line end.
    private(set) var recordRange = 0..<0
    /// Whether the last record holds a NUL byte.
    private(set) var hasNUL = false

    private let delimiter: UInt8
    private let plainStops: ByteSet
    private let quotedStops = ByteSet(Byte.quote, Byte.lineFeed, Byte.carriageReturn, Byte.nul)
    /// The line of the next unread byte.
    private var line: Int
    private var recordLine = 1
    /// The offset in the source at which the last record, broken or not, begins.
    private(set) var recordOffset = 0
    /// Where the next record begins; dropped only then, since the fields point into the window.
    private var consumed = 0
    /// A CR ended the last record; an LF that follows belongs to it. Not looked for at once, since that could wait for
    /// input that another program sends only after it saw our answer.
    private var skipsLineFeed = false
    /// The index after the first line end inside the record, where it has several lines.
    private var secondLine: Int?
    /// Offset in the source before which a quote must close in its own line.
    private var fragileUntil = 0

    init(window: ByteWindow, delimiter: Delimiter, line: Int) {
        self.window = window
        self.delimiter = delimiter.rawValue
        self.line = line
        plainStops = ByteSet(delimiter.rawValue, Byte.lineFeed, Byte.carriageReturn, Byte.nul)
    }

    /// Cuts the next record that is not an empty line.
    mutating func next() throws -> Outcome {
        while true {
            window.drop(consumed)
            consumed = 0
            if skipsLineFeed {
                skipsLineFeed = false
                if try window.byte(at: 0) == Byte.lineFeed { window.drop(1) }
            }
            guard try window.byte(at: 0) != nil else { return .end }
            recordLine = line
            recordOffset = window.offset
            secondLine = nil
            hasNUL = false
            fields.removeAll(keepingCapacity: true)
            if let problem = try scanRecord() { return .malformed(problem, line: recordLine) }
            let isEmptyLine = fields.count == 1 && fields[0].range.isEmpty && !fields[0].isQuoted
            if !isEmptyLine { return .record(line: recordLine) }
        }
    }

    /// Goes back to the second line of the last record, if it has one: for a record that was cut but cannot be a row.
    mutating func rewindToSecondLine() {
        guard let secondLine else { return }
        rewind(to: secondLine, failedAt: consumed)
    }

    /// Makes the last record the next one again; only right after it was cut.
    mutating func takeBack() {
        consumed = 0
        line = recordLine
        skipsLineFeed = false
    }

    /// Goes to a place at or behind the next record, where a record begins.
    mutating func jump(to offset: Int, line: Int) throws {
        window.drop(consumed)
        consumed = 0
        skipsLineFeed = false
        try window.jump(to: offset)
        self.line = line
    }

    /// Whether the last record was cut as if nothing broken stood before it.
    var isUntroubled: Bool { recordOffset >= fragileUntil }

    /// The text of a field of the last record; nil where it is not UTF-8.
    func text(of slice: Slice) -> String? {
        guard slice.hasDoubledQuotes else { return window.text(in: slice.range) }
        return window.withBytes(in: slice.range) { raw in
            var plain: [UInt8] = []
            plain.reserveCapacity(raw.count)
            var index = 0
            while index < raw.count {
                plain.append(raw[index])
                index += raw[index] == Byte.quote ? 2 : 1
            }
            return String(validating: plain, as: UTF8.self)
        }
    }

    // MARK: One record

    private enum FieldEnd {
        case delimiter(next: Int)
        case record
        case problem(Problem, at: Int)
    }

    private mutating func scanRecord() throws -> Problem? {
        var index = 0
        while true {
            guard fields.count < Self.fieldCountLimit else { return try fail(.tooManyFields, at: index) }
            switch try scanField(from: index) {
            case .delimiter(let next): index = next
            case .record: return nil
            case .problem(let problem, let place): return try fail(problem, at: place)
            }
        }
    }

    private mutating func scanField(from index: Int) throws -> FieldEnd {
        guard try window.byte(at: index) == Byte.quote else { return try scanPlain(from: index) }
        let before = (fields: fields.count, line: line, secondLine: secondLine)
        let end = try scanQuoted(from: index)
        guard delimiter == Delimiter.tab.rawValue, case .problem(let problem, let place) = end,
            problem != .fieldTooLong
        else { return end }
        fields.removeLast(fields.count - before.fields)
        (line, secondLine) = (before.line, before.secondLine)
        fragileUntil = max(fragileUntil, window.offset + place)
        return try scanPlain(from: index)
    }

    private mutating func scanPlain(from begin: Int) throws -> FieldEnd {
        var index = begin
        while true {
            index = window.index(ofFirst: plainStops, from: index)
            if index - begin > Self.fieldLimit { return .problem(.fieldTooLong, at: index) }
            if index > Self.rowLimit { return .problem(.rowTooLong, at: index) }
            if index == window.count {
                if try window.fill() { continue }
                add(begin..<index, isQuoted: false)
                endSource(at: index)
                return .record
            }
            switch window[index] {
            case delimiter:
                add(begin..<index, isQuoted: false)
                return .delimiter(next: index + 1)
            case Byte.nul:
                hasNUL = true
                index += 1
            default:
                add(begin..<index, isQuoted: false)
                endRecord(at: index)
                return .record
            }
        }
    }

    private mutating func scanQuoted(from open: Int) throws -> FieldEnd {
        let begin = open + 1
        let openLine = line
        var index = begin
        var hasDoubledQuotes = false
        while true {
            index = window.index(ofFirst: quotedStops, from: index)
            if index - begin > Self.fieldLimit || index > Self.rowLimit {
                let problem: Problem = line == openLine ? .fieldTooLong : .quoteNotClosed(line: openLine)
                return .problem(problem, at: index)
            }
            if index == window.count {
                if try window.fill() { continue }
                return .problem(.quoteNotClosed(line: openLine), at: index)
            }
            switch window[index] {
            case Byte.nul:
                hasNUL = true
                index += 1
            case Byte.quote:
                let next = try window.byte(at: index + 1)
                if next == Byte.quote {
                    hasDoubledQuotes = true
                    index += 2
                    continue
                }
                add(begin..<index, isQuoted: true, hasDoubledQuotes: hasDoubledQuotes)
                switch next {
                case delimiter: return .delimiter(next: index + 2)
                case nil:
                    endSource(at: index + 1)
                    return .record
                case Byte.lineFeed, Byte.carriageReturn:
                    endRecord(at: index + 1)
                    return .record
                default: return .problem(.textAfterQuote, at: index)
                }
            default:
                if window.offset + open < fragileUntil {
                    return .problem(.quoteNotClosed(line: openLine), at: index)
                }
                let isPair = try window[index] == Byte.carriageReturn && window.byte(at: index + 1) == Byte.lineFeed
                index += isPair ? 2 : 1
                line += 1
                if secondLine == nil { secondLine = index }
            }
        }
    }

    private mutating func add(_ range: Range<Int>, isQuoted: Bool, hasDoubledQuotes: Bool = false) {
        fields.append(Slice(range: range, isQuoted: isQuoted, hasDoubledQuotes: hasDoubledQuotes))
    }

    private mutating func endRecord(at lineEnd: Int) {
        recordRange = 0..<lineEnd
        skipsLineFeed = window[lineEnd] == Byte.carriageReturn
        consumed = lineEnd + 1
        line += 1
    }

    private mutating func endSource(at end: Int) {
        recordRange = 0..<end
        consumed = end
    }

    // MARK: After a failure

    private mutating func fail(_ problem: Problem, at index: Int) throws -> Problem {
        if let secondLine {
            rewind(to: secondLine, failedAt: index)
        } else {
            try skipLine(from: index)
        }
        return problem
    }

    private mutating func rewind(to secondLine: Int, failedAt index: Int) {
        fragileUntil = max(fragileUntil, window.offset + index)
        consumed = secondLine
        line = recordLine + 1
        skipsLineFeed = false
        self.secondLine = nil
    }

    /// Passes over the rest of a line without keeping it.
    private mutating func skipLine(from index: Int) throws {
        let lineEnds = ByteSet(Byte.lineFeed, Byte.carriageReturn)
        fields.removeAll(keepingCapacity: true)
        window.drop(index)
        while true {
            let end = window.index(ofFirst: lineEnds, from: 0)
            if end < window.count {
                endRecord(at: end)
                return
            }
            window.drop(end)
            guard try window.fill() else { return }
        }
    }
}
