import GRDB
import NaradaModel

/// Decides which like of a service is shown on a track.
///
/// The published table has one like for each track and service, while two rows of one service may be mapped to one
/// track. So one of their likes stands on the track, and the others wait on their stand-ins:
///
///     the track's own like            stays: another program keeps it
///     else the likes of its rows      one that is liked before one that is not, then the earliest, then the oldest row
///
/// `LikeReader` looks at all of them.
enum LikePlaces {
    /// Puts the likes of the connector tracks in `temp.moving_events`, and of those that share a track with them, where
    /// they belong; returns how many were moved.
    static func settle(in session: Session) throws -> Int {
        let any = try RawStatement(
            cachedIn: session.database,
            sql: """
                SELECT 1 FROM temp.moving_events m
                CROSS JOIN track_likes l ON l.connector_track_id = m.connector_track_id LIMIT 1
                """)
        guard try any.firstRow({ _ in true }) != nil else { return 0 }
        try ScratchTable.likePlaces.clear(in: session)
        for sql in [rank, clearTheWay] { try session.database.cachedStatement(sql: sql).execute() }
        try session.database.cachedStatement(sql: makeStandIns).execute(arguments: [session.now])
        for sql in [useStandIns, dropSettled] { try session.database.cachedStatement(sql: sql).execute() }
        return try move(in: session)
    }

    private static let rank = """
        INSERT INTO temp.like_places (id, connector_track_id, service, track_id)
        WITH touched(track_id) AS (
            SELECT l.track_id FROM temp.moving_events m
            CROSS JOIN track_likes l ON l.connector_track_id = m.connector_track_id
            UNION
            SELECT m.mapped_id FROM temp.moving_events m
            CROSS JOIN track_likes l ON l.connector_track_id = m.connector_track_id WHERE m.mapped_id IS NOT NULL),
        reach(connector_track_id, mapped_id) AS (
            SELECT connector_track_id, mapped_id FROM temp.moving_events
            UNION
            SELECT p.connector_track_id, \(EventPlace.mappedTrack(of: "p.connector_track_id"))
            FROM touched t CROSS JOIN track_mappings p ON p.track_id = t.track_id AND p.\(BaseColumn.isActive)),
        ranked AS (
            SELECT l.id, l.connector_track_id, l.service, r.mapped_id, row_number() OVER (
                PARTITION BY r.mapped_id, l.service
                ORDER BY l.is_liked IS NOT TRUE, l.liked_at IS NULL, l.liked_at, l.id) AS place
            FROM reach r CROSS JOIN track_likes l ON l.connector_track_id = r.connector_track_id
            WHERE l.\(BaseColumn.isActive))
        SELECT k.id, k.connector_track_id, k.service,
            CASE WHEN k.place = 1 AND NOT EXISTS (
                SELECT 1 FROM track_likes o
                WHERE o.track_id = k.mapped_id AND o.service = k.service AND o.connector_track_id IS NULL)
            THEN k.mapped_id END
        FROM ranked k
        """

    // A deleted like keeps its place in the unique index, and so does one that another program left behind.
    private static let clearTheWay = """
        INSERT INTO temp.like_places (id, connector_track_id, service)
        SELECT l.id, l.connector_track_id, l.service
        FROM temp.like_places p CROSS JOIN track_likes l ON l.track_id = p.track_id AND l.service = p.service
        WHERE l.connector_track_id IS NOT NULL AND l.id NOT IN (SELECT id FROM temp.like_places)
        """

    private static let makeStandIns = EventPlace.insertStandIns(
        from: """
            connector_tracks c WHERE c.id IN (
                SELECT p.connector_track_id FROM temp.like_places p WHERE p.track_id IS NULL)
                AND \(EventPlace.standIn(of: "c.id")) IS NULL
            ORDER BY c.id
            """)

    private static let useStandIns = """
        UPDATE temp.like_places SET track_id = \(EventPlace.standIn(of: "connector_track_id")) WHERE track_id IS NULL
        """

    private static let dropSettled = """
        DELETE FROM temp.like_places AS p
        WHERE EXISTS (SELECT 1 FROM track_likes l WHERE l.id = p.id AND l.track_id = p.track_id)
        """

    /// The place of a new like until it is settled: no track, and no place to which `move` steps aside.
    static func pendingPlace(of connectorTrackID: Int64) -> Int64 { Int64.min + connectorTrackID }

    /// Two likes may change places, which a unique index refuses row by row: all of them step aside first.
    private static func move(in session: Session) throws -> Int {
        let database = session.database
        // Their places meanwhile are no tracks; SQLite looks again at the transaction's end.
        try database.execute(sql: "PRAGMA defer_foreign_keys = ON")
        try database.cachedStatement(
            sql: "UPDATE track_likes SET track_id = -id WHERE id IN (SELECT id FROM temp.like_places)"
        ).execute()
        try database.cachedStatement(
            sql: """
                UPDATE track_likes SET updated_at = ?, track_id = (
                    SELECT p.track_id FROM temp.like_places p WHERE p.id = track_likes.id)
                WHERE id IN (SELECT id FROM temp.like_places)
                """
        ).execute(arguments: [session.now])
        return database.changesCount
    }
}
