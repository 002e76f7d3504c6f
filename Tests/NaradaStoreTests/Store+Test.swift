import GRDB
import NaradaModel
import NaradaStore
import NaradaTestSupport

extension Session {
    /// The first value of a query, as text; nil for NULL and for no row.
    func text(_ sql: String) throws -> String? { try String.fetchOne(database, sql: sql) }

    /// The first value of a query, as a number.
    func number(_ sql: String) throws -> Int { try Int.fetchOne(database, sql: sql) ?? 0 }

    /// Imports rows into `connector_tracks` and returns what became of each.
    @discardableResult
    func importConnectorTracks(_ rows: ImportedTrack..., connector: String = "spotify") throws -> [UpsertOutcome] {
        var upserter = try ConnectorTrackUpserter(session: self, connector: connector)
        return try rows.map { try upserter.upsert($0) }
    }

    /// Imports rows into `tracks` and returns what became of each.
    @discardableResult
    func importTracks(_ rows: ImportedTrack..., source: String = "csv") throws -> [UpsertOutcome] {
        var upserter = try TrackUpserter(session: self, source: source)
        return try rows.map { try upserter.upsert($0) }
    }
}
