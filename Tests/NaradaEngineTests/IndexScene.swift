import Foundation
import GRDB
import NaradaModel
@testable import NaradaEngine
import NaradaReview
import NaradaStore
import NaradaTestSupport

/// A library of a few hundred tracks that is taken for a large one, so that runs of few rows go through a kept index.
final class IndexScene {
    /// Tracks from which an index is kept here.
    static let fewestIndexed = 100
    static let trackCount = 300

    let home: Home
    /// Whether runs keep an index; one that keeps none is what the others are held against.
    private let isIndexed: Bool
    private var times = 0

    var indexPath: String { home.engine.databasePath + ".index" }

    init(indexed: Bool = true) throws {
        home = try Home()
        isIndexed = indexed
        try home.addAll((0..<Self.trackCount).map { Self.line($0) }, to: nil)
    }

    // MARK: Rows

    /// The words of which titles and names are made: seldom the same two.
    static func words(_ number: Int) -> String {
        var random = SplitMix64(seed: UInt64(number))
        return (0..<2).map { _ in random.text(length: 6, from: "abdegiklmnoprstuz").capitalized }.joined(separator: " ")
    }

    /// The track of that number as a line of CSV under the given id; some have an album, some a code.
    static func line(_ number: Int, id: String? = nil, title: String? = nil) -> String {
        let code = number % 5 == 0 ? "USAB1\(String(format: "%07d", number))" : ""
        let album = number % 3 == 0 ? "" : "Album \(words(number / 10 + 5_000))"
        // Every seventh is a twin of the one before but for its length.
        let name = title ?? words(number % 7 == 6 ? number - 1 : number)
        let seconds = 150 + number % 97
        return
            "\(id ?? "t\(number)"),\(name),\(words(number / 4 + 9_000)),\(album),\(seconds / 60):\(String(format: "%02d", seconds % 60)),\(code)"
    }

    /// Rows about tracks from a number on: the same, with a slip, a live take, another language's blanks, and nobody's.
    static func rows(from number: Int) -> [String] {
        [
            line(number, id: "same\(number)"),
            line(number + 1, id: "slip\(number)", title: words(number + 1) + "x"),
            line(number + 2, id: "live\(number)", title: words(number + 2) + " (Live)"),
            line(number + 3, id: "joined\(number)", title: words(number + 3).replacingOccurrences(of: " ", with: "")),
            line(number + 70_000, id: "nobody\(number)"),
        ]
    }

    // MARK: Runs

    /// A run's report, and whether it read the whole library.
    struct Ran {
        let report: RunReport
        let readLibrary: Bool
    }

    @discardableResult
    func run(_ options: RunOptions = RunOptions()) throws -> Ran {
        let store = try Store(
            path: home.engine.databasePath, access: options.dryRun ? .readOnly : .readWrite)
        var run = try ResolveRun(
            store: store, resolver: try options.resolver(), options: options,
            fewestIndexed: isIndexed ? Self.fewestIndexed : .max)
        var stages: Set<String> = []
        let report = try run.perform(progress: { stages.insert($0.stage) }, isCancelled: { false })
        return Ran(report: report, readLibrary: stages.contains("reading the library"))
    }

    /// Adds rows from a number on and runs.
    @discardableResult
    func run(rowsFrom number: Int, _ options: RunOptions = RunOptions()) throws -> Ran {
        try home.addAll(Self.rows(from: number), to: "spotify")
        return try run(options)
    }

    // MARK: The file

    var hasIndex: Bool { FileManager.default.fileExists(atPath: indexPath) }

    /// The file's number, which changes when another one takes its place; nil for none.
    var indexNumber: Int? {
        (try? FileManager.default.attributesOfItem(atPath: indexPath)[.systemFileNumber] as? NSNumber)?.intValue
    }

    /// What `check` would say of the file.
    func keptIndex() throws -> KeptIndex {
        try LibraryReading(store: Store(path: home.engine.databasePath, access: .readOnly), threads: 1).keptIndex()
    }

    func deleteIndex() throws { try FileManager.default.removeItem(atPath: indexPath) }

    /// Changes the file's bytes.
    func damageIndex(_ change: (inout Data) -> Void) throws {
        var data = try Data(contentsOf: URL(fileURLWithPath: indexPath))
        change(&data)
        try data.write(to: URL(fileURLWithPath: indexPath))
    }

    /// Changes tracks as a person's program does.
    func change(_ set: String, where condition: String) throws {
        try home.write(
            "UPDATE tracks SET \(set), updated_at = strftime('%Y-%m-%d %H:%M:%f', 'now') || '000' WHERE \(condition)")
    }
}
