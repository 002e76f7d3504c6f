import Foundation
import NaradaModel
public import NaradaStore

/// A database of its own for one test: a real file in a folder that goes away with this object.
public final class TemporaryStore: Sendable {
    /// The store, at the current schema unless the test asked for an empty file.
    public let store: Store
    /// The store's clock.
    public let clock: TestClock
    /// The database file's path.
    public var path: String { store.path }

    private let folder: TemporaryFolder

    /// A new database file.
    ///
    /// - Parameters:
    ///   - migrated: whether the file has the schema; false leaves it without tables.
    ///   - clock: the time of the store's sessions; it stands still until the test moves it.
    ///   - busyTimeout: seconds that a second writer waits; short, since a test of it waits that long.
    public init(migrated: Bool = true, clock: TestClock = TestClock(), busyTimeout: Double = 0.1) throws {
        self.clock = clock
        folder = try TemporaryFolder()
        store = try Store(
            path: folder.path(of: "narada.db"), access: .create, clock: { clock.now }, busyTimeout: busyTimeout)
        if migrated {
            try Migrator(MigrationSet.embedded, now: { clock.now }).up(store.writer)
        }
    }
}

/// A folder of its own for one test; it and all in it go away with this object.
public final class TemporaryFolder: Sendable {
    /// The folder's path.
    public let path: String

    public init() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("narada-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        path = folder.path
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// The path of a file in the folder, whether it exists or not.
    public func path(of name: String) -> String { path + "/" + name }

    /// Writes a file into the folder and returns its path.
    @discardableResult
    public func write(_ text: String, to name: String) throws -> String {
        try Data(text.utf8).write(to: URL(fileURLWithPath: path(of: name)))
        return path(of: name)
    }
}
