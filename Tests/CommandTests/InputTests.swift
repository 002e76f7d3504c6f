import Foundation
import NaradaTestSupport
import Testing

/// Inputs that cannot be used, in whole or in part: a sentence, the right status, and nothing that was there is lost.
@Suite struct InputTests {
    struct Row: CustomTestStringConvertible, Sendable {
        var name: String
        var status: Int32
        var arguments: [String]
        var given: @Sendable (Scene) throws -> Void = { _ in }
        var testDescription: String { name }
    }

    private static func importing(_ file: String, format: String = "csv") -> [String] {
        ["import", format, file, "--connector", "spotify"]
    }

    private static let profiled = ["run", "--profile", "p.json"]

    private static func evaluating(_ truth: String) -> [String] { ["evaluate", "--truth", truth] }

    static let rows = [
        Row(name: "missing file", status: 2, arguments: importing("none.csv")),
        Row(name: "escape in a file name", status: 2, arguments: importing("\u{1B}[2J.csv")),
        Row(name: "directory", status: 2, arguments: importing(".")),
        Row(name: "empty file", status: 2, arguments: importing("a.csv")) { try $0.write("a.csv", "") },
        Row(name: "header alone", status: 0, arguments: importing("a.csv")) {
            try $0.write("a.csv", "id,title,artists\n")
        },
        Row(name: "no title column", status: 2, arguments: importing("a.csv")) { try $0.write("a.csv", "x,y\n1,2\n") },
        Row(name: "bad mapping", status: 2, arguments: importing("spotify.csv") + ["--map", "title"]),
        Row(name: "mapping of an unknown field", status: 2, arguments: importing("spotify.csv") + ["--map", "x=y"]),
        Row(name: "NUL in a title", status: 1, arguments: importing("a.csv")) {
            try $0.write("a.csv", "id,title,artists\nb1,a\u{0}b,X\nb2,Good,X\n")
        },
        Row(name: "invalid UTF-8", status: 1, arguments: importing("a.csv")) {
            try $0.write(
                "a.csv", Data("id,title,artists\nb1,".utf8) + [0xC3, 0x28, 0xFF] + Data(",X\nb2,Good,X\n".utf8))
        },
        Row(name: "field of a megabyte", status: 1, arguments: importing("a.csv")) {
            let long = String(repeating: "x", count: 1_100_000)
            try $0.write("a.csv", "id,title,artists\nb1,\(long),X\nb2,Good,X\n")
        },
        Row(name: "blank title", status: 0, arguments: importing("a.csv")) {
            try $0.write("a.csv", "id,title,artists\nb1,,X\nb2,Good,X\n")
        },
        Row(name: "no JSON", status: 1, arguments: importing("a.jsonl", format: "jsonl")) {
            try $0.write("a.jsonl", "nonsense\n{\"id\":\"b2\",\"title\":\"Good\",\"artists\":[\"X\"]}\n")
        },
        Row(name: "many bad rows", status: 1, arguments: importing("a.csv")) {
            try $0.write("a.csv", "id,title,artists\n" + String(repeating: "b1,a\u{0}b,X\n", count: 50))
        },
        Row(name: "unknown connector", status: 2, arguments: ["run", "--connector", "deezer"]),
        Row(name: "unknown connector in a list", status: 2, arguments: ["review", "list", "--connector", "deezer"]),
        Row(name: "unknown connector in an export", status: 2, arguments: ["export", "--connector", "deezer"]),
        Row(name: "unknown row", status: 2, arguments: ["explain", "999"]),
        Row(name: "unknown row of a service", status: 2, arguments: ["explain", "spotify:none"]),
        Row(name: "unknown track", status: 2, arguments: ["explain", "1", "999"]),
        Row(name: "broken profile", status: 2, arguments: ["run", "--profile", "p.json"]) {
            try $0.write("p.json", "{")
        },
        Row(name: "profile with an unknown matcher", status: 2, arguments: profiled) {
            try $0.writeProfile("p.json", replacing: "\"name\": \"album\"", with: "\"name\": \"tempo\"")
        },
        Row(name: "profile with a negative weight", status: 2, arguments: profiled) {
            try $0.writeProfile("p.json", replacing: "\"m\": 0.86", with: "\"m\": -0.86")
        },
        Row(name: "profile with a weight of zero", status: 2, arguments: profiled) {
            try $0.writeProfile("p.json", replacing: "\"m\": 0.86", with: "\"m\": 0")
        },
        Row(name: "profile with a weight that is no number", status: 2, arguments: profiled) {
            try $0.writeProfile("p.json", replacing: "\"m\": 0.86", with: "\"m\": NaN")
        },
        Row(name: "profile with a weight past all bounds", status: 2, arguments: profiled) {
            try $0.writeProfile("p.json", replacing: "\"twins\": 0.03", with: "\"twins\": 1e999")
        },
        Row(name: "profile without a level", status: 2, arguments: profiled) {
            try $0.writeProfile("p.json", replacing: "\"other_kind\"", with: "\"same_kind\"")
        },
        Row(name: "profile with an unknown level", status: 2, arguments: profiled) {
            try $0.writeProfile("p.json", replacing: "\"other_kind\"", with: "\"another_kind\"")
        },
        Row(name: "profile with crossed thresholds", status: 2, arguments: profiled) {
            try $0.writeProfile("p.json", replacing: "\"review\": 50", with: "\"review\": 95")
        },
        Row(name: "profile of a later format", status: 2, arguments: profiled) {
            try $0.writeProfile("p.json", replacing: "\"format\": 1", with: "\"format\": 2")
        },
        Row(
            name: "evaluation by a broken profile", status: 2, arguments: evaluating("t.csv") + ["--profile", "p.json"]
        ) {
            try $0.write("t.csv", "left_title,right_title,label\na,b,1\n")
            try $0.writeProfile("p.json", replacing: "\"m\": 0.86", with: "\"m\": 0")
        },
        Row(name: "empty truth", status: 2, arguments: evaluating("t.csv")) { try $0.write("t.csv", "") },
        Row(name: "truth of rows that are not there", status: 0, arguments: evaluating("t.csv")) {
            try $0.write("t.csv", "connector,id,cluster\nspotify,none,1\ndeezer,1,1\n")
        },
        Row(name: "missing pairs", status: 2, arguments: ["score", "none.csv"]),
        Row(name: "missing truth", status: 2, arguments: evaluating("none.csv")),
        Row(name: "truth of no kind", status: 2, arguments: evaluating("spotify.csv")),
        Row(name: "truth without labels", status: 2, arguments: evaluating("t.csv")) {
            try $0.write("t.csv", "left_title,right_title\na,b\n")
        },
        Row(name: "truth with labels of rows", status: 2, arguments: evaluating("t.csv")) {
            try $0.write("t.csv", "left_connector,left_id,right_connector,right_id,label\nspotify,a1,spotify,a2,0\n")
        },
        Row(
            name: "truth of rows with mapped fields", status: 2, arguments: evaluating("t.csv") + ["--left", "title=x"]
        ) {
            try $0.write("t.csv", "connector,id,cluster\nspotify,a1,1\n")
        },
        Row(name: "truth with an unknown column", status: 2, arguments: evaluating("t.csv") + ["--left", "title=x"]) {
            try $0.write("t.csv", "left_title,right_title,label\na,b,1\n")
        },
        Row(name: "truth without a database", status: 3, arguments: evaluating("t.csv") + ["--database", "none.db"]) {
            try $0.write("t.csv", "connector,id,cluster\nspotify,a1,1\n")
        },
        Row(
            name: "evaluation into no folder", status: 2,
            arguments: evaluating("t.csv") + ["--output", "none/report.html"]
        ) {
            try $0.write("t.csv", "connector,id,cluster\nspotify,a1,1\n")
        },
        Row(name: "diff with a missing profile", status: 2, arguments: ["diff", "default", "none.json"]),
        Row(name: "diff with a broken profile", status: 2, arguments: ["diff", "p.json", "default"]) {
            try $0.write("p.json", "[]")
        },
        Row(
            name: "diff of an unknown connector", status: 2,
            arguments: ["diff", "default", "default", "--connector", "deezer"]),
        Row(name: "downgrade that destroys", status: 2, arguments: ["migrate", "down", "--to", "1"]),
        Row(name: "not a database", status: 3, arguments: ["status", "--database", "a.db"]) {
            try $0.write("a.db", String(repeating: "not a database ", count: 500))
        },
        Row(name: "no database", status: 3, arguments: ["status", "--database", "none.db"]),
        Row(name: "no database to run on", status: 3, arguments: ["run", "--database", "none.db"]),
        Row(
            name: "no database to import into", status: 3,
            arguments: importing("spotify.csv") + ["--database", "none.db"]),
        Row(name: "directory for a database", status: 3, arguments: ["status", "--database", "."]),
        Row(name: "file without a schema", status: 3, arguments: ["run", "--database", "empty.db"]) {
            try $0.write("empty.db", "")
        },
        Row(name: "schema behind", status: 3, arguments: ["status", "--database", "old.db"]) {
            try $0.run("migrate", "up", "--to", "1", "--database", "old.db")
        },
    ]

    @Test(arguments: rows)
    func `an input that cannot be used`(_ row: Row) throws {
        let scene = try Scene.resolved()
        try row.given(scene)
        let before = try scene.run("export").outputText
        let result = try Program.run(row.arguments, in: scene.directory)
        try GoldenFile.compare(result.transcript, to: "input/\(row.name.replacing(" ", with: "-")).txt")
        #expect(result.status == row.status)
        if row.status >= 2 {
            #expect(result.output.isEmpty)
            #expect(result.errorText.filter { $0 == "\n" }.count == 1, "one line")
        }
        #expect(!result.errorText.contains("\u{1B}"))
        #expect(!before.isEmpty)
        #expect(try scene.run("export").outputText == before)
        // No command makes a database by accident.
        #expect(!FileManager.default.fileExists(atPath: scene.path("none.db")))
    }

    @Test func `good rows beside a bad one go in`() throws {
        let scene = try Scene.withRows()
        try scene.write("a.csv", "id,title,artists\nb1,a\u{0}b,X\nb2,Good,X\n")
        #expect(try scene.run("import", "csv", "a.csv", "--connector", "other").status == 1)
        let status = try scene.run("status", "--json").outputText
        #expect(status.contains(#"{"name":"other","rows":1,"#))
    }

    @Test func `a database that may only be read says so and stays as it is`() throws {
        let scene = try Scene.withRows()
        // A closed database of SQLite's rollback kind would be made anew by its first reader; ours has a log of its own.
        let content = try Data(contentsOf: URL(fileURLWithPath: scene.path("narada.db")))
        let names = try FileManager.default.contentsOfDirectory(atPath: scene.directory.path)
        for name in names {
            try FileManager.default.setAttributes([.posixPermissions: 0o444], ofItemAtPath: scene.path(name))
        }
        try FileManager.default.setAttributes([.posixPermissions: 0o555], ofItemAtPath: scene.directory.path)
        for arguments in [
            ["run"], ["import", "csv", "spotify.csv", "--connector", "x"], ["migrate", "down", "--to", "0"],
        ] {
            let result = try Program.run(arguments, in: scene.directory, wrapper: Scene.withoutRootRights)
            #expect(result.status == 3, "\(arguments)")
            #expect(result.output.isEmpty)
            #expect(result.errorText.filter { $0 == "\n" }.count == 1, "one line: \(result.errorText)")
            #expect(result.errorText.contains("narada.db"))
        }
        #expect(try Data(contentsOf: URL(fileURLWithPath: scene.path("narada.db"))) == content)
    }

    @Test func `a database that cannot grow says so and stays as it is`() throws {
        let scene = try Scene.resolved()
        let before = try scene.run("export").outputText
        try scene.write(
            "a.csv", "id,title,artists\n" + (0..<5000).map { "b\($0),Title \($0) of some length,X\n" }.joined())
        // No file may grow past 64 kB, as if the disk were full.
        let limit = ["/bin/sh", "-c", "trap '' XFSZ; ulimit -f 128; exec \"$0\" \"$@\""]
        let result = try scene.run("import", "csv", "a.csv", "--connector", "spotify", wrapper: limit)
        #expect(result.status == 3, "\(result.errorText)")
        #expect(result.errorText.filter { $0 == "\n" }.count == 1, "one line: \(result.errorText)")
        #expect(try scene.run("export").outputText == before)
    }
}
