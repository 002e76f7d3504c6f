import GRDB
public import NaradaModel

/// Writes imported rows into `tracks`, each found again by its source's id in `track_origins`.
///
/// Unchanged content is not written. Every valid ISRC goes into the `isrc` column, separated by blanks where there are
/// several: the table has no place for the others and nothing that was imported is lost. A lookup by
/// `ix_tracks_isrc` finds such a row by its whole text only; runs read the column through `ISRC.list(in:)`.
/// `rawMetadata` has no column here and is not kept.
///
/// The row of a merged track stays its own, soft-deleted beside its keeper: what the import says of it must not write
/// over the keeper at every import. `rowID` is then the keeper, so that what the import hangs on the track lands there.
public struct TrackUpserter {
    /// The track of the last `upsert`; 0 before the first.
    public private(set) var rowID: Int64 = 0

    private let session: Session
    private let source: String
    private let now: String
    private let find: RawStatement
    private let insert: RawStatement
    private let insertOrigin: RawStatement
    private let change: RawStatement
    private let changeOrigin: RawStatement

    /// An upserter for the rows of one source, valid inside the session.
    public init(session: Session, source: String) throws {
        self.session = session
        self.source = source
        now = session.now.text
        let database = session.database
        find = try RawStatement(
            cachedIn: database,
            sql: """
                SELECT t.id, (t.is_deleted IS TRUE AND t.merged_into_track_id IS NULL) OR o.is_deleted IS TRUE,
                    t.spotify_id, t.isrc, t.mbid, t.track_number, t.merged_into_track_id IS NOT NULL,
                    \(ImportedColumns.list)
                FROM track_origins o JOIN tracks t ON t.id = o.track_id
                WHERE o.source_name = ? AND o.source_track_id = ?
                """)
        insert = try RawStatement(
            cachedIn: database,
            sql: """
                INSERT INTO tracks (\(ImportedColumns.list), spotify_id, isrc, mbid, track_number, created_at,
                    updated_at, is_deleted)
                VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?10, 0)
                """)
        insertOrigin = try RawStatement(
            cachedIn: database,
            sql: """
                INSERT INTO track_origins (track_id, source_name, source_track_id, created_at, updated_at, is_deleted)
                VALUES (?1, ?2, ?3, ?4, ?4, 0)
                """)
        change = try RawStatement(
            cachedIn: database,
            sql: """
                UPDATE tracks SET title = ?1, artists = ?2, album = ?3, duration_ms = ?4, release_date = ?5,
                    spotify_id = ?6, isrc = ?7, mbid = ?8, track_number = ?9, updated_at = ?10,
                    is_deleted = merged_into_track_id IS NOT NULL,
                    deleted_at = CASE WHEN merged_into_track_id IS NOT NULL THEN deleted_at END
                WHERE id = ?11
                """)
        changeOrigin = try RawStatement(
            cachedIn: database,
            sql: """
                UPDATE track_origins SET is_deleted = 0, deleted_at = NULL, updated_at = ?1
                WHERE source_name = ?2 AND source_track_id = ?3 AND is_deleted IS TRUE
                """)
    }

    /// Inserts the track with its origin, or brings the stored one up to it, and says which.
    public mutating func upsert(_ row: ImportedTrack) throws -> UpsertOutcome {
        find.bind(source, at: 1)
        find.bind(row.sourceID, at: 2)
        let stored = try find.firstRow { found in
            Stored(
                id: found.int64(0), isDeleted: found.int64(1) != 0,
                further: FurtherColumns(
                    spotifyID: found.text(2), isrc: found.text(3), mbid: found.text(4), position: found.text(5)),
                isMerged: found.int64(6) != 0, columns: ImportedColumns(found, from: 7))
        }
        guard let stored else {
            try insertTrack(row)
            return .inserted
        }
        rowID = stored.isMerged ? try Keeper.of(stored.id, in: session) : stored.id
        let columns = stored.columns.merged(with: row)
        let further = FurtherColumns(row, else: stored.further)
        if columns == stored.columns, further == stored.further, !stored.isDeleted { return .unchanged }
        columns.bind(to: change, from: 1)
        further.bind(to: change, from: 6)
        change.bind(now, at: 10)
        change.bind(stored.id, at: 11)
        try change.run()
        if stored.isDeleted {
            changeOrigin.bind(now, at: 1)
            changeOrigin.bind(source, at: 2)
            changeOrigin.bind(row.sourceID, at: 3)
            try changeOrigin.run()
        }
        return .updated
    }

    private mutating func insertTrack(_ row: ImportedTrack) throws {
        ImportedColumns(row).bind(to: insert, from: 1)
        FurtherColumns(row, else: FurtherColumns()).bind(to: insert, from: 6)
        insert.bind(now, at: 10)
        try insert.run()
        rowID = session.database.lastInsertedRowID
        insertOrigin.bind(rowID, at: 1)
        insertOrigin.bind(source, at: 2)
        insertOrigin.bind(row.sourceID, at: 3)
        insertOrigin.bind(now, at: 4)
        try insertOrigin.run()
    }

    private struct Stored {
        var id: Int64
        var isDeleted: Bool
        var further: FurtherColumns
        var isMerged: Bool
        var columns: ImportedColumns
    }

    /// Identifiers and the place on the release.
    private struct FurtherColumns: Equatable {
        var spotifyID: String?
        var isrc: String?
        var mbid: String?
        var position: String?

        init(spotifyID: String? = nil, isrc: String? = nil, mbid: String? = nil, position: String? = nil) {
            self.spotifyID = spotifyID
            self.isrc = isrc
            self.mbid = mbid
            self.position = position
        }

        init(_ row: ImportedTrack, else stored: FurtherColumns) {
            spotifyID = row.spotifyID ?? stored.spotifyID
            isrc = row.isrcs.isEmpty ? stored.isrc : TrackColumns.text(of: row.isrcs)
            mbid = row.mbid?.text ?? stored.mbid
            position = row.position?.description ?? stored.position
        }

        func bind(to statement: RawStatement, from first: Int32) {
            statement.bind(spotifyID, at: first)
            statement.bind(isrc, at: first + 1)
            statement.bind(mbid, at: first + 2)
            statement.bind(position, at: first + 3)
        }
    }
}
