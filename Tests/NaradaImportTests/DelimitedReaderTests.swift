import NaradaImport
import Testing

@Suite struct DelimitedReaderTests {
    struct Row: CustomTestStringConvertible {
        var name: String
        var text: String
        var expected: [String]
        var testDescription: String { name }
    }

    static let wellFormed: [Row] = [
        Row(name: "plain", text: "a,b\n1,2\n3,4\n", expected: ["2: 1|2", "3: 3|4"]),
        Row(name: "no final line end", text: "a,b\n1,2", expected: ["2: 1|2"]),
        Row(name: "CRLF", text: "a,b\r\n1,2\r\n3,4\r\n", expected: ["2: 1|2", "3: 3|4"]),
        Row(name: "CR", text: "a,b\r1,2\r3,4\r", expected: ["2: 1|2", "3: 3|4"]),
        Row(name: "mixed line ends", text: "a,b\r\n1,2\n3,4\r5,6", expected: ["2: 1|2", "3: 3|4", "4: 5|6"]),
        Row(name: "byte order mark", text: "\u{feff}a,b\n1,2\n", expected: ["2: 1|2"]),
        Row(name: "empty lines", text: "\n\na,b\n\n1,2\n\n\n3,4\n", expected: ["5: 1|2", "8: 3|4"]),
        Row(name: "quoted", text: "a,b\n\"1\",\"2,3\"\n", expected: ["2: 1|2,3"]),
        Row(name: "doubled quotes", text: "a,b\n\"say \"\"hi\"\"\",\"\"\"\"\n", expected: ["2: say \"hi\"|\""]),
        Row(name: "empty quoted", text: "a,b\n\"\",\"\"\n", expected: ["2: |"]),
        Row(name: "line end in quotes", text: "a,b\n\"1\n2\",3\n4,5\n", expected: ["2: 1\n2|3", "4: 4|5"]),
        Row(name: "CRLF in quotes", text: "a,b\r\n\"1\r\n2\",3\r\n4,5", expected: ["2: 1\r\n2|3", "4: 4|5"]),
        Row(name: "quote inside a field", text: "a,b\n7\" mix,x\"y\"\n", expected: ["2: 7\" mix|x\"y\""]),
        Row(name: "blank fields", text: "a,b\n,\n", expected: ["2: |"]),
        Row(name: "blanks are kept", text: "a,b\n 1 , \"2\"\n", expected: ["2:  1 | \"2\""]),
        Row(name: "semicolon", text: "a;b\n1,5;2\n", expected: ["2: 1,5|2"]),
        Row(name: "tab", text: "a\tb\n1,2;3\t4\n", expected: ["2: 1,2;3|4"]),
        Row(name: "delimiter in a quoted header", text: "\"a,b,c\";d\n1;2\n", expected: ["2: 1|2"]),
        Row(name: "the most frequent delimiter", text: "a, b;c;d\n1;2;3\n", expected: ["2: 1|2|3"]),
        Row(name: "one column", text: "a\n1\n\n2\n", expected: ["2: 1", "4: 2"]),
        Row(name: "one column, quoted empty", text: "a\n\"\"\n", expected: ["2: "]),
        Row(name: "header only", text: "a,b\n", expected: []),
        Row(name: "header without line end", text: "a,b", expected: []),
        Row(name: "header over two lines", text: "\"a\nb\",c\n1,2\n", expected: ["3: 1|2"]),
        Row(name: "tab file without quoting", text: "a\tb\n\"live\" inside\tx\n", expected: ["2: \"live\" inside|x"]),
        Row(name: "tab file, lone quote", text: "a\tb\n\"Heroes\tx\n1\t2\n", expected: ["2: \"Heroes|x", "3: 1|2"]),
        Row(name: "tab file with quoting", text: "a\tb\n\"1\t\"\"2\"\t3\n", expected: ["2: 1\t\"2|3"]),
    ]

    static let malformed: [Row] = [
        Row(
            name: "too many fields", text: "a,b\n1,2,3\n4,5\n",
            expected: ["2 refused: the row has 3 fields, the header 2", "3: 4|5"]),
        Row(
            name: "too few fields", text: "a,b\n1\n4,5\n",
            expected: ["2 refused: the row has 1 fields, the header 2", "3: 4|5"]),
        Row(
            name: "a title with a line end, unquoted", text: "i,t,a\n1,Foo\nBar,X\n2,B,C\n",
            expected: [
                "2 refused: the row has 2 fields, the header 3", "3 refused: the row has 2 fields, the header 3",
                "4: 2|B|C",
            ]),
        Row(
            name: "quote never closed", text: "a,b\n1,2\n3,\"4\n5,6\n7,8\n",
            expected: ["2: 1|2", "3 refused: a quoted field that begins on line 3 does not end", "4: 5|6", "5: 7|8"]),
        Row(
            name: "quote closed by a later row's", text: "a,b\n3,\"4\n5,6\n7,\"8,9\"\n1,2\n",
            expected: ["2 refused: text follows a closing quote", "3: 5|6", "4: 7|8,9", "5: 1|2"]),
        Row(
            name: "quote closed in a row of too many fields", text: "a,b\n3,\"4\n5,6\",\"7\"\n1,2\n",
            expected: [
                "2 refused: the row has 3 fields, the header 2", "3 refused: the row has 3 fields, the header 2",
                "4: 1|2",
            ]),
        Row(
            name: "text after a closing quote", text: "a,b\n\"1\"x,2\n3,4\n",
            expected: ["2 refused: text follows a closing quote", "3: 3|4"]),
        Row(
            name: "quotes not doubled", text: "a,b\n\"say \"hi\", you\",2\n3,4\n",
            expected: ["2 refused: text follows a closing quote", "3: 3|4"]),
        Row(
            name: "NUL", text: "a,b\n1,\0\n\"\0\",2\n3,4\n",
            expected: ["2 refused: the row has a NUL byte", "3 refused: the row has a NUL byte", "4: 3|4"]),
    ]

    @Test(arguments: wellFormed + malformed)
    func reads(_ row: Row) throws {
        #expect(try delimitedLines(Array(row.text.utf8)) == row.expected)
    }

    @Test(arguments: wellFormed + malformed, [1, 2, 3, 63, 64, 65])
    func theChunkSizeChangesNothing(_ row: Row, chunkSize: Int) throws {
        #expect(try delimitedLines(Array(row.text.utf8), chunkSize: chunkSize) == row.expected)
    }

    @Test func invalidUTF8CostsTheRow() throws {
        let bytes = Array("a,b\n1,".utf8) + [0xc3, 0x0a] + Array("3,\u{e9}\n".utf8)
        #expect(try delimitedLines(bytes) == ["2 refused: the field \"b\" is not UTF-8", "3: 3|é"])
    }

    @Test func halvesOfACharacterInTwoFieldsAreNoCharacter() throws {
        let bytes = Array("a,b\n".utf8) + [0xc3, 0x2c, 0xa9, 0x0a]
        #expect(try delimitedLines(bytes) == ["2 refused: the field \"a\" is not UTF-8"])
    }

    struct Fault: CustomTestStringConvertible {
        var name: String
        var bytes: [UInt8]
        var fault: ImportFault
        var testDescription: String { name }
    }

    @Test(arguments: [
        Fault(name: "empty", bytes: [], fault: .empty("f.csv")),
        Fault(name: "line ends only", bytes: Array("\r\n\n\r".utf8), fault: .empty("f.csv")),
        Fault(name: "byte order mark only", bytes: [0xef, 0xbb, 0xbf], fault: .empty("f.csv")),
        Fault(name: "UTF-16, little end", bytes: [0xff, 0xfe, 0x61, 0x00], fault: .utf16("f.csv")),
        Fault(name: "UTF-16, big end", bytes: [0xfe, 0xff, 0x00, 0x61], fault: .utf16("f.csv")),
        Fault(name: "UTF-32, big end", bytes: [0, 0, 0xfe, 0xff, 0, 0, 0, 0x61], fault: .utf16("f.csv")),
        Fault(name: "UTF-16 without a mark", bytes: [0x61, 0x00, 0x2c, 0x00], fault: .notText("f.csv")),
        Fault(name: "Latin-1 header", bytes: [0x74, 0xe9, 0x0a], fault: .notUTF8("f.csv")),
        Fault(name: "open quote", bytes: Array("a,\"b\n1,2\n".utf8), fault: .headerQuoteNotClosed("f.csv")),
        Fault(
            name: "no line end in a megabyte", bytes: Array(repeating: 0x61, count: 1_100_000),
            fault: .headerTooLong("f.csv")),
    ])
    func aFileThatIsNoTableIsAFault(_ row: Fault) {
        #expect(throws: row.fault) { try delimitedLines(row.bytes) }
    }

    @Test func columnsHaveDistinctNames() throws {
        let source = ByteSource(bytes: Array(" a ,,a,\"a (2)\",a".utf8), name: "f.csv")
        #expect(try DelimitedReader(source).header == ["a", "column 2", "a (2)", "a (2) (2)", "a (3)"])
    }

    @Test func theRowsOwnTextIsKeptOnRequest() throws {
        let text = "a,b\r\n\"x \"\"y\"\"\", z\r\n\"1\n2\",3"
        var reader = try DelimitedReader(ByteSource(bytes: Array(text.utf8), name: "f.csv"), keepsText: true)
        #expect(reader.headerText == "a,b")
        #expect(reader.lineEnding == "\r\n")
        var texts: [String?] = []
        while case .row(let row)? = try reader.next() { texts.append(row.text) }
        #expect(texts == ["\"x \"\"y\"\"\", z", "\"1\n2\",3"])
    }
}
