import GRDB
public import NaradaModel

/// Writes imported rows into `connector_tracks`, each found again by its service's id.
///
/// Unchanged content is not written, so that `updated_at` says when a row changed and a run takes up the changed rows
/// only. The first ISRC goes to its column; several of them, the MusicBrainz id and the import's other columns are merged
/// into `raw_metadata`.
public struct ConnectorTrackUpserter {
    /// What an import may change of a row that is there.
    public enum Manner: Sendable {
        /// What the import says takes the place of what was said: files about tracks.
        case overlay
        /// Only what is missing is filled in: files that mention tracks in passing, each in a spelling of its own.
        case fill
    }

    /// The row of the last `upsert`; 0 before the first.
    public private(set) var rowID: Int64 = 0

    private let session: Session
    private let connector: String
    private let manner: Manner
    private let now: String
    private let find: RawStatement
    private let insert: RawStatement
    private let change: RawStatement

    /// An upserter for the rows of one service, valid inside the session.
    public init(session: Session, connector: String, manner: Manner = .overlay) throws {
        self.session = session
        self.connector = connector
        self.manner = manner
        now = session.now.text
        let database = session.database
        find = try RawStatement(
            cachedIn: database,
            sql: """
                SELECT id, is_deleted IS TRUE, isrc, raw_metadata, \(ImportedColumns.list) FROM connector_tracks
                WHERE connector_name = ? AND connector_track_id = ?
                """)
        insert = try RawStatement(
            cachedIn: database,
            sql: """
                INSERT INTO connector_tracks (\(ImportedColumns.list), isrc, raw_metadata, connector_name,
                    connector_track_id, last_updated, created_at, updated_at, is_deleted)
                VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?10, ?10, 0)
                """)
        change = try RawStatement(
            cachedIn: database,
            sql: """
                UPDATE connector_tracks SET title = ?1, artists = ?2, album = ?3, duration_ms = ?4, release_date = ?5,
                    isrc = ?6, raw_metadata = ?7, last_updated = ?8, updated_at = ?8, is_deleted = 0, deleted_at = NULL
                WHERE id = ?9
                """)
    }

    /// Inserts the row, or brings the stored one up to it, and says which.
    public mutating func upsert(_ row: ImportedTrack) throws -> UpsertOutcome {
        find.bind(connector, at: 1)
        find.bind(row.sourceID, at: 2)
        let stored = try find.firstRow { found in
            Stored(
                id: found.int64(0), isDeleted: found.int64(1) != 0, isrc: found.text(2), rawMetadata: found.text(3),
                columns: ImportedColumns(found, from: 4))
        }
        guard let stored else {
            try insertRow(row)
            return .inserted
        }
        rowID = stored.id
        let columns: ImportedColumns
        let isrc: String?
        let rawMetadata: String?
        switch manner {
        case .overlay:
            columns = stored.columns.merged(with: row)
            isrc = row.isrcs.first?.code ?? stored.isrc
            rawMetadata = RawMetadata.merged(
                stored.rawMetadata, with: row.rawMetadata, isrcs: row.isrcs, mbid: row.mbid)
        case .fill:
            columns = stored.columns.filled(with: row)
            isrc = stored.isrc ?? row.isrcs.first?.code
            rawMetadata = RawMetadata.filled(
                stored.rawMetadata, with: row.rawMetadata, isrcs: stored.isrc == nil ? row.isrcs : [], mbid: row.mbid)
        }
        let isUnchanged =
            columns == stored.columns && isrc == stored.isrc && rawMetadata.isWritten(like: stored.rawMetadata)
        if isUnchanged, !stored.isDeleted { return .unchanged }
        columns.bind(to: change, from: 1)
        change.bind(isrc, at: 6)
        change.bind(rawMetadata, at: 7)
        change.bind(now, at: 8)
        change.bind(stored.id, at: 9)
        try change.run()
        return .updated
    }

    private mutating func insertRow(_ row: ImportedTrack) throws {
        ImportedColumns(row).bind(to: insert, from: 1)
        insert.bind(row.isrcs.first?.code, at: 6)
        insert.bind(RawMetadata.merged(nil, with: row.rawMetadata, isrcs: row.isrcs, mbid: row.mbid), at: 7)
        insert.bind(connector, at: 8)
        insert.bind(row.sourceID, at: 9)
        insert.bind(now, at: 10)
        try insert.run()
        rowID = session.database.lastInsertedRowID
    }

    private struct Stored {
        var id: Int64
        var isDeleted: Bool
        var isrc: String?
        var rawMetadata: String?
        var columns: ImportedColumns
    }
}
