import ArgumentParser
import Foundation
import LibraryGenerator
import NaradaModel

/// Writes a made-up library as a Narada database, and the truth about it.
@main struct GenerateLibrary: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Writes a made-up library of any size as a Narada database, and the truth as OUT.truth.csv.",
        discussion: """
            Of the connector rows, 80 in 100 are a track of the library as their service would spell it. The same size, \
            seed and share of identifiers make the same rows.
            """)

    @Argument(help: "Internal tracks, and as many connector rows if --rows says nothing else.")
    var size: Int

    @Argument(help: "The database to write; it must not exist.", completion: .file(extensions: ["db"]))
    var out: String

    @Option(help: "Connector rows: the first so many.")
    var rows: Int?

    @Flag(help: "Also writes OUT.tracks.csv and OUT.rows.csv, for programs that read no database of ours.")
    var csv = false

    @Option(help: "Another seed makes another library.")
    var seed: UInt64 = 1

    @Option(help: "The share of tracks with an ISRC, from 0 to 1.")
    var identifiers = 0.0

    func validate() throws {
        guard size > 0 else { throw ValidationError("\"\(size)\" tracks make no library; ask for at least 1.") }
        guard (1...size).contains(rows ?? size) else {
            throw ValidationError("\"\(rows ?? 0)\" rows cannot be made of \(size) tracks; ask for 1 to \(size).")
        }
        guard (0...1).contains(identifiers) else {
            throw ValidationError("\"\(identifiers)\" is no share; give a number from 0 to 1.")
        }
        guard !FileManager.default.fileExists(atPath: out) else {
            throw ValidationError("\"\(out)\" exists already; name another file, or delete it.")
        }
    }

    func run() throws {
        let library = GeneratedLibrary(size: size, seed: seed, identifierShare: identifiers)
        let writer = try DatabaseWriter(path: out)
        try writer.writeTracks(of: library)
        let rows = rows ?? size
        try writer.writeRows(of: library, count: rows)
        let truth = out + ".truth.csv"
        try TruthFile.write(library, count: rows, to: truth)
        if csv { try TableFiles.write(library, rows: rows, to: out) }
        print("\(out): \(size) tracks, \(rows) connector rows; the truth is in \(truth)")
    }
}
