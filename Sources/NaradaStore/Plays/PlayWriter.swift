import GRDB
import NaradaModel

/// Adds plays; a play is never changed.
///
/// A service plays a track once at a time: a play of the same row, time and length is the one that is there, so that
/// importing a batch again, or two exports that overlap, adds nothing. That holds for deleted ones too: what a person
/// deleted does not come back with the next export.
///
/// Cost: one look-up and one insert by prepared statements; memory does not grow with the batch.
public struct PlayWriter {
    private let batch: PlayBatch
    private let now: String
    private let insertEvent: RawStatement
    private let insertOwn: RawStatement
    private let session: Session
    private let placer: EventPlacer

    /// A writer for the rows of one batch, valid inside the session and as long as no mapping changes in it.
    public init(session: Session, batch: PlayBatch) throws {
        self.session = session
        self.batch = batch
        now = session.now.text
        placer = try EventPlacer(session: session)
        insertEvent = try RawStatement(
            cachedIn: session.database, sql: Self.insert(unless: "connector_track_id = ?10"))
        insertOwn = try RawStatement(
            cachedIn: session.database,
            sql: Self.insert(unless: "track_id = ?1 AND service = ?2 AND connector_track_id IS ?10"))
    }

    /// Adds the play and returns true, or returns false where it is there already.
    ///
    /// - Throws: `StoreFault.noSuchRow` where the connector track is missing.
    public func add(_ play: NewPlay) throws -> Bool {
        let statement: RawStatement
        switch play.target {
        case .connectorTrack(let id):
            statement = insertEvent
            statement.bind(try placer.track(of: id), at: 1)
            statement.bind(id, at: 10)
        case .track(let id):
            statement = insertOwn
            statement.bind(id, at: 1)
            statement.bind(nil as Int64?, at: 10)
        }
        statement.bind(play.service, at: 2)
        statement.bind(play.playedAt.text, at: 3)
        statement.bind(play.msPlayed, at: 4)
        statement.bind(play.context, at: 5)
        statement.bind(now, at: 6)
        statement.bind(batch.source, at: 7)
        statement.bind(batch.id, at: 8)
        statement.bind(now, at: 9)
        try statement.run()
        return session.database.changesCount == 1
    }

    private static func insert(unless sameRow: String) -> String {
        """
        INSERT INTO track_plays (track_id, service, played_at, ms_played, context, import_timestamp, import_source,
            import_batch_id, created_at, updated_at, is_deleted, connector_track_id)
        SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?9, 0, ?10
        WHERE NOT EXISTS (SELECT 1 FROM track_plays WHERE \(sameRow) AND played_at = ?3 AND ms_played IS ?4)
        """
    }
}
