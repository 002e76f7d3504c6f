import Foundation
import Testing

/// Answers measured against true ones, as a person would do it.
@Suite struct EvaluateTests {
    private static let pairs = """
        left_title,left_artists,left_duration_ms,right_title,right_artists,right_duration_ms,expected
        Hurt,Johnny Cash,218000,Hurt,Johnny Cash,217000,same
        Numb,Linkin Park,187000,In the End,Linkin Park,216000,different
        Hurt,Johnny Cash,218000,Hurt,Johnny Cash,217000,0
        Numb,Linkin Park,187000,In the End,Linkin Park,216000,1
        Numb,Linkin Park,187000,Numb,Linkin Park,187000,perhaps

        """

    private func report(_ scene: Scene, _ arguments: String..., status: Int32 = 0) throws -> [String: Any] {
        let result = try Program.run(["evaluate", "--json"] + arguments, in: scene.directory)
        #expect(result.status == status, "\(result.errorText)")
        return try #require(try JSONSerialization.jsonObject(with: result.output) as? [String: Any])
    }

    private func counts(_ report: [String: Any]) -> [Int] {
        let decided = report["decided"] as? [String: Any] ?? [:]
        return ["true_positives", "false_positives", "false_negatives"].compactMap { decided[$0] as? Int }
    }

    private func mistakes(_ report: [String: Any], _ kind: String) -> [[String: Any]] {
        (report[kind] as? [String: Any])?["worst"] as? [[String: Any]] ?? []
    }

    // MARK: Labelled pairs

    @Test func `labelled pairs need no database, and each kind of mistake is named`() throws {
        let scene = try Scene()
        try scene.write("pairs.csv", Self.pairs)
        let report = try report(scene, "--truth", "pairs.csv")
        #expect(counts(report) == [1, 1, 1])
        #expect(report["pairs"] as? Int == 5)
        #expect(report["unknown"] as? Int == 1)
        #expect(mistakes(report, "false_positives").map { $0["place"] as? String } == ["line 4"])
        #expect(mistakes(report, "false_negatives").map { $0["place"] as? String } == ["line 5"])
        #expect(try FileManager.default.contentsOfDirectory(atPath: scene.directory.path) == ["pairs.csv"])
    }

    @Test func `a file and a pipe, one thread and several give the same report`() throws {
        let scene = try Scene()
        try scene.write("pairs.csv", Self.pairs)
        func figures(_ arguments: [String], input: String? = nil) throws -> String {
            try Program.run(["evaluate"] + arguments, in: scene.directory, input: input).outputText.withoutNoise
        }
        let file = try figures(["--truth", "pairs.csv"])
        #expect(try figures(["--truth", "pairs.csv", "--threads", "1"]) == file)
        let pipe = try figures(["--truth", "-"], input: Self.pairs)
        #expect(pipe.replacing("standard input", with: "pairs.csv") == file)
    }

    @Test func `columns of any name are mapped`() throws {
        let scene = try Scene()
        try scene.write("videos.csv", "artist,title,video,label\nJohnny Cash,Hurt,Johnny Cash - Hurt,1\n")
        let report = try report(
            scene, "--truth", "videos.csv", "--left", "title=title", "--left", "artists=artist", "--right",
            "title=video")
        #expect(report["same"] as? Int == 1)
    }

    @Test func `a report goes to a file in each format`() throws {
        let scene = try Scene()
        try scene.write("pairs.csv", Self.pairs)
        for (format, start) in [
            ("text", "Evaluated labelled pairs"), ("json", "{\"version\":1"), ("html", "<!doctype html>"),
        ] {
            let result = try scene.run("evaluate", "--truth", "pairs.csv", "--format", format, "--output", "out")
            #expect(result.status == 0)
            #expect(result.output.isEmpty)
            let written = try String(contentsOf: URL(fileURLWithPath: scene.path("out")), encoding: .utf8)
            #expect(written.hasPrefix(start))
            let printed = try scene.run("evaluate", "--truth", "pairs.csv", "--format", format).outputText
            #expect(printed.withoutNoise == written.withoutNoise)
        }
    }

    @Test func `a bad row is named and the others count`() throws {
        let scene = try Scene()
        try scene.write("pairs.csv", Self.pairs + "only,three,fields\n")
        let result = try scene.run("evaluate", "--truth", "pairs.csv", "--json")
        #expect(result.status == 1)
        #expect(result.errorText.hasPrefix("narada-resolve: pairs.csv:7: "))
        #expect(try counts(report(scene, "--truth", "pairs.csv", status: 1)) == [1, 1, 1])
    }

    // MARK: Rows

    @Test func `the tracks of rows, with rows that have none and rows that are not there`() throws {
        let scene = try Scene.resolved()
        let before = try scene.run("export").output
        try scene.write(
            "truth.csv",
            """
            connector,id,track_source,track_id
            spotify,a1,internal,1
            spotify,a3,internal,2
            spotify,a5,internal,4
            spotify,a5,internal,5
            spotify,a6,,
            spotify,a99,internal,3

            """)
        let right = try report(scene, "--truth", "truth.csv")
        // a1, a3 and a5 are mapped rightly; a99 is missed since it is not there.
        #expect(counts(right) == [3, 0, 1])
        #expect(right["rows"] as? Int == 5)
        #expect(right["rows_with_track"] as? Int == 4)
        #expect(right["absent_rows"] as? Int == 1)
        #expect((right["candidates"] as? [String: Any])?["found"] as? Int == 3)

        try scene.write("wrong.csv", "connector,id,track_source,track_id\nspotify,a1,internal,2\nspotify,a3,,\n")
        let wrong = try report(scene, "--truth", "wrong.csv")
        #expect(counts(wrong) == [0, 2, 1])
        let places = mistakes(wrong, "false_positives").compactMap { $0["place"] as? String }.sorted()
        #expect(
            places == [
                "spotify:a1 on track 1, but it is track 2", "spotify:a3 on track 2, but the library does not have it",
            ])
        #expect(try scene.run("export").output == before)
    }

    @Test func `recordings of rows, as clusters and as pairs`() throws {
        let scene = try Scene.withRows()
        #expect(try scene.run("import", "csv", "spotify.csv", "--connector", "other").status == 0)
        #expect(try scene.run("run").status == 0)
        try scene.write(
            "clusters.csv",
            "connector,id,cluster\nspotify,a1,hurt\nother,a1,hurt\nspotify,a3,android\nother,a3,android\n")
        #expect(try counts(report(scene, "--truth", "clusters.csv")) == [2, 0, 0])

        // Two recordings on one track: one of the two rows is wrong, and the first one mapped owns the track.
        try scene.write("apart.csv", "connector,id,cluster\nspotify,a1,one\nother,a1,two\n")
        let apart = try report(scene, "--truth", "apart.csv")
        #expect(counts(apart) == [0, 1, 0])
        #expect(mistakes(apart, "false_positives").map { $0["place"] as? String } == ["other:a1 on track 1"])

        // Pairs speak of all rows of their connectors: a3 and a5 are together too, and not among the pairs.
        try scene.write(
            "pairs.csv", "left_connector,left_id,right_connector,right_id\nspotify,a1,other,a1\nspotify,a3,other,a6\n")
        let pairs = try report(scene, "--truth", "pairs.csv")
        let called = counts(pairs)
        #expect(called[0] == 1)
        #expect(called[1] >= 2)
        #expect(called[2] == 1)
    }

    @Test func `contradictions of a truth file are named`() throws {
        let scene = try Scene.resolved()
        try scene.write("truth.csv", "connector,id,cluster\nspotify,a1,x\nspotify,a1,y\nspotify,a3,x\n")
        let result = try scene.run("evaluate", "--truth", "truth.csv", "--quiet")
        #expect(result.status == 1)
        #expect(
            result.errorText
                == "narada-resolve: truth.csv:3: the row \"spotify:a1\" is in the cluster \"x\" already; "
                + "a row belongs to one cluster; remove one of the two lines\n")
        try scene.write("tracks.csv", "connector,id,track_source,track_id\nspotify,a1,internal,1\nspotify,a1,,\n")
        let tracks = try scene.run("evaluate", "--truth", "tracks.csv", "--quiet")
        #expect(tracks.status == 1)
        #expect(tracks.errorText.contains("tracks.csv:3: the row \"spotify:a1\" has a track and none, see line 2; "))
    }
}
