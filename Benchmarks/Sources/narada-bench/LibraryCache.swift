import Foundation

/// Made-up libraries in a temporary folder, made once and copied for each round.
struct LibraryCache {
    /// Another number where the generator's output changes, so that no old library is measured.
    private static let format = 1

    let folder: URL
    let seed: UInt64
    private let generator: String

    /// A cache in `folder`, by default in the system's temporary one.
    init(folder: String?, seed: UInt64) throws {
        self.folder =
            folder.map { URL(fileURLWithPath: $0) }
            ?? FileManager.default.temporaryDirectory.appendingPathComponent("narada-bench")
        self.seed = seed
        try FileManager.default.createDirectory(at: self.folder, withIntermediateDirectories: true)
        // Both are products of this package and lie side by side.
        generator =
            URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath()
            .deletingLastPathComponent().appendingPathComponent("generate-library").path
    }

    /// The library of `tracks` internal tracks and `rows` connector rows, unresolved.
    func library(tracks: Int, rows: Int) throws -> URL {
        let name = "v\(Self.format)-\(tracks)-\(rows)-\(seed).db"
        let file = folder.appendingPathComponent(name)
        // Rows or schema may have changed with the generator.
        if let made = Self.changed(file.path), let built = Self.changed(generator), made > built { return file }
        Self.delete(file)
        print("Making \(tracks) tracks and \(rows) rows in \(file.path) …")
        // Under another name until it is whole: an interrupted one is not taken for a library.
        let partial = file.path + ".partial"
        Self.delete(URL(fileURLWithPath: partial))
        _ = try ChildProcess.run(
            generator, ["\(tracks)", partial, "--rows", "\(rows)", "--seed", "\(seed)"], accepting: [0])
        try? FileManager.default.removeItem(atPath: file.path + ".truth.csv")
        try FileManager.default.moveItem(atPath: partial + ".truth.csv", toPath: file.path + ".truth.csv")
        try FileManager.default.moveItem(atPath: partial, toPath: file.path)
        return file
    }

    /// When the file was last changed; nil where there is none.
    private static func changed(_ path: String) -> Date? {
        (try? FileManager.default.attributesOfItem(atPath: path))?[.modificationDate] as? Date
    }

    /// A copy of `file`, with the index that a run left beside it, under a name of its own; the caller deletes it.
    func copy(of file: URL, as name: String) throws -> URL {
        let copy = folder.appendingPathComponent("work-\(ProcessInfo.processInfo.processIdentifier)-\(name).db")
        Self.delete(copy)
        try Self.forEachFile(of: file) { suffix in
            try FileManager.default.copyItem(atPath: file.path + suffix, toPath: copy.path + suffix)
        }
        return copy
    }

    /// Gives a database that nobody has open another name, with its index.
    static func move(_ file: URL, to other: URL) throws {
        delete(other)
        // The database comes last: where it has the name, nothing is missing.
        try forEachFile(of: file) { suffix in
            try FileManager.default.moveItem(atPath: file.path + suffix, toPath: other.path + suffix)
        }
        delete(file)
    }

    /// Calls `body` with what is added to the name of each file that a closed database is made of; nothing comes last.
    private static func forEachFile(of file: URL, _ body: (String) throws -> Void) throws {
        for suffix in [index, ""] where FileManager.default.fileExists(atPath: file.path + suffix) { try body(suffix) }
    }

    /// Deletes a database with its log and its index.
    static func delete(_ file: URL) {
        for suffix in ["", "-wal", "-shm", index] { try? FileManager.default.removeItem(atPath: file.path + suffix) }
    }

    /// What the program adds to a database's name for the index beside it.
    private static let index = ".index"
}
