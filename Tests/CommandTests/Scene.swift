import Foundation
import GRDB
import NaradaStore

/// A folder of its own for one test, with the files a test speaks of; gone when the test is.
final class Scene {
    let directory: URL

    init() throws {
        directory = FileManager.default.temporaryDirectory.appendingPathComponent("narada-command-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    }

    deinit {
        // A test may have taken the rights away.
        try? FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: directory.path)
        try? FileManager.default.removeItem(at: directory)
    }

    func path(_ name: String) -> String { directory.appendingPathComponent(name).path }

    func write(_ name: String, _ content: String) throws { try write(name, Data(content.utf8)) }

    func write(_ name: String, _ content: Data) throws {
        try content.write(to: directory.appendingPathComponent(name))
    }

    /// Writes the profile that the program ships with one place changed.
    func writeProfile(_ name: String, replacing text: String, with other: String, filePath: String = #filePath) throws {
        let root = URL(fileURLWithPath: filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let standard = root.appendingPathComponent("Sources/NaradaMatching/Profiles/default.json")
        let profile = try String(contentsOf: standard, encoding: .utf8)
        guard let place = profile.range(of: text) else { throw NotInTheProfile(text: text) }
        try write(name, profile.replacingCharacters(in: place, with: other))
    }

    struct NotInTheProfile: Error { var text: String }

    @discardableResult
    func run(
        _ arguments: String..., input: String? = nil, environment: [String: String] = [:], wrapper: [String] = []
    ) throws -> Program.Result {
        try Program.run(arguments, in: directory, input: input, environment: environment, wrapper: wrapper)
    }

    /// A database with a library of five tracks and eight rows of a service, not resolved yet.
    static func withRows() throws -> Scene {
        let scene = try Scene()
        try scene.write("library.csv", library)
        try scene.write("spotify.csv", rows)
        for arguments in [
            ["migrate", "up"], ["import", "csv", "library.csv", "--as", "internal"],
            ["import", "csv", "spotify.csv", "--connector", "spotify"],
        ] {
            let result = try Program.run(arguments, in: scene.directory)
            guard result.status == 0 else { throw Unprepared(step: arguments, result: result) }
        }
        return scene
    }

    /// The same, resolved.
    static func resolved() throws -> Scene {
        let scene = try withRows()
        let result = try scene.run("run")
        guard result.status == 0 else { throw Unprepared(step: ["run"], result: result) }
        return scene
    }

    /// Changes the database as another program would.
    func change(_ sql: String) throws {
        let store = try Store(path: path("narada.db"), access: .readWrite)
        try store.withSession { try $0.database.execute(sql: sql) }
    }

    /// Root writes wherever it likes, whatever the rights of a file say, unless that capability is taken away.
    static let withoutRootRights =
        geteuid() == 0
        ? ["/usr/bin/setpriv", "--bounding-set=-dac_override,-dac_read_search,-fowner", "--inh-caps=-all"] : []

    struct Unprepared: Error, CustomStringConvertible {
        var step: [String]
        var result: Program.Result
        var description: String { "\(step.joined(separator: " ")) ended with \(result.status): \(result.errorText)" }
    }

    static let library = """
        id,title,artists,album,duration,isrc
        1,Hurt,Johnny Cash,American IV: The Man Comes Around,3:38,USAM10200001
        2,Paranoid Android,Radiohead,OK Computer,6:27,GBAYE9700101
        3,Intro,The xx,xx,2:07,GBBKS0900201
        4,東京は夜の七時,ピチカート・ファイヴ,オーヴァードーズ,5:05,
        5,Jóga,Björk,Homogenic,5:05,

        """

    /// Plain, live, studio, other script, folded accents, unknown song, live under the studio's code, hostile title.
    static let rows = """
        id,title,artists,album,duration,isrc
        a1,Hurt,Johnny Cash,American IV: The Man Comes Around,3:37,USAM10200001
        a2,Paranoid Android (Live at Glastonbury),Radiohead,,6:50,
        a3,Paranoid Android,Radiohead,OK Computer,6:24,
        a4,東京は夜の七時,ピチカート・ファイヴ,,5:06,
        a5,Joga,Bjork,Homogenic,5:04,
        a6,Some Song That Nobody Has,Nobody At All,,4:00,
        a8,Paranoid Android (Live),Radiohead,,6:50,GBAYE9700101
        a7,"=cmd|' /C calc'!A0 \u{1B}[31m",<script>,,3:00,

        """
}

extension String {
    /// The text without what differs from run to run: times, rates, dates, sizes, content hashes.
    var withoutNoise: String {
        replacing(/\bin [0-9]+(\.[0-9]+)? s\b/, with: "in … s")
            .replacing(/[0-9,]+ rows\/s/, with: "… rows/s")
            .replacing(/"(seconds|rows_per_second|file_bytes)":[0-9.]+/) { "\"\($0.output.1)\":…" }
            .replacing(/[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]+)?)?/, with: "…")
            .replacing(/\x20*[0-9.]+ [kM]B/, with: " … kB")
            .replacing(/"(bytes|wal_bytes|free_bytes|bytes_before|bytes_after)":[0-9]+/) { "\"\($0.output.1)\":…" }
            .replacing(/\b[0-9a-f]{12}\b/, with: "…")
            // Bits are the profile's; the form they are shown in is held by the tests of the review room.
            .replacing(/-?\b[0-9]+\.[0-9]+\b/, with: "…")
    }
}

extension Program.Result {
    /// All that a person sees of the run, for a golden file.
    var transcript: String {
        "exit \(status)\n--- output\n\(outputText.withoutNoise)--- errors\n\(errorText.withoutNoise)"
    }
}
