import Foundation
public import NaradaModel
import NaradaReview
import NaradaStore

extension Engine {
    /// What the database holds: tracks, rows of each connector and what became of them, the last run.
    ///
    /// Cost: a scan of each table, and of all pages where this SQLite can tell the size of a table.
    public func status() throws -> any Report {
        let store = try openStore(.readOnly)
        let schema = try Migrator(.embedded).status(store.writer)
        let counts = try store.withReadSession(StoreCounts.read(in:))
        let sizes = try store.sizes()
        return StatusReport(
            path: databasePath, fileBytes: sizes.file, schemaVersion: schema.version,
            newestSchemaVersion: schema.pending.last?.version ?? schema.version, tracks: counts.tracks,
            connectors: counts.connectors.map {
                StatusReport.Connector(
                    name: $0.name, rows: $0.rows, mapped: $0.mapped, waiting: $0.waiting, unmatched: $0.unmatched)
            },
            byMethod: Dictionary(uniqueKeysWithValues: counts.mappingsByMethod.map { ($0.name, $0.count) }),
            lastRun: counts.latestRuns.first.map {
                StatusReport.Run(
                    id: $0.id ?? 0, startedAt: $0.startedAt, state: $0.state.rawValue,
                    matcherVersion: $0.matcherVersion)
            }, sizes: StatusReport.Sizes(sizes))
    }
}

extension StatusReport.Sizes {
    init(_ sizes: StoreSizes) {
        self.init(
            log: sizes.log, free: sizes.free,
            tables: sizes.tables.map { .init(name: $0.name, rows: $0.active, deleted: $0.deleted, bytes: $0.bytes) },
            waitingRows: sizes.standIns,
            ages: [
                Age("first_play", sizes.firstPlay), Age("last_play", sizes.lastPlay),
                Age("last_metric", sizes.lastMetric), Age("last_import", sizes.lastImport),
            ],
            checkpoints: sizes.checkpoints.map {
                .init(
                    user: $0.key.user, service: $0.key.service, entity: $0.key.entity,
                    timestamp: $0.position.timestamp, cursor: $0.position.cursor, advancedAt: $0.advancedAt)
            })
    }
}
