import Foundation
import GRDB
import NaradaEngine
import NaradaModel
import NaradaReview
import NaradaStore
import NaradaTestSupport

/// A person's database on a real file, and what a test does to it.
final class Home {
    let folder: TemporaryFolder
    let engine: Engine
    private var files = 0

    /// A database with the current schema, empty.
    init() throws {
        folder = try TemporaryFolder()
        engine = Engine(databasePath: folder.path(of: "narada.db"))
        _ = try engine.migrateUp()
    }

    /// A database over a file that a test made.
    init(adopting folder: TemporaryFolder) throws {
        self.folder = folder
        engine = Engine(databasePath: folder.path(of: "narada.db"))
        _ = try engine.migrateUp()
    }

    static let header = "id,title,artists,album,duration,isrc\n"

    /// Imports lines of CSV under `header`; into `tracks` where no connector is named.
    @discardableResult
    func add(_ lines: String..., to connector: String? = nil) throws -> ImportReport {
        try addAll(lines, to: connector)
    }

    @discardableResult
    func addAll(_ lines: [String], to connector: String?) throws -> ImportReport {
        files += 1
        let path = try folder.write(Self.header + lines.joined(separator: "\n") + "\n", to: "\(files).csv")
        return try importFile(path, to: connector)
    }

    @discardableResult
    func importFile(_ path: String, to connector: String?) throws -> ImportReport {
        let request = ImportRequest(
            files: [path], connector: connector ?? "library", asInternal: connector == nil)
        return try require(engine.importTracks(request))
    }

    @discardableResult
    func run(_ options: RunOptions = RunOptions(), isCancelled: () -> Bool = { false }) throws -> RunReport {
        try require(engine.resolve(options, isCancelled: isCancelled))
    }

    struct OtherReport: Error { var report: any Report }

    private func require<Wanted: Report>(_ report: any Report) throws -> Wanted {
        guard let wanted = report as? Wanted else { throw OtherReport(report: report) }
        return wanted
    }

    // MARK: Behind the engine's back

    func store() throws -> Store { try Store(path: engine.databasePath, access: .readWrite) }

    func write(_ sql: String) throws {
        try store().withSession { try $0.database.execute(sql: sql) }
    }

    func rows(_ sql: String) throws -> [String] {
        try store().withReadSession { session in
            try Row.fetchAll(session.database, sql: sql).map { row in
                row.databaseValues.map { String.fromDatabaseValue($0) ?? $0.description }.joined(separator: " ")
            }
        }
    }

    /// All rows of all tables, column by column, except for columns whose names have one of the endings.
    func dump(without endings: [String] = [], tables left: [String] = []) throws -> String {
        try store().withReadSession { session in
            let tables = try String.fetchAll(
                session.database,
                sql: "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name")
            return try tables.filter { !left.contains($0) }.map { table in
                let lines = try Row.fetchAll(session.database, sql: "SELECT * FROM \(table) ORDER BY 1, 2").map { row in
                    row.filter { column, _ in !endings.contains { column.hasSuffix($0) } }
                        .map { "\($0)=\($1)" }.joined(separator: " ")
                }
                return "\(table)\n" + lines.joined(separator: "\n")
            }.joined(separator: "\n\n")
        }
    }

    /// The dump without what two runs of one work may differ in: times, and which run it was.
    func lasting() throws -> String {
        try dump(without: ["_at", "run_id", "last_updated", "previous"], tables: ["match_runs", "narada_migrations"])
    }

    /// `connector:id > title of track, method` of every live mapping, sorted.
    func mappings() throws -> [String] {
        try rows(
            """
            SELECT c.connector_name || ':' || c.connector_track_id, '>', t.id, m.match_method
            FROM track_mappings m JOIN connector_tracks c ON c.id = m.connector_track_id JOIN tracks t ON t.id = m.track_id
            WHERE NOT m.is_deleted ORDER BY 1, 2
            """)
    }
}
