import Foundation
import NaradaTestSupport
import Testing

/// The ways that people go through the program, with what they see.
@Suite struct JourneyTests {
    struct Step: CustomTestStringConvertible {
        var name: String
        var arguments: [String]
        var testDescription: String { name }
    }

    /// In this order, on one database.
    static let steps = [
        Step(name: "01-migrate-status", arguments: ["migrate", "status", "--database", "new.db"]),
        Step(name: "02-migrate-up", arguments: ["migrate", "up"]),
        Step(name: "03-migrate-up-again", arguments: ["migrate", "up"]),
        Step(name: "04-migrate-diff", arguments: ["migrate", "diff"]),
        Step(name: "05-status-empty", arguments: ["status"]),
        Step(name: "06-import-internal", arguments: ["import", "csv", "library.csv", "--as", "internal"]),
        Step(name: "07-import", arguments: ["import", "csv", "spotify.csv", "--connector", "spotify"]),
        Step(
            name: "08-import-again",
            arguments: ["import", "csv", "spotify.csv", "--connector", "spotify", "--json"]),
        Step(name: "09-run-dry", arguments: ["run", "--dry-run"]),
        Step(name: "10-run", arguments: ["run"]),
        Step(name: "11-run-again", arguments: ["run"]),
        Step(name: "12-run-all", arguments: ["run", "--all", "--json", "--threads", "1"]),
        Step(name: "13-review-list", arguments: ["review", "list"]),
        Step(name: "14-review-list-json", arguments: ["review", "list", "--json"]),
        Step(name: "14-review-list-reason", arguments: ["review", "list", "--reason", "version_conflict"]),
        Step(name: "14-review-list-other-reason", arguments: ["review", "list", "--reason", "tie"]),
        Step(name: "15-review-report", arguments: ["review", "report", "--min", "90"]),
        Step(name: "16-review-report-csv", arguments: ["review", "report", "--format", "csv"]),
        Step(name: "17-explain-none", arguments: ["explain", "spotify:a6"]),
        Step(name: "18-export", arguments: ["export"]),
        Step(name: "19-export-json", arguments: ["export", "--json", "--connector", "spotify"]),
        Step(name: "20-create-missing", arguments: ["run", "--create-missing"]),
        Step(name: "21-status", arguments: ["status"]),
        Step(name: "22-status-json", arguments: ["status", "--json"]),
        Step(name: "23-quiet", arguments: ["run", "--all", "--quiet"]),
        Step(name: "24-migrate-down", arguments: ["migrate", "down", "--to", "1", "--force"]),
        Step(name: "25-migrate-back-up", arguments: ["migrate", "up", "--json"]),
    ]

    @Test func `from an empty folder to a resolved library and back`() throws {
        let scene = try Scene()
        try scene.write("library.csv", Scene.library)
        try scene.write("spotify.csv", Scene.rows)
        for step in Self.steps {
            let result = try Program.run(step.arguments, in: scene.directory)
            let command = "$ narada-resolve " + step.arguments.joined(separator: " ") + "\n"
            #expect(throws: Never.self, "\(step.name)") {
                try GoldenFile.compare(command + result.transcript, to: "journey/\(step.name).txt")
            }
            #expect(!result.outputText.contains("\u{1B}"), "\(step.name) has no colours in a file")
        }
    }

    @Test func `an explanation goes from the prior to what would change the verdict`() throws {
        let scene = try Scene.resolved()
        let live = try scene.run("explain", "spotify:a2")
        #expect(live.status == 0)
        for part in ["track 2    Paranoid Android", "prior ", "version ", "total ", "What would change the verdict"] {
            #expect(live.outputText.contains("\n\(part)"), "\(part)")
        }
        // The row's number and its name in the service are the same row.
        #expect(try scene.run("explain", "2").output == live.output)
        let other = try scene.run("explain", "spotify:a3", "1")
        #expect(other.outputText.contains("\nTrack 2, \"Paranoid Android – Radiohead\", answers better"))
        let json = try scene.run("explain", "1", "--json").output
        let document = try #require(try JSONSerialization.jsonObject(with: json) as? [String: Any])
        #expect(document["version"] as? Int == 1)
        #expect(document["state"] as? String == "mapped")
        #expect((document["pair"] as? [String: Any])?["zone"] as? String == "accept")
    }

    @Test func `the database is found by option, by variable and by its usual name`() throws {
        let scene = try Scene()
        #expect(try scene.run("migrate", "up", "--database", "option.db").status == 0)
        #expect(try scene.run("migrate", "up", environment: ["NARADA_DATABASE": "variable.db"]).status == 0)
        #expect(try scene.run("migrate", "up", environment: ["NARADA_DATABASE": ""]).status == 0)
        for name in ["option.db", "variable.db", "narada.db"] {
            #expect(FileManager.default.fileExists(atPath: scene.path(name)), "\(name)")
        }
        let both = try scene.run(
            "status", "--json", "--database", "option.db", environment: ["NARADA_DATABASE": "none.db"])
        #expect(both.outputText.contains(#""path":"option.db""#))
    }

    @Test func `a new migration gets its two files`() throws {
        let scene = try Scene()
        try FileManager.default.createDirectory(atPath: scene.path("Migrations"), withIntermediateDirectories: true)
        let result = try scene.run("migrate", "new", "play_counts")
        #expect(result.status == 0)
        let names = try FileManager.default.contentsOfDirectory(atPath: scene.path("Migrations")).sorted()
        #expect(names == ["0001_play_counts.down.sql", "0001_play_counts.up.sql"])
        for name in names { #expect(result.outputText.contains(name)) }
    }

    @Test func `pairs are scored from a file and from a pipe alike`() throws {
        let scene = try Scene()
        let pairs = """
            left_title,left_artists,left_duration_ms,right_title,right_artists,right_duration_ms
            Hurt,Johnny Cash,218000,Hurt,Johnny Cash,217000
            Numb,Linkin Park,187000,In the End,Linkin Park,216000

            """
        try scene.write("pairs.csv", pairs)
        let file = try scene.run("score", "pairs.csv")
        let pipe = try scene.run("score", "-", input: pairs)
        #expect(file.status == 0)
        #expect(file.output == pipe.output)
        let lines = file.outputText.split(whereSeparator: \.isNewline)
        #expect(lines.count == 3)
        try GoldenFile.compare(file.transcript, to: "journey/score.txt")
        #expect(try scene.run("score", "pairs.csv", "--quiet").errors.isEmpty)
    }
}
