import ArgumentParser
import Foundation
import LibraryGenerator
import NaradaModel

/// A run of a few new rows against a large library that is resolved already.
struct SmallRun: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "small", abstract: "A run of a few new rows against a large, resolved library.",
        discussion: """
            The library is resolved once and kept, with the index that this run leaves beside it. Each round copies \
            both, imports the new rows (not measured) and runs what is new, with a warm file cache.
            """)

    @Option(help: "Internal tracks, and as many rows resolved before.")
    var tracks: Int = 1_000_000

    @Option(name: .customLong("new"), help: "New rows.")
    var newRows: Int = 100

    @OptionGroup var options: RunOptions

    func run() throws {
        let cache = try LibraryCache(folder: options.folder, seed: options.seed)
        let resolved = try resolvedLibrary(cache)
        let file = cache.folder.appendingPathComponent("new-\(tracks)-\(newRows)-\(options.seed).csv")
        try writeRows(to: file)
        var rounds: [[String: Double]] = []
        for round in 1...max(options.rounds, 1) {
            let copy = try cache.copy(of: resolved, as: "small")
            defer { LibraryCache.delete(copy) }
            _ = try ChildProcess.run(
                options.program,
                ["import", "csv", file.path, "--connector", "spotify", "--database", copy.path], accepting: [0])
            let (child, report) = try RunReport.measure(options.program, on: copy, arguments: [])
            rounds.append(RunReport.values(child, report))
            print("  round \(round) of \(options.rounds): \(WholeRuns.line(rounds[round - 1]))")
        }
        let measurement = Measurement(name: "small-\(newRows)-against-\(tracks)", rounds: rounds)
        print("\(measurement.name): \(WholeRuns.line(measurement.values))")
        try options.save([measurement])
    }

    /// The library after a run; of another program the run is made again.
    private func resolvedLibrary(_ cache: LibraryCache) throws -> URL {
        let plain = try cache.library(tracks: tracks, rows: tracks)
        let attributes = try FileManager.default.attributesOfItem(atPath: options.program)
        let built = (attributes[.modificationDate] as? Date)?.timeIntervalSince1970 ?? 0
        let resolved = cache.folder.appendingPathComponent("resolved-\(tracks)-\(options.seed)-\(Int(built)).db")
        if FileManager.default.fileExists(atPath: resolved.path) { return resolved }
        print("Resolving \(tracks) rows once …")
        let work = try cache.copy(of: plain, as: "resolving")
        _ = try RunReport.measure(options.program, on: work, arguments: [])
        try LibraryCache.move(work, to: resolved)
        return resolved
    }

    /// Rows of the library under new ids: as its services would tell of them again.
    private func writeRows(to file: URL) throws {
        let library = GeneratedLibrary(size: tracks, seed: options.seed)
        var text = "id,title,artists,album,duration_ms\n"
        for index in 0..<min(newRows, tracks) {
            let row = library.row(at: index * (tracks / max(newRows, 1))).track
            let cells = [
                "new-\(index)", row.title, row.artists.names.joined(separator: "; "), row.album ?? "",
                row.durationMs.map(String.init) ?? "",
            ]
            text += cells.map(CSVText.cell).joined(separator: ",") + "\n"
        }
        try Data(text.utf8).write(to: file, options: .atomic)
    }
}
