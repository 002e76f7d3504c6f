import LibraryGenerator
import NaradaStore

/// Writes a generated library through the store, as an import would.
struct DatabaseWriter {
    /// Rows in one transaction: large enough that its cost vanishes, small enough for the log to stay in memory.
    private static let batch = 20_000
    /// The source that internal tracks are remembered by.
    private static let source = "generated"

    private let store: Store

    /// A writer to a new database with the current schema.
    init(path: String) throws {
        store = try Store(path: path, access: .create)
        _ = try Migrator(.embedded).up(store.writer)
    }

    func writeTracks(of library: GeneratedLibrary) throws {
        try inBatches(of: library.size) { session, indices in
            var upserter = try TrackUpserter(session: session, source: Self.source)
            for index in indices { _ = try upserter.upsert(library.track(at: index)) }
        }
    }

    func writeRows(of library: GeneratedLibrary, count: Int) throws {
        try inBatches(of: count) { session, indices in
            var upserters: [Service: ConnectorTrackUpserter] = [:]
            for service in Service.allCases {
                upserters[service] = try ConnectorTrackUpserter(session: session, connector: service.rawValue)
            }
            for index in indices {
                let row = library.row(at: index)
                _ = try upserters[row.service]?.upsert(row.track)
            }
        }
    }

    private func inBatches(of count: Int, _ body: (Session, Range<Int>) throws -> Void) throws {
        for start in stride(from: 0, to: count, by: Self.batch) {
            let indices = start..<min(start + Self.batch, count)
            try store.withSession { try body($0, indices) }
        }
    }
}
