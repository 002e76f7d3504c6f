import Foundation
import Testing

/// A profile learned and used, as a person would do it.
@Suite struct TrainTests {
    private static let header =
        "left_title,left_artists,left_duration_ms,right_title,right_artists,right_duration_ms,label\n"

    /// Songs under numbers in words, each beside itself and beside the next one by the same artist.
    private static let pairs: String = {
        let words = [
            "amber", "birch", "cedar", "dune", "ember", "fjord", "grove", "heath", "iris", "jade", "kelp", "loam",
        ]
        var lines = ""
        for (index, word) in words.enumerated() {
            let next = words[(index + 1) % words.count]
            let (song, other) = (
                "\(word) morning,The \(word)s,\(180_000 + index * 5_000)", "\(next) evening,The \(word)s"
            )
            lines += "\(song),\(word) morning,The \(word)s,\(181_000 + index * 5_000),1\n"
            lines += "\(song),\(other),\(290_000 - index * 4_000),0\n"
        }
        return header + lines
    }()

    @Test func `a profile is learned, compared and used`() throws {
        let scene = try Scene.withRows()
        try scene.write("pairs.csv", Self.pairs)
        let result = try scene.run("train", "--truth", "pairs.csv", "--folds", "3", "--output", "mine.json")
        #expect(result.status == 0, "\(result.errorText)")
        #expect(result.errors.isEmpty)
        #expect(result.outputText.contains("HELD OUT"))
        #expect(try scene.run("diff", "default", "mine.json").status == 0)
        let run = try scene.run("run", "--profile", "mine.json", "--json")
        #expect(run.status == 0)
        let report = try JSONSerialization.jsonObject(with: run.output) as? [String: Any]
        let version = try #require(report?["matcher_version"] as? String)
        #expect(result.outputText.contains("Profile \"mine\" is matcher \(version)"))
    }

    @Test func `without an output the profile is the output and the report stands beside it`() throws {
        let scene = try Scene()
        try scene.write("pairs.csv", Self.pairs)
        let result = try scene.run("train", "--truth", "pairs.csv", "--json")
        #expect(result.status == 0)
        let profile = try JSONSerialization.jsonObject(with: result.output) as? [String: Any]
        #expect(profile?["format"] as? Int == 1)
        #expect(profile?["name"] as? String == "learned")
        let report = try JSONSerialization.jsonObject(with: result.errors) as? [String: Any]
        #expect(report?["version"] as? Int == 1)
        #expect((report?["folds"] as? [Any])?.count == 5)
        let quiet = try scene.run("train", "--truth", "-", "--quiet", input: Self.pairs)
        #expect(quiet.status == 0)
        #expect(quiet.errors.isEmpty)
        #expect(quiet.outputText.replacing("standard input", with: "pairs.csv") == result.outputText)
        #expect(try FileManager.default.contentsOfDirectory(atPath: scene.directory.path) == ["pairs.csv"])
    }

    struct Row: CustomTestStringConvertible, Sendable {
        var testDescription: String
        var truth: String
        var arguments: [String]
        var sentence: String
    }

    static let wrong = [
        Row(
            testDescription: "no truth file", truth: "title,artist\nHurt,Johnny Cash\n", arguments: [],
            sentence: "\"pairs.csv\" is no truth file: its header is "),
        Row(
            testDescription: "no pair of two", truth: header + "Hurt,Johnny Cash,1,Hurt,Johnny Cash,1,1\n",
            arguments: [],
            sentence: "\"pairs.csv\" has 1 pairs that are the same and 0 that are not, and training wants"),
        Row(
            testDescription: "a folder as output", truth: pairs, arguments: ["--output", "."],
            sentence: "cannot write \".\" (Is a directory)"),
        Row(
            testDescription: "an output in no folder", truth: pairs, arguments: ["--output", "none/mine.json"],
            sentence: "cannot write \"none/mine.json\" (No such file or directory)"),
        Row(
            testDescription: "no profile to start from", truth: pairs, arguments: ["--from", "none.json"],
            sentence: "cannot read the profile \"none.json\""),
        Row(
            testDescription: "not enough to calibrate", truth: pairs, arguments: ["--calibrate"],
            sentence: "\"pairs.csv\" leaves 24 held-out pairs, and a calibration wants at least 100"),
        Row(
            testDescription: "more folds than recordings", truth: pairs, arguments: ["--folds", "20"],
            sentence: "\"pairs.csv\" has 12 recordings with a pair that is the same, too few for --folds 20"),
    ]

    @Test(arguments: wrong)
    func `what cannot be learned from is said in one sentence`(_ row: Row) throws {
        let scene = try Scene()
        try scene.write("pairs.csv", row.truth)
        let result = try Program.run(["train", "--truth", "pairs.csv"] + row.arguments, in: scene.directory)
        #expect(result.status == 2)
        #expect(result.output.isEmpty)
        #expect(result.errorText.hasPrefix("narada-resolve: " + row.sentence), "\(result.errorText)")
        #expect(result.errorText.filter { $0 == "\n" }.count == 1)
        #expect(try FileManager.default.contentsOfDirectory(atPath: scene.directory.path) == ["pairs.csv"])
    }

    @Test func `a bad line is named and the others teach`() throws {
        let scene = try Scene()
        try scene.write("pairs.csv", Self.pairs + "only,three,fields\n")
        let result = try scene.run("train", "--truth", "pairs.csv", "--output", "mine.json", "--quiet")
        #expect(result.status == 1)
        #expect(result.errorText.hasPrefix("narada-resolve: pairs.csv:26: "))
        #expect(FileManager.default.fileExists(atPath: scene.path("mine.json")))
    }

    @Test func `a few rows teach nothing without labels, and nothing is written`() throws {
        let scene = try Scene.resolved()
        let before = try scene.run("export").output
        let result = try scene.run("train", "--unlabelled", "--output", "mine.json")
        #expect(result.status == 2)
        #expect(result.errorText.contains("candidate pairs between its sources, and training without labels wants"))
        #expect(!FileManager.default.fileExists(atPath: scene.path("mine.json")))
        #expect(try scene.run("export").output == before)
    }
}
