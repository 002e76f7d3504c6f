import Foundation
import Testing

/// What another profile would change, before anything is written.
@Suite struct DiffTests {
    /// The built-in profile with another threshold of acceptance.
    private func profile(accepting accept: Int) throws -> String {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let file = root.appendingPathComponent("Sources/NaradaMatching/Profiles/default.json")
        return try String(contentsOf: file, encoding: .utf8).replacing(
            /"accept": *[0-9]+/, with: "\"accept\": \(accept)")
    }

    private func diff(_ scene: Scene, _ before: String, _ after: String, _ options: String...) throws -> [String: Any] {
        let result = try Program.run(["diff", before, after, "--json"] + options, in: scene.directory)
        #expect(result.status == 0, "\(result.errorText)")
        return try #require(try JSONSerialization.jsonObject(with: result.output) as? [String: Any])
    }

    /// How many rows of the service the scene has.
    private func rows(of connector: String, in scene: Scene) throws -> Int {
        let status = try scene.run("status", "--json").outputText
        let found = status.firstMatch(
            of: try Regex<(Substring, Substring)>("\"name\":\"\(connector)\",\"rows\":(\\d+)"))
        return try #require(found.flatMap { Int($0.output.1) })
    }

    @Test func `a profile does not differ from itself`() throws {
        let scene = try Scene.resolved()
        let same = try diff(scene, "default", "default")
        let all = try rows(of: "spotify", in: scene)
        #expect(same["rows"] as? Int == all)
        #expect(same["changed"] as? Int == 0)
        #expect((same["rows_changed"] as? [Any])?.isEmpty == true)
        #expect(try scene.run("diff", "default", "default").outputText.contains("0 of \(all) rows change"))
    }

    @Test func `a profile that accepts nothing sends every mapping to review, and the other way round`() throws {
        let scene = try Scene.resolved()
        try scene.write("strict.json", try profile(accepting: 100))
        let before = try scene.run("export").output
        let mapped = try scene.run("export").outputText.split(whereSeparator: \.isNewline).count - 1
        #expect(mapped > 0)
        let stricter = try diff(scene, "default", "strict.json")
        #expect(stricter["counts"] as? [String: Int] == ["sent_to_review": mapped])
        let looser = try diff(scene, "strict.json", "default")
        #expect(looser["counts"] as? [String: Int] == ["accepted_from_review": mapped])
        let one = try diff(scene, "default", "strict.json", "--limit", "1")
        #expect((one["rows_changed"] as? [Any])?.count == 1)
        #expect(one["changed"] as? Int == mapped)
        #expect(try scene.run("export").output == before)
    }

    @Test func `rows of other connectors, and rows that founded their track, are left alone`() throws {
        let scene = try Scene.withRows()
        #expect(try scene.run("import", "csv", "spotify.csv", "--connector", "other").status == 0)
        #expect(try scene.run("run", "--create-missing", "--connector", "spotify").status == 0)
        let status = try scene.run("status", "--json").outputText
        let founded = status.firstMatch(of: /"founded":(\d+)/).flatMap { Int($0.output.1) } ?? 0
        let spotify = try diff(scene, "default", "default", "--connector", "spotify")
        #expect(spotify["left_alone"] as? Int == founded)
        #expect(try spotify["rows"] as? Int == rows(of: "spotify", in: scene) - founded)
        let other = try diff(scene, "default", "default", "--connector", "other")
        #expect(try other["rows"] as? Int == rows(of: "other", in: scene))
        #expect(other["left_alone"] as? Int == 0)
    }
}
