public import NaradaModel

/// Reads the rows of a CSV or TSV file one at a time, each with the line it begins on, in constant memory.
///
/// RFC 4180 and what is found in the wild: quoted fields with doubled quotes and line ends inside; `\n`, `\r\n` and
/// `\r`; a UTF-8 byte order mark; comma, semicolon or tab, told from the header; a last line without an end; empty
/// lines, which are passed over. A quote inside an unquoted field is a character like any other.
///
/// A row is refused, and the rest goes on, where it
/// - has more or fewer fields than the header. A short row is not filled with blanks: most often it is half of a title
///   with a line end inside, and the other half would go in as a track;
/// - has a quoted field that does not end, or text after its closing quote. The lines that the quote swallowed are
///   read again as rows of their own;
/// - holds a NUL byte or is not UTF-8;
/// - has a field past 1 MiB (`RecordScanner.fieldLimit`).
///
/// Speed: every byte is looked at a bounded number of times, whatever the input.
public struct DelimitedReader {
    /// A row that has as many fields as the header.
    public struct Row: Hashable, Sendable {
        /// The line, from 1, on which the row begins.
        public var line: Int
        public var fields: [String]
        /// The row as it stands in the file, quotes and all, without its line end; nil unless it was asked for.
        public var text: String?
    }

    /// What stands next in the file.
    public enum Item: Hashable, Sendable {
        case row(Row)
        case refused(RefusedRow)
    }

    /// The names of the columns, trimmed; `column 3` for the third where it has no name, and `name (2)` for the second
    /// `name`, so that no two are equal.
    public let header: [String]
    /// The header as it stands in the file, without its line end.
    public let headerText: String
    public let delimiter: Delimiter
    /// The line end of the header: `\n`, `\r\n` or `\r`.
    public let lineEnding: String

    private var scanner: RecordScanner
    private let file: String
    private let keepsText: Bool

    /// A reader that has read the header.
    ///
    /// - Parameters:
    ///   - source: The bytes; its name is used in messages.
    ///   - delimiter: nil to tell it from the header.
    ///   - keepsText: Whether rows carry their `text`.
    /// - Throws: `ImportFault` where the source cannot be read, is empty or is no UTF-8 text.
    public init(_ source: ByteSource, delimiter: Delimiter? = nil, keepsText: Bool = false) throws {
        var window = ByteWindow(source)
        let line = 1 + (try window.openText())
        try self.init(window: window, line: line, delimiter: delimiter, keepsText: keepsText)
    }

    /// - Parameter names: given the first row, the names of the columns where that row is no header but the first of the
    ///   others; nil where it is a header.
    init(
        window: ByteWindow, line: Int, delimiter: Delimiter? = nil, keepsText: Bool = false,
        namesOfHeaderless names: ([String]) -> [String]? = { _ in nil }
    ) throws {
        var window = window
        file = window.name
        self.keepsText = keepsText
        let headerLine = try HeaderLine(peekingAt: &window, delimiter: delimiter)
        self.delimiter = headerLine.delimiter
        lineEnding = headerLine.lineEnding
        scanner = RecordScanner(window: window, delimiter: headerLine.delimiter, line: line)
        switch try scanner.next() {
        case .record: break
        case .end: throw ImportFault.empty(file)
        case .malformed: throw ImportFault.headerQuoteNotClosed(file)
        }
        var first: [String] = []
        for slice in scanner.fields {
            guard let name = scanner.text(of: slice) else { throw ImportFault.notUTF8(file) }
            first.append(name)
        }
        if let names = names(first) {
            scanner.takeBack()
            headerText = ""
            header = names
        } else {
            headerText = scanner.window.text(in: scanner.recordRange) ?? ""
            header = ColumnName.distinct(first)
        }
    }

    /// The offset in the source at which the last item begins.
    var offset: Int { scanner.recordOffset }

    /// Whether the last item reads the same when reading begins with it.
    var isUntroubled: Bool { scanner.isUntroubled }

    /// Goes to a place at or behind the next row, where a row begins.
    mutating func jump(to offset: Int, line: Int) throws { try scanner.jump(to: offset, line: line) }

    /// The next row or refused row; nil at the end.
    ///
    /// - Throws: `ImportFault` where the source cannot be read on.
    public mutating func next() throws -> Item? {
        switch try scanner.next() {
        case .end: return nil
        case .malformed(let problem, let line): return .refused(refusal(problem, line: line))
        case .record(let line): return row(line: line)
        }
    }

    private mutating func row(line: Int) -> Item {
        let count = scanner.fields.count
        guard count == header.count else {
            scanner.rewindToSecondLine()
            return .refused(
                RefusedRow(
                    file: file, line: line, problem: "the row has \(count) fields, the header \(header.count)",
                    advice: "put fields that hold the delimiter or a line end in quotes"))
        }
        guard !scanner.hasNUL else {
            return .refused(
                RefusedRow(file: file, line: line, problem: "the row has a NUL byte", advice: "remove it"))
        }
        var fields: [String] = []
        fields.reserveCapacity(count)
        for (slice, name) in zip(scanner.fields, header) {
            guard let text = scanner.text(of: slice) else {
                return .refused(
                    RefusedRow(
                        file: file, line: line, problem: "the field \(quoted(name)) is not UTF-8",
                        advice: "save the file as UTF-8"))
            }
            fields.append(text)
        }
        let text = keepsText ? scanner.window.text(in: scanner.recordRange) : nil
        return .row(Row(line: line, fields: fields, text: text))
    }

    private func refusal(_ problem: RecordScanner.Problem, line: Int) -> RefusedRow {
        let (text, advice) =
            switch problem {
            case .quoteNotClosed(let opened):
                ("a quoted field that begins on line \(opened) does not end", "close the quote, or double it")
            case .textAfterQuote:
                ("text follows a closing quote", "double the quotes inside a quoted field")
            case .fieldTooLong:
                ("a field is longer than \(RecordScanner.fieldLimit) bytes", "shorten it")
            case .rowTooLong:
                ("the row is longer than \(RecordScanner.rowLimit) bytes", "shorten its fields")
            case .tooManyFields:
                ("the row has more than \(RecordScanner.fieldCountLimit) fields", "check its delimiters")
            }
        return RefusedRow(file: file, line: line, problem: text, advice: advice)
    }
}
