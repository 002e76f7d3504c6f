public import NaradaModel

/// Reads a file of one JSON object a line (JSON Lines), one at a time with its line, in constant memory.
///
/// A line is refused, and the rest goes on, where it is no JSON, is no object, has one key twice, nests deeper than 64,
/// holds a NUL, or is longer than 8 MiB. Blank lines are passed over. Every key is kept.
public struct JSONLinesReader {
    /// An object with its members in order.
    public struct Object: Hashable, Sendable {
        /// The line, from 1.
        public var line: Int
        /// The object as it stands in the file, without white space around it.
        public var text: String
        var keys: [String]
        var values: [JSONValue]
    }

    /// What stands next in the file.
    public enum Item: Hashable, Sendable {
        case object(Object)
        case refused(RefusedRow)
    }

    /// Bytes of one line, at most: 8 MiB, as for the rows of a delimited file.
    static let lineLimit = RecordScanner.rowLimit

    private var window: ByteWindow
    private let file: String
    private var line: Int
    /// The offset in the source at which the last line begins.
    private(set) var offset = 0

    /// A reader at the first line.
    ///
    /// - Throws: `ImportFault` where the source cannot be read, is empty, is UTF-16, or is one JSON array.
    public init(_ source: ByteSource) throws {
        var window = ByteWindow(source)
        let line = 1 + (try window.openText())
        try self.init(window: window, line: line)
    }

    init(window: ByteWindow, line: Int) throws {
        self.window = window
        self.line = line
        file = window.name
        switch try self.window.byte(at: 0) {
        case Byte.bracket: throw ImportFault.jsonArray(file)
        case Byte.nul: throw ImportFault.notText(file)
        default: break
        }
    }

    /// The next object or refused line; nil at the end.
    ///
    /// - Throws: `ImportFault` where the source cannot be read on.
    public mutating func next() throws -> Item? {
        while true {
            guard try window.byte(at: 0) != nil else { return nil }
            let number = line
            line += 1
            offset = window.offset
            guard let end = try lineEnd() else {
                return .refused(
                    RefusedRow(
                        file: file, line: number, problem: "the line is longer than \(Self.lineLimit) bytes",
                        advice: "shorten its values"))
            }
            defer { window.drop(min(end + 1, window.count)) }
            guard let range = content(upTo: end) else { continue }
            return item(in: range, line: number)
        }
    }

    /// The index of the line's end, or nil where the line was too long and has been passed over.
    private mutating func lineEnd() throws -> Int? {
        let stops = ByteSet(Byte.lineFeed)
        var index = 0
        var isTooLong = false
        while true {
            index = window.index(ofFirst: stops, from: index)
            if index > Self.lineLimit { isTooLong = true }
            if index < window.count {
                guard isTooLong else { return index }
                window.drop(index + 1)
                return nil
            }
            if isTooLong {
                window.drop(index)
                index = 0
            }
            if try !window.fill() { return isTooLong ? nil : index }
        }
    }

    /// The part of the line that is not white space; nil for a blank line.
    private func content(upTo end: Int) -> Range<Int>? {
        let blanks = ByteSet(Byte.space, Byte.tab, Byte.carriageReturn)
        var begin = 0
        var end = end
        while begin < end, blanks.contains(window[begin]) { begin += 1 }
        while end > begin, blanks.contains(window[end - 1]) { end -= 1 }
        return begin < end ? begin..<end : nil
    }

    private func item(in range: Range<Int>, line: Int) -> Item {
        guard let text = window.text(in: range) else {
            return refused(line, "the line is not UTF-8", "save the file as UTF-8")
        }
        let result = window.withBytes(in: range) { bytes in
            Result { () throws(JSONScanner.Problem) in try JSONScanner.members(of: bytes) }
        }
        switch result {
        case .success(let members):
            return .object(Object(line: line, text: text, keys: members.map(\.key), values: members.map(\.value)))
        case .failure(.notJSON(let column)):
            return refused(
                line, "the line is no JSON from character \(range.lowerBound + column) on", "mend or remove it")
        case .failure(.notAnObject):
            return refused(line, "the line is no JSON object", "write {\"title\":\"…\"}")
        case .failure(.tooDeep):
            return refused(line, "the object nests deeper than \(JSONScanner.depthLimit)", "flatten it")
        case .failure(.duplicateKey(let key)):
            return refused(line, "the key \(quoted(key)) stands twice in the object", "keep one of the two")
        case .failure(.nul):
            return refused(line, "a value holds a NUL character", "remove it")
        }
    }

    private func refused(_ line: Int, _ problem: String, _ advice: String) -> Item {
        .refused(RefusedRow(file: file, line: line, problem: problem, advice: advice))
    }
}
