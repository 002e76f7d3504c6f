import Foundation
import NaradaModel
import NaradaStore

/// The work of narada-resolve on one database file, one method a command: reads, calls the rooms, writes, reports.
///
/// A value; nothing is opened before a method needs it. Reports are what people and programs read (`Report`).
public struct Engine: Sendable {
    /// The SQLite file, as the person named it.
    public let databasePath: String

    public init(databasePath: String) {
        self.databasePath = databasePath
    }

    /// The opened database, its schema known to be this program's.
    func openStore(_ access: Store.Access = .readWrite) throws -> Store {
        let store = try Store(path: databasePath, access: access)
        try store.requireCurrentSchema()
        return store
    }

    /// Refuses names of connectors that the database has no rows of.
    ///
    /// - Throws: `EngineFault.unknownConnector` with the names that it has.
    func check(_ connectors: [String], in store: Store) throws {
        guard !connectors.isEmpty else { return }
        let known = try store.withReadSession(ConnectorTrackReader.connectorNames(in:))
        for name in connectors where !known.contains(name) {
            throw EngineFault.unknownConnector(name: name, known: known)
        }
    }
}

/// How far long work has come.
public struct Progress: Hashable, Sendable {
    /// What is being done, as a verb: "reading the library".
    public var stage: String
    /// Units done.
    public var done: Int
    /// Units in all; nil where that is not known beforehand.
    public var total: Int?
    /// The part of the work that is done, 0 to 1, where that is known and the number of units is not: bytes of a file.
    public var share: Double?

    public init(stage: String, done: Int, total: Int? = nil, share: Double? = nil) {
        self.stage = stage
        self.done = done
        self.total = total
        self.share = share
    }
}
