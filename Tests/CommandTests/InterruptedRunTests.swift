import Foundation
import Testing

/// A run that is stopped half-way and run again ends where an undisturbed one ends.
@Suite struct InterruptedRunTests {
    /// Two batches of 2,000 and a rest.
    private static let rowCount = 5_000

    /// A name of letters that no other number has.
    private static func word(_ number: Int) -> String {
        var (rest, letters) = (number &* 7919 + 104_729, "")
        while rest > 0 {
            letters.append(Character(UnicodeScalar(UInt8(97 + rest % 26))))
            rest /= 26
        }
        return letters
    }

    private static func csv(_ prefix: String) -> String {
        "id,title,artists,duration\n"
            + (0..<rowCount).map { number in
                "\(prefix)\(number),\(word(number)) \(word(number + 1)),\(word(number / 10 + rowCount)),3:\(10 + number % 50)\n"
            }.joined()
    }

    /// `service id > track, confidence` of every mapping, sorted.
    private static func mappings(_ scene: Scene, _ database: String) throws -> [String] {
        let lines = try scene.run("export", "--json", "--database", database).outputText.split(separator: "\n")
        return lines.compactMap { line in
            line.firstMatch(of: /"connector_id":"(\w+)".*?"track":(\d+).*?"confidence":(\d+)/).map {
                "\($0.output.1) > \($0.output.2), \($0.output.3)"
            }
        }.sorted()
    }

    @Test func `an interrupted run keeps its finished batches, and the next one ends it`() throws {
        let scene = try Scene()
        try scene.write("library.csv", Self.csv("L"))
        try scene.write("rows.csv", Self.csv("r"))
        try scene.run("migrate", "up")
        try scene.run("import", "csv", "library.csv", "--as", "internal")
        try scene.run("import", "csv", "rows.csv", "--connector", "service")
        try FileManager.default.copyItem(atPath: scene.path("narada.db"), toPath: scene.path("calm.db"))
        #expect(try scene.run("run", "--database", "calm.db").status == 0)

        let process = try Program.process(["run", "--json"], in: scene.directory)
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        // The run is let go a little at a time until its first batch is seen, so that no machine is too fast for this.
        var mapped = 0
        while mapped == 0 && process.isRunning {
            kill(process.processIdentifier, SIGCONT)
            usleep(3_000)
            kill(process.processIdentifier, SIGSTOP)
            let status = try scene.run("status", "--json").outputText
            mapped = status.firstMatch(of: /"mapped":(\d+)/).flatMap { Int($0.output.1) } ?? 0
        }
        kill(process.processIdentifier, SIGINT)
        kill(process.processIdentifier, SIGCONT)
        process.waitUntilExit()
        try output.fileHandleForWriting.close()
        let report = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        #expect(process.terminationReason == .exit)
        #expect(process.terminationStatus == 130)
        #expect(report.contains(#""interrupted":true"#))

        let kept = try Self.mappings(scene, "narada.db")
        let calm = try Self.mappings(scene, "calm.db")
        #expect(!kept.isEmpty && kept.count < calm.count)
        #expect(Set(kept).isSubset(of: calm))
        #expect(try scene.run("run").status == 0)
        #expect(try Self.mappings(scene, "narada.db") == calm)
    }
}
