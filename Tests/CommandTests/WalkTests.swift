import Foundation
import NaradaTestSupport
import Testing

/// The walk through the queue at a terminal that no person holds.
@Suite(.serialized) struct WalkTests {
    /// Verdicts that count, as `review export` has them: how many of each.
    private static func verdicts(_ scene: Scene) throws -> [String: Int] {
        let lines = try scene.run("review", "export", "--json").outputText.split(separator: "\n")
        var counts: [String: Int] = [:]
        for line in lines {
            if let match = line.firstMatch(of: /"verdict":"(\w+)"/) { counts[String(match.output.1), default: 0] += 1 }
        }
        return counts
    }

    private static func waiting(_ scene: Scene) throws -> Int {
        let status = try scene.run("status", "--json").outputText
        return status.firstMatch(of: /"waiting":(\d+)/).flatMap { Int($0.output.1) } ?? -1
    }

    @Test func `two hundred questions are cleared by keys`() throws {
        let scene = try QueueScene.twoHundred()
        let walk = try Walk(scene)
        var transcript = try walk.press("")
        func press(_ keys: String, _ name: String? = nil) throws {
            transcript += "\n════ \(name ?? keys)\n\n" + (try walk.press(keys))
        }
        // Help, why, an unknown key, and an arrow, which is no key; then the remasters in one stroke.
        for key in ["?", "x", "w", "x", "z"] { try press(key) }
        try press("g")
        try press("x")
        try press("g")
        try press("A")
        // The live takes: looked at, accepted by mistake, taken back, rejected.
        try press("a")
        try press("u")
        try press("g")
        try press("A")
        try press("u")
        try press("g")
        try press("R")
        // The other name: one with a note, one as a new track, one put off, the rest and that one in one stroke.
        try press("t")
        try press("same band\n", "same band⏎")
        try press("a")
        try press("n")
        try press("s")
        try press("g")
        try press("A")
        // Thirty of their own, one by one.
        for number in 0..<29 { try press(number.isMultiple(of: 3) ? "r" : "a") }
        try press("s")
        #expect(walk.end() == 0)
        #expect(walk.terminal.flags == walk.flagsBefore)
        try GoldenFile.compare(transcript, to: "walk/two-hundred.txt")
        #expect(try Self.verdicts(scene) == ["accept": 80 + 1 + 28 + 19, "reject": 60 + 10, "new_track": 1, "skip": 1])
        // What was put off waits on, and so does nothing else.
        #expect(try Self.waiting(scene) == 1)
    }

    @Test func `a walk without colour shows no escape but the clearing of the screen`() throws {
        let scene = try QueueScene.scene([QueueScene.live(1), QueueScene.alias(2, "\u{1B}]0;owned\u{7}")])
        let walk = try Walk(scene)
        #expect(try !walk.press("").contains("\u{1B}"))
        #expect(try !walk.press("a").contains("\u{1B}"))
        try walk.press("q")
        #expect(walk.end() == 0)
    }

    struct Stop: CustomTestStringConvertible {
        var name: String
        var status: Int32
        var stop: @Sendable (Walk) -> Void
        var testDescription: String { name }
    }

    @Test(arguments: [
        Stop(name: "q", status: 0) { $0.terminal.send("q") },
        Stop(name: "Ctrl-C", status: 130) { $0.terminal.send("\u{3}") },
        Stop(name: "Ctrl-D", status: 0) { $0.terminal.send("\u{4}") },
        Stop(name: "SIGINT", status: 130) { kill($0.process.processIdentifier, SIGINT) },
        Stop(name: "SIGTERM", status: 130) { kill($0.process.processIdentifier, SIGTERM) },
    ])
    func `a walk that is stopped keeps its answers and leaves the terminal sane`(_ row: Stop) throws {
        let scene = try QueueScene.scene((0..<4).map { QueueScene.alias($0, "Name \($0)") })
        let walk = try Walk(scene)
        try walk.press("")
        #expect(walk.terminal.flags != walk.flagsBefore, "keys come one by one")
        try walk.press("a")
        try walk.press("r")
        row.stop(walk)
        let last = try walk.press("")
        #expect(last.hasSuffix("2 questions answered and stored; 2 wait on.\n"))
        #expect(walk.end() == row.status)
        #expect(walk.terminal.flags == walk.flagsBefore)
        #expect(try Self.verdicts(scene) == ["accept": 1, "reject": 1])
    }

    @Test func `a kill leaves what was answered`() throws {
        let scene = try QueueScene.scene((0..<3).map { QueueScene.alias($0, "Name \($0)") })
        let walk = try Walk(scene)
        try walk.press("")
        try walk.press("a")
        kill(walk.process.processIdentifier, SIGKILL)
        _ = walk.end()
        #expect(try Self.verdicts(scene) == ["accept": 1])
    }

    @Test func `the card follows the width of the window`() throws {
        let scene = try QueueScene.scene([QueueScene.live(1), QueueScene.live(2)])
        let walk = try Walk(scene)
        func column(_ screen: String) throws -> Int {
            let line = try #require(
                screen.split(separator: "\n").first { $0.contains("track 1") || $0.contains("track 2") })
            return line.distance(from: line.startIndex, to: try #require(line.range(of: "track ")).lowerBound)
        }
        let narrow = try column(try walk.press(""))
        walk.terminal.resize(columns: 120)
        kill(walk.process.processIdentifier, SIGWINCH)
        #expect(try column(try walk.press("")) > narrow)
        walk.terminal.send("q")
        _ = try walk.press("")
        #expect(walk.end() == 0)
    }

    @Test func `another candidate is chosen by its number`() throws {
        let scene = try QueueScene.scene((0..<3).map { QueueScene.alias($0, "Name \($0)") })
        let walk = try Walk(scene)
        try walk.press("")
        #expect(try walk.press("o").contains("# names a track by its number."))
        try walk.press("#")
        #expect(try walk.press("99\n").contains("There is no track 99."))
        try walk.press("o")
        try walk.press("#")
        #expect(try walk.press("3\n").contains("Accepted as track 3."))
        try walk.press("q")
        #expect(walk.end() == 0)
        #expect(try scene.run("export").outputText.contains(",manual,"))
    }

    @Test func `without a terminal each line is an answer`() throws {
        let scene = try QueueScene.scene((0..<6).map { QueueScene.alias($0, "Name \($0)") })
        let input = "?\n\nx\na\nreject not them\no 2\nu\nnonsense\nz\nskip\nnote\nheard it\ns\nq\na\n"
        let result = try scene.run("review", input: input)
        try GoldenFile.compare(result.transcript, to: "walk/lines.txt")
        #expect(result.status == 0)
    }

    @Test func `an empty queue is said`() throws {
        let scene = try QueueScene.scene([])
        #expect(try scene.run("review", input: "a\n").outputText.hasSuffix("Nothing waits for you.\n"))
        let walk = try Walk(scene)
        #expect(try walk.press("").hasSuffix("Nothing waits for you.\n"))
        #expect(walk.end() == 0)
    }

    @Test func `a file of verdicts goes out and in`() throws {
        let scene = try QueueScene.scene((0..<3).map { QueueScene.alias($0, "Name \($0)") })
        #expect(try scene.run("review", "accept", "spotify:s0", "--note", "yes").status == 0)
        #expect(try scene.run("review", "reject", "2").status == 0)
        let csv = try scene.run("review", "export")
        try GoldenFile.compare(csv.transcript, to: "walk/export.txt")
        try scene.write("verdicts.csv", csv.output)
        try scene.write("contrary.csv", "connector,connector_id,verdict,track\nspotify,s0,reject,1\nspotify,s9,skip,\n")
        try GoldenFile.compare(
            try scene.run("review", "import", "verdicts.csv").transcript, to: "walk/import-again.txt")
        let contrary = try scene.run("review", "import", "contrary.csv")
        try GoldenFile.compare(contrary.transcript, to: "walk/import-contrary.txt")
        #expect(contrary.status == 1)
        #expect(try scene.run("review", "import", "contrary.csv", "--replace", "--dry-run").status == 1)
        #expect(try Self.verdicts(scene) == ["accept": 1, "reject": 1])
        #expect(try scene.run("evaluate", "--truth", "verdicts.csv").status == 0)
        #expect(try scene.run("score", "verdicts.csv").status == 0)
    }

    @Test func `verdicts, groups, runs and histories are shown`() throws {
        let scene = try QueueScene.scene((0..<3).map { QueueScene.remaster($0) } + [QueueScene.live(3)])
        var transcript = ""
        for arguments in [
            ["review", "groups"], ["review", "list"], ["review", "accept", "--all-in-group", "GROUP", "--dry-run"],
            ["review", "accept", "--all-in-group", "GROUP", "--note", "a remaster is no other recording"],
            ["review", "undo", "2"], ["review", "reject", "spotify:s3", "--json"], ["review", "new", "2"],
            ["review", "reject", "nobody"], ["review", "accept", "--all-in-group", "zz"], ["review", "undo", "9"],
            ["runs"], ["undo", "1", "--dry-run"], ["undo", "1"], ["undo", "1"], ["undo", "7"], ["runs", "--json"],
            ["history", "spotify:s0"], ["history", "2", "--json"], ["review", "groups"],
        ] {
            let named = arguments.map { $0 == "GROUP" ? Self.remasters : $0 }
            transcript += "$ narada-resolve \(named.joined(separator: " "))\n"
            transcript += try Program.run(named, in: scene.directory).transcript + "\n"
        }
        try GoldenFile.compare(transcript, to: "walk/commands.txt")
    }

    /// The beginning of the remasters' group, which depends on nothing but their pattern.
    private static let remasters = "46d1ce"
}
