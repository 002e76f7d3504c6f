import Foundation
import NaradaImport
import NaradaModel
import Testing

@Suite struct ImportFaultTests {
    struct Row: CustomTestStringConvertible {
        var text: String
        var name = "f.csv"
        var mappings: [String] = []
        var sentence: String
        var testDescription: String { sentence }
    }

    @Test(arguments: [
        Row(text: "", sentence: "\"f.csv\" is empty; export it again"),
        Row(
            text: "id,artist\n1,A\n",
            sentence: "\"f.csv\" has no title column; its header is \"id\", \"artist\"; "
                + "name the column: --map title=COLUMN"),
        Row(
            text: "id,title\n1,A\n", mappings: ["album=Disc"],
            sentence: "\"f.csv\" has no column \"Disc\" for the field \"album\"; its header is \"id\", \"title\""),
        Row(
            text: "id,title\n1,A\n", mappings: ["song=title"],
            sentence: "there is no field \"song\"; the fields are \"id\", \"title\", \"artists\", \"album\", "
                + "\"duration\", \"isrc\", \"mbid\", \"release_date\", \"track_number\", \"spotify_id\""),
        Row(
            text: "id,title\n1,A\n", mappings: ["title"],
            sentence: "\"title\" is no mapping; write FIELD=COLUMN, or FIELD= where the file lacks the field"),
        Row(
            text: "id,title\n1,A\n", mappings: ["title=id", "title=title"],
            sentence: "the field \"title\" is mapped twice; keep one --map of it"),
        Row(
            text: "id,title\n1,A\n", mappings: ["title="],
            sentence: "\"f.csv\" has no title column; its header is \"id\", \"title\"; "
                + "name the column: --map title=COLUMN"),
        Row(
            text: "a\0b\n",
            sentence: "\"f.csv\" is no text: its first line has a NUL byte; "
                + "export it as CSV, TSV or JSON Lines in UTF-8"),
        Row(
            text: "[{}]", name: "f.json",
            sentence: "\"f.json\" is one JSON array, not one object a line; convert it: jq -c '.[]'"),
    ])
    func saysWhatIsWrongAndWhatToDo(_ row: Row) {
        #expect {
            try Imported(row.text, name: row.name, mappings: row.mappings)
        } throws: { error in
            #expect((error as? ImportFault)?.sentence == row.sentence)
            #expect((error as? ImportFault)?.blame == .input)
            return true
        }
    }

    @Test func pathsThatCannotBeRead() throws {
        let directory = NSTemporaryDirectory()
        #expect(throws: ImportFault.isDirectory(directory)) { try ByteSource(path: directory) }
        let absent = directory + "absent-\(UUID().uuidString).csv"
        #expect(throws: ImportFault.noSuchFile(absent)) { try ByteSource(path: absent) }
        let closed = directory + "closed-\(UUID().uuidString).csv"
        try Data("title\n".utf8).write(to: URL(filePath: closed))
        defer { try? FileManager.default.removeItem(atPath: closed) }
        try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: closed)
        // The superuser may read everything.
        if geteuid() != 0 {
            #expect(throws: ImportFault.notPermitted(closed)) { try ByteSource(path: closed) }
        }
    }

    @Test func aLongHeaderIsCut() throws {
        let header = (1...100).map { "c\($0)" }
        let sentence = ImportFault.noTitleColumn("f", header: header).sentence
        #expect(sentence.contains("\"c40\" and 60 more;"))
    }
}
