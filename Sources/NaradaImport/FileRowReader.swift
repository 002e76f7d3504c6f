import NaradaModel

/// Reads the rows of a file of either format.
struct FileRowReader {
    enum Item {
        case row(FileRow)
        case refused(RefusedRow)
    }

    /// The offset in the source at which the last item begins.
    var offset: Int { delimited?.offset ?? jsonLines?.offset ?? 0 }

    /// The names of the columns of a delimited file; nil for JSON Lines, where each row brings its own.
    let header: [String]?
    let layout: PairLayout

    // One of the two. An enum of both would copy the reader's window at each row to change it.
    private var delimited: DelimitedReader?
    private var jsonLines: JSONLinesReader?

    /// - Parameters:
    ///   - format: nil to tell it from the name of the source, then from its first byte.
    ///   - keepsText: Whether rows carry their text.
    /// - Throws: `ImportFault` where the source cannot be read or has no header.
    init(_ source: ByteSource, format: ImportFormat?, keepsText: Bool = false) throws {
        var window = ByteWindow(source)
        let line = 1 + (try window.openText())
        try self.init(window: window, line: line, format: format, keepsText: keepsText)
    }

    /// As above, for a window whose text was opened.
    init(window: ByteWindow, line: Int, format: ImportFormat?, keepsText: Bool = false) throws {
        var window = window
        switch try format ?? ImportFormat(fileName: window.name) ?? ImportFormat(firstByte: window.byte(at: 0)) {
        case .csv:
            let reader = try DelimitedReader(window: window, line: line, keepsText: keepsText)
            header = reader.header
            layout = .delimited(header: reader.headerText, delimiter: reader.delimiter, lineEnding: reader.lineEnding)
            delimited = reader
        case .jsonl:
            header = nil
            layout = .jsonLines
            jsonLines = try JSONLinesReader(window: window, line: line)
        }
    }

    /// The next row; nil at the end.
    mutating func next() throws -> Item? {
        if let header {
            switch try delimited?.next() {
            case .row(let row):
                return .row(
                    FileRow(line: row.line, names: header, values: row.fields.map(JSONValue.string), original: row.text)
                )
            case .refused(let row): return .refused(row)
            case nil: return nil
            }
        }
        switch try jsonLines?.next() {
        case .object(let object):
            return .row(FileRow(line: object.line, names: object.keys, values: object.values, original: object.text))
        case .refused(let row): return .refused(row)
        case nil: return nil
        }
    }
}
