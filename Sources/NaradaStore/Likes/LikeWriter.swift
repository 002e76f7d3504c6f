import GRDB
import NaradaModel

/// Keeps likes: one for each connector track and service, and one for each track and service.
///
/// `finish` ends the work: until then new likes of connector tracks have no place, and a session that commits without it
/// is refused by the foreign keys as a whole.
public final class LikeWriter {
    private let session: Session
    private let find: RawStatement
    private let findOwn: RawStatement
    private let insert: RawStatement
    private let change: RawStatement
    private let markSynced: RawStatement
    private var touched: Set<Int64> = []

    /// A writer that is valid inside the session.
    public init(session: Session) throws {
        self.session = session
        let database = session.database
        find = try RawStatement(
            cachedIn: database,
            sql: """
                SELECT id, is_deleted IS TRUE, is_liked IS TRUE, liked_at FROM track_likes
                WHERE connector_track_id = ?1 AND service = ?2
                """)
        findOwn = try RawStatement(
            cachedIn: database,
            sql: """
                SELECT id, is_deleted IS TRUE, is_liked IS TRUE, liked_at FROM track_likes
                WHERE track_id = ?1 AND service = ?2 AND (?3 IS NULL OR connector_track_id IS NULL)
                """)
        insert = try RawStatement(
            cachedIn: database,
            sql: """
                INSERT INTO track_likes (track_id, service, is_liked, liked_at, last_synced, connector_track_id,
                    created_at, updated_at, is_deleted)
                VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?7, 0)
                """)
        change = try RawStatement(
            cachedIn: database,
            sql: """
                UPDATE track_likes SET is_liked = ?1, liked_at = coalesce(?2, liked_at),
                    last_synced = coalesce(?3, last_synced), connector_track_id = coalesce(?4, connector_track_id),
                    updated_at = ?5, is_deleted = 0, deleted_at = NULL
                WHERE id = ?6
                """)
        markSynced = try RawStatement(
            cachedIn: database, sql: "UPDATE track_likes SET last_synced = ?1 WHERE id = ?2")
    }

    /// Writes what the service says and returns what became of the row.
    ///
    /// A like of a connector track takes up the like that its track had of the service: the published schema has one row
    /// for both. An unchanged like only moves `last_synced`.
    ///
    /// - Throws: `StoreFault.noSuchRow` where the track is missing.
    public func record(_ like: NewLike) throws -> UpsertOutcome {
        var connectorTrackID: Int64?
        if case .connectorTrack(let id) = like.target {
            connectorTrackID = id
            touched.insert(id)
        }
        guard let stored = try stored(like) else {
            try insertRow(like, connectorTrackID: connectorTrackID)
            return .inserted
        }
        let isNewDate = like.likedAt != nil && like.likedAt != stored.likedAt
        if stored.isLiked == like.isLiked, !isNewDate, !stored.isDeleted, !stored.isAdopted {
            guard let syncedAt = like.syncedAt else { return .unchanged }
            markSynced.bind(syncedAt.text, at: 1)
            markSynced.bind(stored.id, at: 2)
            try markSynced.run()
            return .unchanged
        }
        change.bind(like.isLiked ? 1 : 0, at: 1)
        change.bind(like.likedAt?.text, at: 2)
        change.bind(like.syncedAt?.text, at: 3)
        change.bind(connectorTrackID, at: 4)
        change.bind(session.now.text, at: 5)
        change.bind(stored.id, at: 6)
        try change.run()
        return .updated
    }

    /// Gives every like that was recorded its place, and says how many moved.
    @discardableResult
    public func finish() throws -> Int {
        defer { touched = [] }
        return try EventFollower.follow(touched, in: session).likes
    }

    private struct Stored {
        var id: Int64
        var isDeleted: Bool
        var isLiked: Bool
        var likedAt: Timestamp?
        /// It was the track's own until now.
        var isAdopted: Bool
    }

    private func stored(_ like: NewLike) throws -> Stored? {
        func read(_ statement: RawStatement, isAdopted: Bool) throws -> Stored? {
            try statement.firstRow { row in
                Stored(
                    id: row.int64(0), isDeleted: row.int64(1) != 0, isLiked: row.int64(2) != 0,
                    likedAt: row.timestamp(3), isAdopted: isAdopted)
            }
        }
        findOwn.bind(like.service, at: 2)
        switch like.target {
        case .track(let id):
            // What stands on the track is the track's like of the service, whoever brought it.
            findOwn.bind(id, at: 1)
            findOwn.bind(nil as Int64?, at: 3)
            return try read(findOwn, isAdopted: false)
        case .connectorTrack(let id):
            find.bind(id, at: 1)
            find.bind(like.service, at: 2)
            if let row = try read(find, isAdopted: false) { return row }
            guard let track = try ConnectorTrackLinks.track(of: id, in: session) else { return nil }
            findOwn.bind(track, at: 1)
            findOwn.bind(1 as Int64, at: 3)
            return try read(findOwn, isAdopted: true)
        }
    }

    private func insertRow(_ like: NewLike, connectorTrackID: Int64?) throws {
        switch like.target {
        case .track(let id): insert.bind(id, at: 1)
        case .connectorTrack(let id):
            // No track has this number; `finish` finds the place, together with those of the other likes.
            try session.database.cachedStatement(sql: "PRAGMA defer_foreign_keys = ON").execute()
            insert.bind(LikePlaces.pendingPlace(of: id), at: 1)
        }
        insert.bind(like.service, at: 2)
        insert.bind(like.isLiked ? 1 : 0, at: 3)
        insert.bind(like.likedAt?.text, at: 4)
        insert.bind(like.syncedAt?.text, at: 5)
        insert.bind(connectorTrackID, at: 6)
        insert.bind(session.now.text, at: 7)
        try insert.run()
    }
}

/// Where a connector track is mapped.
enum ConnectorTrackLinks {
    /// The active track that the connector track is mapped to; nil for none.
    static func track(of connectorTrackID: Int64, in session: Session) throws -> Int64? {
        let statement = try RawStatement(
            cachedIn: session.database, sql: "SELECT \(EventPlace.mappedTrack(of: "?1"))")
        statement.bind(connectorTrackID, at: 1)
        return try statement.firstRow { $0.optionalInt64(0) } ?? nil
    }
}
