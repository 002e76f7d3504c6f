import Foundation
import NaradaTestSupport
import Testing

/// The care of a library and of its file, as a person sees it.
@Suite struct CareTests {
    struct Step: CustomTestStringConvertible {
        var name: String
        var arguments: [String]
        var status: Int32 = 0
        var testDescription: String { name }
    }

    /// A resolved library in which track 6 is track 1 again, with a row of its own, and track 7 is live.
    private static func scene() throws -> Scene {
        let scene = try Scene.resolved()
        try scene.write(
            "more.csv",
            """
            id,title,artists,album,duration,isrc
            6,Hurt,Johnny Cash,American IV: The Man Comes Around,3:38,USAM10200001
            7,Hurt (Live at Folsom Prison),Johnny Cash,,3:38,

            """)
        try scene.write(
            "lastfm.csv",
            """
            id,title,artists,album,duration
            z1,Hurt,Johnny Cash,American IV: The Man Comes Around,3:38

            """)
        for arguments in [
            ["import", "csv", "more.csv", "--as", "internal"],
            ["import", "csv", "lastfm.csv", "--connector", "lastfm"],
            ["review", "accept", "lastfm:z1", "--track", "6"],
        ] {
            let result = try Program.run(arguments, in: scene.directory)
            guard result.status == 0 else { throw Scene.Unprepared(step: arguments, result: result) }
        }
        return scene
    }

    /// In this order, on one database.
    static let steps = [
        Step(name: "01-dedupe", arguments: ["dedupe"]),
        Step(name: "02-dedupe-json", arguments: ["dedupe", "--json", "--limit", "1"]),
        Step(name: "03-reject", arguments: ["dedupe", "reject", "1", "7", "--note", "the live take"]),
        Step(name: "04-dedupe-again", arguments: ["dedupe"]),
        Step(name: "05-take-back", arguments: ["dedupe", "undo", "7", "1"]),
        Step(name: "06-merge-above-dry", arguments: ["dedupe", "--merge-above", "90", "--dry-run"]),
        Step(name: "07-merge-dry", arguments: ["merge", "1", "6", "--dry-run"]),
        Step(name: "08-merge", arguments: ["merge", "1", "6"]),
        Step(name: "09-history-merged", arguments: ["history", "lastfm:z1"]),
        Step(name: "10-split", arguments: ["split", "lastfm:z1"]),
        Step(name: "11-edits", arguments: ["edits"]),
        Step(name: "12-undo-merge", arguments: ["undo", "e1"]),
        Step(name: "13-undo-split", arguments: ["undo", "e2"]),
        Step(name: "14-undo-twice", arguments: ["undo", "e1"], status: 2),
        Step(name: "15-merge-above", arguments: ["dedupe", "--merge-above", "90"]),
        Step(name: "16-split-unmatched", arguments: ["split", "lastfm:z1", "--unmatched"]),
        Step(name: "17-delete", arguments: ["delete", "tracks", "5"]),
        Step(name: "18-restore", arguments: ["restore", "tracks", "5"]),
        Step(name: "19-edits-json", arguments: ["edits", "--json", "--limit", "1"]),
        Step(name: "20-check", arguments: ["check"]),
        Step(name: "21-check-json", arguments: ["check", "--json"]),
        Step(name: "22-backup", arguments: ["backup", "copy.db"]),
        Step(name: "23-backup-again", arguments: ["backup", "copy.db"], status: 2),
        Step(name: "24-backup-force", arguments: ["backup", "copy.db", "--force", "--json"]),
        Step(name: "25-backup-onto-itself", arguments: ["backup", "narada.db", "--force"], status: 2),
        Step(name: "26-purge-unasked", arguments: ["purge", "--older-than", "0d"], status: 2),
        Step(name: "27-purge-nothing", arguments: ["purge", "--older-than", "90d", "--yes"]),
        Step(name: "28-purge-dry", arguments: ["purge", "--older-than", "0d", "--dry-run"]),
        Step(name: "29-purge", arguments: ["purge", "--older-than", "0d", "--yes", "--json"]),
        Step(name: "30-vacuum", arguments: ["vacuum"]),
        Step(name: "31-status", arguments: ["status"]),
    ]

    @Test func `tracks are merged and split, and the file is looked after`() throws {
        let scene = try Self.scene()
        for step in Self.steps {
            let result = try Program.run(step.arguments, in: scene.directory)
            #expect(result.status == step.status, "\(step.name): \(result.errorText)")
            let command = "$ narada-resolve " + step.arguments.joined(separator: " ") + "\n"
            #expect(throws: Never.self, "\(step.name)") {
                try GoldenFile.compare(command + result.transcript, to: "care/\(step.name).txt")
            }
        }
        #expect(try scene.run("check", "--database", "copy.db").status == 0)
    }

    @Test func `a finding is mended, or named for a person`() throws {
        let scene = try Self.scene()
        try scene.change(
            """
            INSERT INTO playlists (name, track_count, created_at, updated_at) VALUES ('Road', 7, 'x', 'x');
            UPDATE tracks SET mbid = 'nonsense' WHERE id = 2
            """)
        let steps = [
            Step(name: "found", arguments: ["check"], status: 1),
            Step(name: "mended-in-part", arguments: ["check", "--fix"], status: 1),
            Step(name: "left", arguments: ["check", "--json"], status: 1),
        ]
        for step in steps {
            let result = try Program.run(step.arguments, in: scene.directory)
            #expect(result.status == step.status)
            try GoldenFile.compare(result.transcript, to: "care/check-\(step.name).txt")
        }
        try scene.change("UPDATE tracks SET mbid = NULL")
        #expect(try scene.run("check", "--fix").status == 0)
    }

    @Test func `a damaged file is told of in sentences`() throws {
        let scene = try Self.scene()
        try scene.run("backup", "copy.db")
        let whole = try Data(contentsOf: URL(fileURLWithPath: scene.path("copy.db")))
        var seen: Set<Int32> = []
        for page in stride(from: 1, to: whole.count / 4096, by: 3) {
            var data = whole
            data.replaceSubrange(page * 4096..<page * 4096 + 64, with: repeatElement(UInt8(0xA7), count: 64))
            try scene.write("damaged.db", data)
            for arguments in [["check"], ["check", "--fix"]] {
                let result = try Program.run(arguments + ["--database", "damaged.db"], in: scene.directory)
                seen.insert(result.status)
                #expect([1, 3].contains(result.status), "page \(page): \(result.status) \(result.errorText)")
                #expect((result.outputText + result.errorText).contains("damaged"), "page \(page)")
                #expect(result.errorText.filter { $0 == "\n" }.count <= 1)
            }
        }
        #expect(seen.contains(1))
    }

    @Test(arguments: [("y\n", true), ("n\n", false), ("\n", false)])
    func `a purge asks at a terminal`(_ answer: String, _ isDone: Bool) throws {
        let scene = try Self.scene()
        try scene.run("delete", "tracks", "7")
        let terminal = try PseudoTerminal()
        let process = try Program.process(
            ["purge", "--older-than", "0d"], in: scene.directory, environment: ["TERM": "xterm", "NO_COLOR": "1"])
        let end = FileHandle(fileDescriptor: terminal.slave, closeOnDealloc: false)
        (process.standardInput, process.standardOutput, process.standardError) = (end, end, end)
        try process.run()
        let asked = terminal.read { $0.contains("[y/N]") }
        #expect(asked?.contains("would be removed for good") == true)
        terminal.send(answer)
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        #expect(try scene.run("restore", "tracks", "7").status == (isDone ? 2 : 0))
    }

    @Test func `no permission is a sentence, whoever runs the program`() throws {
        let scene = try Self.scene()
        try scene.run("backup", "secret.db")
        try scene.write("closed.csv", "id,title\n1,A\n")
        for name in ["secret.db", "closed.csv"] {
            try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: scene.path(name))
        }
        let secret = try scene.run("status", "--database", "secret.db", wrapper: Scene.withoutRootRights)
        #expect(secret.status == 3)
        #expect(secret.errorText.contains("\"secret.db\" may not be opened by this user"), "\(secret.errorText)")
        let closed = try scene.run(
            "import", "csv", "closed.csv", "--connector", "x", wrapper: Scene.withoutRootRights)
        #expect(closed.status == 2)
        #expect(closed.errorText.contains("closed.csv"), "\(closed.errorText)")
    }

    @Test func `a log that cannot be made is a sentence, whoever runs the program`() throws {
        let scene = try Self.scene()
        try FileManager.default.setAttributes([.posixPermissions: 0o555], ofItemAtPath: scene.directory.path)
        let result = try scene.run("status", wrapper: Scene.withoutRootRights)
        #expect(result.status == 3)
        #expect(result.errorText.contains("is in WAL mode and its folder cannot be written to"), "\(result.errorText)")
    }
}
