import Foundation
import NaradaTestSupport
import Testing

/// Wrong command lines: one sentence on standard error, status 2, and no file is made.
@Suite struct UsageTests {
    struct Row: CustomTestStringConvertible {
        var name: String
        var arguments: [String]
        var testDescription: String { name }
    }

    static let rows = [
        Row(name: "unknown command", arguments: ["frobnicate"]),
        Row(name: "unknown option", arguments: ["run", "--acept", "90"]),
        Row(name: "escape in an option", arguments: ["run", "--\u{1B}[31m"]),
        Row(name: "acceptance above 100", arguments: ["run", "--accept", "120"]),
        Row(name: "acceptance at 0", arguments: ["run", "--accept", "0"]),
        Row(name: "acceptance no number", arguments: ["run", "--accept", "high"]),
        Row(name: "review above acceptance", arguments: ["run", "--accept", "70", "--review", "80"]),
        Row(name: "review above usual acceptance", arguments: ["run", "--review", "90"]),
        Row(name: "review below 0", arguments: ["run", "--review=-1"]),
        Row(name: "no threads", arguments: ["run", "--threads", "0"]),
        Row(name: "missing profile", arguments: ["run", "--profile", "none.json"]),
        Row(name: "empty connector", arguments: ["run", "--connector", ""]),
        Row(name: "min above max", arguments: ["review", "list", "--min", "90", "--max", "50"]),
        Row(name: "max above 100", arguments: ["review", "report", "--max", "101"]),
        Row(name: "min below 0", arguments: ["review", "report", "--min=-5"]),
        Row(name: "no limit", arguments: ["review", "list", "--limit", "0"]),
        Row(name: "unknown reason", arguments: ["review", "list", "--reason", "doubt"]),
        Row(name: "unknown state", arguments: ["review", "list", "--state", "open"]),
        Row(name: "unknown format", arguments: ["review", "report", "--format", "xml"]),
        Row(name: "two formats", arguments: ["review", "report", "--format", "csv", "--json"]),
        Row(name: "two export formats", arguments: ["export", "--format", "csv", "--json"]),
        Row(name: "import without format", arguments: ["import"]),
        Row(name: "import of an unknown format", arguments: ["import", "xml", "a.xml", "--connector", "x"]),
        Row(name: "import without files", arguments: ["import", "csv", "--connector", "x"]),
        Row(name: "import without connector", arguments: ["import", "csv", "a.csv"]),
        Row(name: "import with an unknown role", arguments: ["import", "csv", "a.csv", "--as", "mine"]),
        Row(name: "explain without a row", arguments: ["explain"]),
        Row(name: "explain with a name for a track", arguments: ["explain", "1", "Hurt"]),
        Row(name: "score without pairs", arguments: ["score"]),
        Row(name: "down without a version", arguments: ["migrate", "down"]),
        Row(name: "down below 0", arguments: ["migrate", "down", "--to=-1"]),
        Row(name: "up to 0", arguments: ["migrate", "up", "--to", "0"]),
        Row(name: "evaluate without truth", arguments: ["evaluate"]),
        Row(
            name: "evaluate in two formats", arguments: ["evaluate", "--truth", "t.csv", "--format", "html", "--json"]),
        Row(name: "evaluate into nothing", arguments: ["evaluate", "--truth", "t.csv", "--output", ""]),
        Row(name: "evaluate with worst below 0", arguments: ["evaluate", "--truth", "t.csv", "--worst=-1"]),
        Row(name: "diff of one profile", arguments: ["diff", "default"]),
        Row(name: "diff without a limit", arguments: ["diff", "default", "default", "--limit", "0"]),
        Row(name: "walk in JSON", arguments: ["review", "--json"]),
        Row(name: "accept without rows", arguments: ["review", "accept"]),
        Row(name: "accept rows and a group", arguments: ["review", "accept", "1", "--all-in-group", "3fa9"]),
        Row(name: "accept two rows as one track", arguments: ["review", "accept", "1", "2", "--track", "3"]),
        Row(
            name: "accept a group as one track",
            arguments: ["review", "accept", "--all-in-group", "3fa9", "--track", "3"]),
        Row(name: "groups without a limit", arguments: ["review", "groups", "--limit", "0"]),
        Row(name: "verdicts in two formats", arguments: ["review", "export", "--format", "csv", "--json"]),
        Row(name: "serve on no port", arguments: ["review", "serve", "--port", "0"]),
        Row(name: "serve that may open", arguments: ["review", "serve", "--open", "maybe"]),
        Row(name: "undo without a run", arguments: ["undo"]),
        Row(name: "undo of a word", arguments: ["undo", "last"]),
        Row(name: "undo of an edit without a number", arguments: ["undo", "e"]),
        Row(name: "history without a row", arguments: ["history"]),
        Row(name: "edits without a limit", arguments: ["edits", "--limit", "0"]),
        Row(name: "dedupe above 100", arguments: ["dedupe", "--merge-above", "101"]),
        Row(name: "dedupe a dry run of nothing", arguments: ["dedupe", "--dry-run"]),
        Row(name: "dedupe without a limit", arguments: ["dedupe", "--limit", "0"]),
        Row(name: "reject without tracks", arguments: ["dedupe", "reject"]),
        Row(name: "merge without losers", arguments: ["merge", "1"]),
        Row(name: "merge of a word", arguments: ["merge", "1", "Hurt"]),
        Row(name: "split without rows", arguments: ["split"]),
        Row(name: "delete without a row", arguments: ["delete", "tracks"]),
        Row(name: "purge without an age", arguments: ["purge"]),
        Row(name: "purge of a word", arguments: ["purge", "--older-than", "old"]),
        Row(name: "purge of months", arguments: ["purge", "--older-than", "3m"]),
        Row(name: "purge before time began", arguments: ["purge", "--older-than", "9999999999y"]),
        Row(name: "backup without a file", arguments: ["backup"]),
        Row(name: "backup into nothing", arguments: ["backup", ""]),
        Row(name: "runs without a limit", arguments: ["runs", "--limit", "0"]),
        Row(name: "train without anything", arguments: ["train"]),
        Row(name: "train with and without labels", arguments: ["train", "--truth", "t.csv", "--unlabelled"]),
        Row(name: "train folds without labels", arguments: ["train", "--unlabelled", "--folds", "3"]),
        Row(name: "train in one fold", arguments: ["train", "--truth", "t.csv", "--folds", "1"]),
        Row(name: "train into nothing", arguments: ["train", "--truth", "t.csv", "--output", ""]),
        Row(
            name: "calibrate without folds", arguments: ["train", "--truth", "t.csv", "--calibrate", "--folds", "0"]),
        Row(name: "empty database", arguments: ["status", "--database", ""]),
    ]

    @Test(arguments: rows)
    func `a wrong command line`(_ row: Row) throws {
        let scene = try Scene()
        let result = try Program.run(row.arguments, in: scene.directory)
        #expect(result.status == 2)
        #expect(result.output.isEmpty)
        #expect(result.errorText.hasPrefix("narada-resolve: "))
        #expect(result.errorText.filter { $0 == "\n" }.count == 1, "one line")
        #expect(!result.errorText.contains("\u{1B}"))
        #expect(try FileManager.default.contentsOfDirectory(atPath: scene.directory.path).isEmpty)
        try GoldenFile.compare(
            result.errorText, to: "usage/\(row.name.replacing(" ", with: "-")).txt")
    }

    static let commands = [
        [], ["import"], ["run"], ["review"], ["review", "list"], ["review", "report"], ["explain"], ["score"],
        ["evaluate"], ["train"], ["diff"],
        ["review", "walk"], ["review", "groups"], ["review", "accept"], ["review", "reject"], ["review", "new"],
        ["review", "skip"], ["review", "undo"], ["review", "export"], ["review", "import"], ["review", "serve"],
        ["runs"], ["undo"],
        ["history"],
        ["export"], ["status"], ["migrate"], ["migrate", "status"], ["migrate", "up"], ["migrate", "down"],
        ["migrate", "new"], ["migrate", "diff"],
    ]

    @Test(arguments: commands)
    func `the help of a command`(_ command: [String]) throws {
        let scene = try Scene()
        let result = try Program.run(command + ["--help"], in: scene.directory)
        #expect(result.status == 0)
        #expect(result.errors.isEmpty)
        let name = (["narada-resolve"] + command).joined(separator: "-")
        try GoldenFile.compare(result.outputText, to: "help/\(name).txt")
    }

    @Test func `the program alone shows its help, as a group of commands does`() throws {
        let scene = try Scene()
        for group in [[], ["migrate"]] {
            let alone = try Program.run(group, in: scene.directory)
            #expect(alone.output == (try Program.run(group + ["--help"], in: scene.directory)).output)
            #expect(alone.status == 0)
        }
    }
}
