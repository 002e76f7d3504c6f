import Foundation
import GRDB
public import NaradaModel

/// How big a database is and how old its parts are.
public struct StoreSizes: Hashable, Sendable {
    /// One table.
    public struct Table: Hashable, Sendable {
        public var name: String
        public var active: Int
        /// Soft-deleted rows, stand-ins aside.
        public var deleted: Int
        /// Bytes of the table and its indexes; nil where this SQLite was built without `dbstat`.
        public var bytes: Int?
    }

    /// Bytes of the database file.
    public var file: Int
    /// Bytes of the write-ahead log beside it.
    public var log: Int
    /// Bytes of pages that hold nothing: what a vacuum would give back at least.
    public var free: Int
    /// The tables, sorted by name.
    public var tables: [Table]
    /// Connector tracks whose events wait for a mapping.
    public var standIns: Int
    /// The first and the last play.
    public var firstPlay: Timestamp?
    public var lastPlay: Timestamp?
    /// The latest metric.
    public var lastMetric: Timestamp?
    /// When plays were last imported.
    public var lastImport: Timestamp?
    /// When the latest run began.
    public var lastRun: Timestamp?
    /// When each service's things were last synchronised, by service and entity.
    public var checkpoints: [Checkpoint]

    /// How far one service was read.
    public struct Checkpoint: Hashable, Sendable {
        public var key: CheckpointKey
        public var position: CheckpointPosition
        /// When it was last advanced.
        public var advancedAt: Timestamp?
    }
}

extension Store {
    /// The sizes and ages of the database. Cost: a walk over each table, and over all pages where SQLite can.
    public func sizes() throws -> StoreSizes {
        try withReadSession { session in
            let database = session.database
            let pageSize = try Int.fetchOne(database, sql: "PRAGMA page_size") ?? 0
            let freePages = try Int.fetchOne(database, sql: "PRAGMA freelist_count") ?? 0
            func time(_ sql: String) throws -> Timestamp? {
                let statement = try RawStatement(database, sql: "SELECT \(sql)")
                return try statement.firstRow { $0.timestamp(0) } ?? nil
            }
            let active = BaseColumn.isActive
            return StoreSizes(
                file: Self.bytes(of: path), log: Self.bytes(of: path + "-wal"), free: pageSize * freePages,
                tables: try Self.tables(in: session),
                standIns: try Int.fetchOne(
                    database, sql: "SELECT count(*) FROM tracks WHERE stands_for_connector_track_id IS NOT NULL") ?? 0,
                firstPlay: try time("min(played_at) FROM track_plays WHERE \(active)"),
                lastPlay: try time("max(played_at) FROM track_plays WHERE \(active)"),
                lastMetric: try time("max(collected_at) FROM track_metrics WHERE \(active)"),
                lastImport: try time("max(import_timestamp) FROM track_plays WHERE \(active)"),
                lastRun: try time("max(started_at) FROM match_runs WHERE \(active)"),
                checkpoints: try session.fetch(
                    SyncCheckpointRecord.active().order(sql: "user_id, service, entity_type")
                ).map { row in
                    StoreSizes.Checkpoint(
                        key: CheckpointKey(user: row.userID, service: row.service, entity: row.entityType),
                        position: CheckpointPosition(timestamp: row.lastTimestamp, cursor: row.cursor),
                        advancedAt: row.updatedAt)
                })
        }
    }

    private static func tables(in session: Session) throws -> [StoreSizes.Table] {
        var bytes: [String: Int] = [:]
        var hasBytes = true
        do {
            let statement = try RawStatement(
                session.database,
                sql: """
                    SELECT m.tbl_name, sum(s.pgsize) FROM dbstat s JOIN sqlite_master m ON m.name = s.name
                    WHERE s.aggregate = TRUE GROUP BY 1
                    """)
            try statement.forEachRow { bytes[$0.text(0) ?? ""] = Int($0.int64(1)) }
        } catch let error as DatabaseError where error.resultCode == .SQLITE_ERROR {
            hasBytes = false
        }
        return try StoreCounts.tables.sorted().map { name in
            let statement = try RawStatement(
                session.database,
                sql: """
                    SELECT count(*) FILTER (WHERE \(BaseColumn.isActive)),
                        count(*) FILTER (WHERE \(StoreCounts.deletedRows(of: name)))
                    FROM \(name)
                    """)
            let counts = try statement.firstRow { (active: Int($0.int64(0)), deleted: Int($0.int64(1))) }
            let (active, deleted) = counts ?? (0, 0)
            return StoreSizes.Table(
                name: name, active: active, deleted: deleted, bytes: hasBytes ? bytes[name] ?? 0 : nil)
        }
    }

    private static func bytes(of path: String) -> Int {
        let attributes = try? FileManager.default.attributesOfItem(atPath: path)
        return (attributes?[.size] as? NSNumber)?.intValue ?? 0
    }
}
