import GRDB
import NaradaModel

/// Adds values to series.
public struct MetricWriter {
    private let session: Session
    private let insert: RawStatement
    private let findLatest: RawStatement
    private let placer: EventPlacer

    /// A writer that is valid inside the session and as long as no mapping changes in it.
    public init(session: Session) throws {
        self.session = session
        placer = try EventPlacer(session: session)
        findLatest = try RawStatement(
            cachedIn: session.database,
            sql: """
                SELECT value FROM track_metrics
                WHERE connector_track_id = ?1 AND connector_name = ?2 AND metric_type = ?3 AND \(BaseColumn.isActive)
                ORDER BY collected_at DESC, id DESC LIMIT 1
                """)
        insert = try RawStatement(
            cachedIn: session.database,
            sql: """
                INSERT INTO track_metrics (track_id, connector_name, metric_type, value, collected_at,
                    connector_track_id, created_at, updated_at, is_deleted)
                SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?7, 0
                WHERE NOT EXISTS (SELECT 1 FROM track_metrics
                    WHERE track_id = ?1 AND connector_name = ?2 AND metric_type = ?3 AND collected_at = ?5
                        AND value = ?4 AND connector_track_id IS ?6 AND \(BaseColumn.isActive))
                """)
    }

    /// Appends the value and returns true, or returns false where the same value of the same time is there.
    ///
    /// Another value of the same time is appended: the later row counts as the later one.
    ///
    /// - Throws: `StoreFault.noSuchRow` where the connector track is missing; `.notANumber` for NaN and infinity,
    ///   which SQLite cannot keep.
    public func append(
        _ point: MetricPoint, to target: EventTarget, connector: String, type: String
    ) throws -> Bool {
        guard point.value.isFinite else { throw StoreFault.notANumber(metric: type) }
        switch target {
        case .connectorTrack(let id):
            insert.bind(try placer.track(of: id), at: 1)
            insert.bind(id, at: 6)
        case .track(let id):
            insert.bind(id, at: 1)
            insert.bind(nil as Int64?, at: 6)
        }
        insert.bind(connector, at: 2)
        insert.bind(type, at: 3)
        insert.bind(point.value, at: 4)
        insert.bind(point.collectedAt.text, at: 5)
        insert.bind(session.now.text, at: 7)
        try insert.run()
        return session.database.changesCount == 1
    }

    /// Appends a value of which nobody says when it was true, as of now, and returns true; or returns false where it is
    /// the latest of the service's row, and so stands until another one comes.
    ///
    /// - Throws: as `append`.
    public func appendIfNew(
        _ value: Double, toConnectorTrack id: Int64, connector: String, type: String
    ) throws -> Bool {
        findLatest.bind(id, at: 1)
        findLatest.bind(connector, at: 2)
        findLatest.bind(type, at: 3)
        if try findLatest.firstRow({ $0.double(0) }) == value { return false }
        return try append(
            MetricPoint(value: value, collectedAt: session.now), to: .connectorTrack(id), connector: connector,
            type: type)
    }
}
