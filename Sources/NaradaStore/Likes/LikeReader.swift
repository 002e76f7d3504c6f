import GRDB
public import NaradaModel

/// Whether a track is liked in one service, all its rows of that service taken together.
public struct LikeState: Hashable, Sendable {
    /// Whether any of them is liked.
    public var isLiked: Bool
    /// The earliest known time of a like.
    public var likedAt: Timestamp?
    /// When the service was last asked.
    public var lastSynced: Timestamp?
}

/// A track that one service likes and another one does not.
public struct LikeConflict: Hashable, Sendable {
    public var trackID: Int64
    /// When it was liked in the one.
    public var likedAt: Timestamp?
    /// What the other says: false for a like that was taken back, nil where it was never asked.
    public var isLikedThere: Bool?
    /// The other service's row of the track, the first one by id; nil where the track is not known there.
    public var connectorTrackID: Int64?
}

/// The likes of tracks, those that wait behind another one of the same service among them.
public enum LikeReader {
    /// The states of a track by service.
    public static func states(ofTrack trackID: Int64, in session: Session) throws -> [String: LikeState] {
        let statement = try RawStatement(
            session.database,
            sql: """
                WITH \(reached(scope: ofTrack))
                SELECT service, \(state) FROM reached WHERE track_id = ?1 GROUP BY 1
                """)
        statement.bind(trackID, at: 1)
        var states: [String: LikeState] = [:]
        try statement.forEachRow { row in
            states[row.text(0) ?? ""] = LikeState(
                isLiked: row.int64(1) != 0, likedAt: row.timestamp(2), lastSynced: row.timestamp(3))
        }
        return states
    }

    /// Calls `body` with every track that is liked in the service, in order of their ids.
    public static func forEachLiked(
        in session: Session, service: String, _ body: (_ trackID: Int64, LikeState) throws -> Void
    ) throws {
        let statement = try RawStatement(
            session.database,
            sql: """
                WITH \(reached(scope: "l.service = ?1"))
                SELECT track_id, \(state) FROM reached WHERE track_id IS NOT NULL
                GROUP BY 1 HAVING max(is_liked IS TRUE) ORDER BY 1
                """)
        statement.bind(service, at: 1)
        try statement.forEachRow { row in
            try body(
                row.int64(0),
                LikeState(isLiked: true, likedAt: row.timestamp(2), lastSynced: row.timestamp(3)))
        }
    }

    /// Calls `body` with every track that is liked in `here` and not in `there`, in order of their ids.
    public static func forEachConflict(
        in session: Session, likedIn here: String, notIn there: String, _ body: (LikeConflict) throws -> Void
    ) throws {
        let statement = try RawStatement(
            session.database,
            sql: """
                WITH \(reached(scope: "l.service IN (?1, ?2)")), sides AS (
                    SELECT track_id, max(service = ?1 AND is_liked IS TRUE) AS is_liked_here,
                        min(CASE WHEN service = ?1 AND is_liked IS TRUE THEN liked_at END) AS liked_at,
                        max(CASE WHEN service = ?2 THEN is_liked IS TRUE END) AS is_liked_there
                    FROM reached WHERE track_id IS NOT NULL GROUP BY 1)
                SELECT s.track_id, s.liked_at, s.is_liked_there, (
                    SELECT min(c.id) FROM track_mappings m
                    CROSS JOIN connector_tracks c ON c.id = m.connector_track_id AND c.\(BaseColumn.isActive)
                    WHERE m.track_id = s.track_id AND m.\(BaseColumn.isActive) AND c.connector_name = ?2)
                FROM sides s WHERE s.is_liked_here AND s.is_liked_there IS NOT TRUE ORDER BY 1
                """)
        statement.bind(here, at: 1)
        statement.bind(there, at: 2)
        try statement.forEachRow { row in
            try body(
                LikeConflict(
                    trackID: row.int64(0), likedAt: row.timestamp(1),
                    isLikedThere: row.isNull(2) ? nil : row.int64(2) != 0, connectorTrackID: row.optionalInt64(3)))
        }
    }

    /// The rows of a service that changed since they were last synchronised, or never were, in order of their ids.
    public static func unsynced(service: String, in session: Session) throws -> [TrackLikeRecord] {
        try session.fetch(
            TrackLikeRecord.active().filter(
                sql: "service = ? AND (last_synced IS NULL OR updated_at > last_synced)", arguments: [service]
            ).order(sql: "id"))
    }

    /// Notes that the rows were synchronised with their service now. One statement.
    public static func markSynced(ids: [Int64], in session: Session) throws {
        try session.database.execute(
            sql: "UPDATE track_likes SET last_synced = ? WHERE id IN (SELECT value FROM json_each(?))",
            arguments: [session.now, JSONText.array(ids.map(String.init))])
    }

    private static let state =
        "max(is_liked IS TRUE), min(CASE WHEN is_liked IS TRUE THEN liked_at END), max(last_synced)"

    private static let ofTrack = """
        (l.track_id = ?1 OR l.connector_track_id IN (
            SELECT m.connector_track_id FROM track_mappings m WHERE m.track_id = ?1 AND m.\(BaseColumn.isActive)))
        """

    /// The common table `reached` of likes with the track that each speaks for; NULL where it waits for a mapping.
    private static func reached(scope: String) -> String {
        """
        reached AS (
            SELECT CASE WHEN t.stands_for_connector_track_id IS NULL THEN l.track_id
                    ELSE \(EventPlace.mappedTrack(of: "t.stands_for_connector_track_id")) END AS track_id,
                l.service, l.is_liked, l.liked_at, l.last_synced
            FROM track_likes l CROSS JOIN tracks t ON t.id = l.track_id
            WHERE \(scope) AND l.\(BaseColumn.isActive))
        """
    }
}
