import Foundation
public import NaradaModel
import NaradaReview
import NaradaStore

extension Engine {
    /// What the database holds: tracks, rows of each connector and what became of them, the last run.
    ///
    /// Cost: a scan of each table.
    public func status() throws -> any Report {
        let store = try openStore(.readOnly)
        let schema = try Migrator(.embedded).status(store.writer)
        let counts = try store.withReadSession(StoreCounts.read(in:))
        let size = try? FileManager.default.attributesOfItem(atPath: databasePath)[.size] as? Int
        return StatusReport(
            path: databasePath, fileBytes: size ?? 0, schemaVersion: schema.version,
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
            })
    }
}
