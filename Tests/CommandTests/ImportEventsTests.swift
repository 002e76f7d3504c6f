import Foundation
import NaradaStore
import NaradaTestSupport
import Testing

/// The import of exports as a person starts it, stops it, and kills it.
@Suite struct ImportEventsTests {
    /// Plays enough for several transactions of a slow build.
    private static let plays = 30_000
    private static let tracks = 700

    /// A history in the layout of Spotify's extended one, in order of time.
    private static func history(_ count: Int = plays) -> String {
        var random = SplitMix64(seed: 6)
        var text = "["
        for index in 0..<count {
            let track = String(Int.random(in: 0..<tracks, using: &random))
            let id = String(repeating: "0", count: 15 - track.count) + track
            let second = index * 61
            let (day, hour, minute) = (second / 86_400, second / 3_600 % 24, second / 60 % 60)
            func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
            text += index == 0 ? "" : ",\n"
            text += """
                {"ts":"2023-01-\(two(1 + day))T\(two(hour)):\(two(minute)):\(two(second % 60))Z","ms_played":\(index % 200_000),\
                "master_metadata_track_name":"Song \(track)","master_metadata_album_artist_name":"Artist",\
                "spotify_track_uri":"spotify:track:fixture\(id)","shuffle":true,"platform":"fixture"}
                """
        }
        return text + "]"
    }

    private static func content(_ scene: Scene, _ database: String) throws -> [String] {
        let store = try Store(path: scene.path(database), access: .readOnly)
        var rows: [String] = []
        try store.withReadSession { session in
            try PlayReader.forEach(in: session) {
                rows.append("\($0.playedAt) \($0.msPlayed ?? -1) \($0.connectorTrackID ?? 0) \($0.importBatchID)")
            }
        }
        return rows
    }

    private static func count(_ scene: Scene) throws -> Int {
        let store = try Store(path: scene.path("narada.db"), access: .readOnly)
        return try store.withReadSession { try PlayReader.totals(in: $0).plays }
    }

    /// Killed without warning at many points, and started again each time: no play twice, and none missing.
    @Test func `killed again and again, an import ends where a calm one ends`() throws {
        let scene = try Scene()
        try scene.write("endsong_0.json", Self.history())
        try scene.run("migrate", "up")
        try scene.run("migrate", "up", "--database", "calm.db")
        let command = ["import", "spotify-history", "endsong_0.json", "--quiet"]
        #expect(try Program.run(command + ["--database", "calm.db"], in: scene.directory).status == 0)
        let calm = try Self.content(scene, "calm.db")
        #expect(calm.count == Self.plays)

        var random = SplitMix64(seed: 11)
        var kills = 0
        var lastCount = 0
        var growth = 0
        while kills < 60 {
            let process = try Program.process(command, in: scene.directory)
            try process.run()
            // From before the first record is read to far into the file; a slow machine gets further each time.
            usleep(UInt32.random(in: 20_000...(150_000 + UInt32(kills) * 60_000), using: &random))
            guard process.isRunning else {
                process.waitUntilExit()
                #expect(process.terminationStatus == 0)
                break
            }
            kill(process.processIdentifier, SIGKILL)
            process.waitUntilExit()
            kills += 1
            let count = try Self.count(scene)
            #expect(count >= lastCount, "what was committed stays")
            if count > lastCount { growth += 1 }
            lastCount = count
            let part = try Self.content(scene, "narada.db")
            #expect(Set(part.map { $0.prefix(26) }).count == part.count)
        }
        #expect(kills > 0)
        #expect(try Program.run(command, in: scene.directory).status == 0)
        #expect(try Self.content(scene, "narada.db") == calm)
    }

    @Test func `a stopped import says so and goes on`() throws {
        let scene = try Scene()
        try scene.write("endsong_0.json", Self.history(3_000))
        try scene.run("migrate", "up")
        let first = try scene.run("import", "auto", "endsong_0.json", "--json")
        #expect(first.status == 0)
        #expect(first.outputText.contains(#""plays":{"inserted":3000,"updated":0,"unchanged":0,"removed":0}"#))
        let again = try scene.run("import", "auto", "endsong_0.json", "--json")
        #expect(again.outputText.contains(#""plays":{"inserted":0,"updated":0,"unchanged":3000,"removed":0}"#))
    }

    struct Row: CustomTestStringConvertible, Sendable {
        var name: String
        var status: Int32
        var arguments: [String]
        var testDescription: String { name }
    }

    private static let exports = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("fixtures/exports")

    static let rows = [
        Row(name: "one file", status: 0, arguments: ["spotify-history", "endsong_0.json"]),
        Row(name: "several files", status: 0, arguments: ["auto", "endsong_0.json", "Library.xml", "old.m3u"]),
        Row(name: "dry", status: 0, arguments: ["auto", "YourLibrary.json", "--dry-run"]),
        Row(name: "json", status: 0, arguments: ["auto", "sunday_morning.csv", "--json"]),
        Row(name: "another format", status: 1, arguments: ["spotify-history", "Playlist1.json"]),
        Row(name: "no export", status: 2, arguments: ["auto", "README.md"]),
        Row(name: "missing", status: 2, arguments: ["auto", "none.json"]),
        Row(name: "into the library", status: 2, arguments: ["itunes", "Library.xml", "--as", "internal"]),
        Row(name: "with a mapping", status: 2, arguments: ["itunes", "Library.xml", "--map", "title=x"]),
        Row(name: "without a user", status: 2, arguments: ["itunes", "Library.xml", "--user", ""]),
        Row(name: "table dry", status: 0, arguments: ["csv", "library.csv", "--as", "internal", "--dry-run"]),
    ]

    @Test(arguments: rows)
    func `what an import says`(_ row: Row) throws {
        let scene = try Scene()
        let names = [
            "endsong_0.json", "Library.xml", "old.m3u", "YourLibrary.json", "sunday_morning.csv", "Playlist1.json",
        ]
        for name in names {
            try scene.write(name, try Data(contentsOf: Self.exports.appendingPathComponent(name)))
        }
        try scene.write("README.md", "Nothing to import.\n")
        try scene.write("library.csv", Scene.library)
        try scene.run("migrate", "up")
        let result = try Program.run(["import"] + row.arguments, in: scene.directory)
        #expect(result.status == row.status)
        try GoldenFile.compare(
            result.transcript, to: "import/\(row.name.replacing(" ", with: "-")).txt")
    }
}
