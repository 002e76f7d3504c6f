import NaradaImport
import Testing

@Suite struct DelimitedReaderFuzzTests {
    /// Characters on which readers stumble, and a few on which they do not.
    private static let alphabet = [
        "\"", "\"\"", ",", ";", "\t", "\n", "\r\n", "\r", " ", "a", "é", "東", "'", "\\", "=",
    ]

    private static func field(_ random: inout SeededRandom) -> String {
        (0..<Int.random(in: 0...6, using: &random)).map { _ in alphabet.randomElement(using: &random) ?? "" }.joined()
    }

    /// A small writer: quotes where a field needs them, and at times where it does not.
    private static func written(_ field: String, delimiter: String, _ random: inout SeededRandom) -> String {
        let needs = field.unicodeScalars.contains { "\"\n\r".unicodeScalars.contains($0) } || field.contains(delimiter)
        guard needs || Int.random(in: 0..<4, using: &random) == 0 else { return field }
        return "\"" + field.replacing("\"", with: "\"\"") + "\""
    }

    @Test(arguments: 1...300)
    func whatIsWrittenIsReadBack(seed: Int) throws {
        var random = SeededRandom(state: UInt64(seed))
        let delimiter = [",", ";", "\t"][seed % 3]
        let lineEnd = ["\n", "\r\n", "\r"][seed / 3 % 3]
        let columns = Int.random(in: 2...5, using: &random)
        var text = (0..<columns).map { "c\($0)" }.joined(separator: delimiter) + lineEnd
        var expected: [[String]] = []
        for _ in 0..<Int.random(in: 1...12, using: &random) {
            let fields = (0..<columns).map { _ in Self.field(&random) }
            expected.append(fields)
            text +=
                fields.map { Self.written($0, delimiter: delimiter, &random) }.joined(separator: delimiter) + lineEnd
        }
        let chunkSize = Int.random(in: 1...70, using: &random)
        var reader = try DelimitedReader(
            ByteSource(bytes: Array(text.utf8), name: "f", chunkSize: chunkSize))
        var rows: [[String]] = []
        while let item = try reader.next() {
            guard case .row(let row) = item else {
                Issue.record("refused: \(item) in \(text.debugDescription)")
                return
            }
            rows.append(row.fields)
            #expect(row.line == SlowTable.line(of: rows.count, in: text))
        }
        #expect(rows == expected)
        #expect(rows == SlowTable.rows(of: text, delimiter: Character(delimiter)).dropFirst().map(\.fields))
    }

    /// Random bytes, mostly malformed: whatever comes, no line is lost without a word, at any chunk size.
    @Test(arguments: 1...300)
    func everyLineIsReadOrRefused(seed: Int) throws {
        var random = SeededRandom(state: UInt64(seed) &* 7919)
        let text = "a,b\n" + (0..<40).map { _ in Self.alphabet.randomElement(using: &random) ?? "" }.joined()
        let whole = try delimitedLines(Array(text.utf8))
        for chunkSize in [1, 2, 3, 5] {
            #expect(try delimitedLines(Array(text.utf8), chunkSize: chunkSize) == whole)
        }
        // Lines of issues and rows only ever go up: nothing is handed out twice.
        let numbers = whole.compactMap { Int($0.prefix { $0.isNumber }) }
        #expect(zip(numbers, numbers.dropFirst()).allSatisfy { $0 < $1 })
    }
}

/// The plain twin: whole text in memory, one character at a time, well-formed tables only.
private enum SlowTable {
    static func rows(of text: String, delimiter: Character) -> [(line: Int, fields: [String])] {
        var rows: [(line: Int, fields: [String])] = []
        var fields: [String] = []
        var field = ""
        var inQuotes = false
        var wasQuoted = false
        var line = 1
        var rowLine = 1
        var characters = text.flatMap { $0 == "\r\n" ? ["\r\n"] : $0.unicodeScalars.map(Character.init) }[...]
        while let character = characters.popFirst() {
            if inQuotes {
                if character == "\"" {
                    if characters.first == "\"" { field.append(characters.removeFirst()) } else { inQuotes = false }
                } else {
                    if ["\n", "\r", "\r\n"].contains(character) { line += 1 }
                    field.append(character)
                }
            } else if character == "\"", field.isEmpty, !wasQuoted {
                (inQuotes, wasQuoted) = (true, true)
            } else if character == delimiter {
                fields.append(field)
                (field, wasQuoted) = ("", false)
            } else if ["\n", "\r", "\r\n"].contains(character) {
                line += 1
                fields.append(field)
                if fields != [""] || wasQuoted { rows.append((rowLine, fields)) }
                (fields, field, wasQuoted, rowLine) = ([], "", false, line)
            } else {
                field.append(character)
            }
        }
        return rows
    }

    static func line(of row: Int, in text: String) -> Int {
        let delimiter: Character = text.contains("c0,") ? "," : text.contains("c0;") ? ";" : "\t"
        return rows(of: text, delimiter: delimiter)[row].line
    }
}
