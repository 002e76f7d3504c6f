public import NaradaModel

/// What keeps a whole file from being read. Single bad rows are `RowIssue`s and do not stop the file.
public enum ImportFault: NaradaFault, Hashable {
    case noSuchFile(String)
    case isDirectory(String)
    case notPermitted(String)
    case cannotRead(String, reason: String)
    case empty(String)
    case utf16(String)
    case notText(String)
    case notUTF8(String)
    case headerTooLong(String)
    case headerQuoteNotClosed(String)
    case jsonArray(String)
    case noTitleColumn(String, header: [String])
    case noPairColumns(String, missing: String, header: [String])
    case columnTaken(String, column: String)
    case mappingSyntax(String)
    case unknownField(String)
    case fieldMappedTwice(String)
    case unknownColumn(String, field: String, file: String, header: [String])
    case unknownExport(String)
    case changedFile(String)
    case positionOfOtherFormat(String, stored: ExportFormat, asked: ExportFormat)
    case notThisFormat(String, format: ExportFormat, missing: String)
    case xmlEncoding(String, encoding: String)
    case streamList(String)

    /// What was wrong, with the value in quotes, and what to do next.
    public var sentence: String {
        switch self {
        case .noSuchFile(let file): "there is no file \(quoted(file)); check the path"
        case .isDirectory(let file): "\(quoted(file)) is a directory; name a file inside it"
        case .notPermitted(let file): "\(quoted(file)) may not be read; change its permissions or copy it"
        case .cannotRead(let file, let reason):
            "\(quoted(file)) cannot be read (\(reason)); copy the file and try again"
        case .empty(let file): "\(quoted(file)) is empty; export it again"
        case .utf16(let file):
            "\(quoted(file)) is UTF-16 or UTF-32 text; save it as UTF-8, or convert it: iconv -f UTF-16 -t UTF-8"
        case .notText(let file):
            "\(quoted(file)) is no text: its first line has a NUL byte; export it as CSV, TSV or JSON Lines in UTF-8"
        case .notUTF8(let file):
            "the first line of \(quoted(file)) is not UTF-8; save it as UTF-8, or convert it: iconv -f WINDOWS-1252 -t UTF-8"
        case .headerTooLong(let file):
            "the first line of \(quoted(file)) is longer than a header can be; check that the file has a header and line ends"
        case .headerQuoteNotClosed(let file):
            "a quote in the header of \(quoted(file)) is never closed; close it or double it"
        case .jsonArray(let file):
            "\(quoted(file)) is one JSON array, not one object a line; convert it: jq -c '.[]'"
        case .noTitleColumn(let file, let header):
            "\(quoted(file)) has no title column; its header is \(listed(header)); "
                + "name the column: --map title=COLUMN"
        case .noPairColumns(let file, let missing, let header):
            "\(quoted(file)) has no column \(quoted(missing)); its header is \(listed(header)); "
                + "pairs need left_title and right_title"
        case .columnTaken(let file, let column):
            "\(quoted(file)) has a column \(quoted(column)) already, which scoring would add; drop or rename it"
        case .mappingSyntax(let text):
            "\(quoted(text)) is no mapping; write FIELD=COLUMN, or FIELD= where the file lacks the field"
        case .unknownField(let field):
            "there is no field \(quoted(field)); the fields are \(listed(FieldMapping.fieldNames))"
        case .fieldMappedTwice(let field): "the field \(quoted(field)) is mapped twice; keep one --map of it"
        case .unknownColumn(let column, let field, let file, let header):
            "\(quoted(file)) has no column \(quoted(column)) for the field \(quoted(field)); "
                + "its header is \(listed(header))"
        case .unknownExport(let file):
            "\(quoted(file)) does not look like any export that is known here; name its format, one of "
                + ExportFormat.allCases.map(\.rawValue).joined(separator: ", ")
        case .changedFile(let file):
            "\(quoted(file)) is not the file that was begun: its content has changed; import it from the start"
        case .positionOfOtherFormat(let file, let stored, let asked):
            "\(quoted(file)) was begun as \(quoted(stored.rawValue)), not as \(quoted(asked.rawValue)); "
                + "go on with that format, or import it from the start"
        case .notThisFormat(let file, let format, let missing):
            "\(quoted(file)) is no \(quoted(format.rawValue)): it has no \(missing); "
                + "name another format, or auto to have it told"
        case .xmlEncoding(let file, let encoding):
            "\(quoted(file)) is XML in \(quoted(encoding)); convert it: iconv -f \(harmlessEncoding(encoding)) -t UTF-8, "
                + "and take the encoding out of its first line"
        case .streamList(let file):
            "\(quoted(file)) lists the pieces of one stream (HLS), not tracks; export the playlist from its player"
        }
    }

    /// The name of an encoding as part of a command line that a person may copy: letters, digits and hyphens only.
    private func harmlessEncoding(_ name: String) -> String {
        let plain = name.unicodeScalars.prefix(20).filter { scalar in
            scalar.isASCII && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil || scalar == "-")
        }
        return plain.isEmpty ? "ENCODING" : String(String.UnicodeScalarView(plain))
    }

    /// Always the input: this room never touches the database.
    public var blame: Blame { .input }
}

/// Header names as a list for a sentence, at most 40 of them.
func listed(_ names: [String]) -> String {
    // A person compares names by eye; a data dump with thousands of columns would bury the sentence.
    let shown = names.prefix(40).map { quoted($0) }.joined(separator: ", ")
    return names.count > 40 ? "\(shown) and \(names.count - 40) more" : shown
}
