import ArgumentParser
import Foundation
import LibraryGenerator

/// Writes made-up plays as a file of Spotify's extended streaming history.
@main struct GenerateHistory: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Writes made-up plays as a file of Spotify's extended streaming history.",
        discussion: """
            Tracks are skewed as in life, one play in seven is skipped, times go from 2010 on. The same number and seed \
            make the same file.
            """)

    @Argument(help: "How many plays.")
    var plays: Int

    @Argument(help: "The file to write; it must not exist.", completion: .file(extensions: ["json"]))
    var out: String

    @Option(help: "Another seed makes another history.")
    var seed: UInt64 = 1

    /// Bytes that are gathered before they are written.
    private static let chunk = 1 << 20

    func validate() throws {
        guard plays > 0 else { throw ValidationError("\"\(plays)\" plays make no history; ask for at least 1.") }
        guard !FileManager.default.fileExists(atPath: out) else {
            throw ValidationError("\"\(out)\" exists already; name another file, or delete it.")
        }
    }

    func run() throws {
        guard FileManager.default.createFile(atPath: out, contents: nil), let file = FileHandle(forWritingAtPath: out)
        else { throw ValidationError("\"\(out)\" cannot be written; name a file in a folder that you may write to.") }
        var history = GeneratedHistory(plays: plays, seed: seed)
        var text = "["
        for index in 0..<plays {
            text += (index == 0 ? "" : ",\n") + history.next()
            if text.utf8.count >= Self.chunk {
                try file.write(contentsOf: Data(text.utf8))
                text = ""
            }
        }
        try file.write(contentsOf: Data((text + "]\n").utf8))
        try file.close()
        print("\(out): \(plays) plays")
    }
}
