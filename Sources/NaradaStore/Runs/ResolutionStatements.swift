import GRDB

/// The statements of `ResolutionWriter`; parameters are bound there in the order of their numbers.
///
/// A class, since a writer is a value and handed about for each change.
final class ResolutionStatements {
    let insertMapping: RawStatement
    let retireMapping: RawStatement
    let confirmMapping: RawStatement
    let insertItem: RawStatement
    let queueMapping: RawStatement
    let retireRow: RawStatement
    let closeItem: RawStatement
    let recordAttempt: RawStatement
    let clearAttempt: RawStatement
    let createTrack: RawStatement

    init(_ database: Database) throws {
        // Its writer's own, which binds what all mappings share but once.
        insertMapping = try RawStatement(
            database,
            sql: """
                INSERT INTO track_mappings (track_id, connector_track_id, match_method, confidence, evidence,
                    matcher_version, run_id, created_at, updated_at, is_deleted)
                VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?8, 0)
                """)
        retireMapping = try RawStatement(
            cachedIn: database,
            sql: """
                UPDATE track_mappings SET is_deleted = 1, deleted_at = ?1, updated_at = ?1, retired_by_run_id = ?2
                WHERE id = ?3 AND \(BaseColumn.isActive)
                """)
        confirmMapping = try RawStatement(
            cachedIn: database,
            sql: "UPDATE track_mappings SET updated_at = ?1 WHERE id = ?2 AND \(BaseColumn.isActive)")
        insertItem = try RawStatement(
            cachedIn: database,
            sql: """
                INSERT INTO review_items (connector_track_id, track_id, match_method, confidence, reasons, evidence,
                    matcher_version, run_id, state, created_at, updated_at, is_deleted, pattern_key, pattern,
                    pattern_revision)
                VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, 'open', ?9, ?9, 0, ?10, ?11, ?12)
                """)
        queueMapping = try RawStatement(
            cachedIn: database,
            sql: """
                INSERT INTO review_items (connector_track_id, track_id, match_method, confidence, reasons, evidence,
                    matcher_version, run_id, state, created_at, updated_at, is_deleted)
                SELECT connector_track_id, track_id, match_method, confidence, ?1, evidence, matcher_version, ?2, 'open',
                    ?3, ?3, 0
                FROM track_mappings
                WHERE connector_track_id = ?4 AND run_id IS NOT NULL AND evidence IS NOT NULL
                    AND \(BaseColumn.isActive)
                """)
        retireRow = try RawStatement(
            cachedIn: database,
            sql: """
                UPDATE track_mappings SET is_deleted = 1, deleted_at = ?1, updated_at = ?1, retired_by_run_id = ?2
                WHERE connector_track_id = ?3 AND run_id IS NOT NULL AND evidence IS NOT NULL
                    AND \(BaseColumn.isActive)
                """)
        closeItem = try RawStatement(
            cachedIn: database,
            sql: """
                UPDATE review_items SET state = 'superseded', closed_by_run_id = ?3, updated_at = ?1
                WHERE id = ?2 AND state = 'open'
                """)
        recordAttempt = try RawStatement(
            cachedIn: database,
            sql: """
                INSERT INTO match_attempts (connector_track_id, run_id, matcher_version, attempted_at, attempts,
                    next_attempt_at, best_track_id, best_confidence, reasons, created_at, updated_at, is_deleted)
                VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?4, ?4, 0)
                ON CONFLICT (connector_track_id) DO UPDATE SET
                    run_id = ?2, matcher_version = ?3, attempted_at = ?4, attempts = ?5, next_attempt_at = ?6,
                    best_track_id = ?7, best_confidence = ?8, reasons = ?9, updated_at = ?4, is_deleted = 0,
                    deleted_at = NULL, cleared_by_run_id = NULL, cleared_by_decision_id = NULL,
                    previous = CASE
                        WHEN is_deleted OR run_id = ?2 THEN NULL
                        ELSE json_array(run_id, matcher_version, attempted_at, attempts, next_attempt_at,
                            best_track_id, best_confidence, reasons)
                    END
                """)
        clearAttempt = try RawStatement(
            cachedIn: database,
            sql: """
                UPDATE match_attempts SET is_deleted = 1, deleted_at = ?1, updated_at = ?1, cleared_by_run_id = ?3
                WHERE connector_track_id = ?2 AND \(BaseColumn.isActive)
                """)
        createTrack = try RawStatement(
            cachedIn: database,
            sql: """
                INSERT INTO tracks (title, artists, album, duration_ms, release_date, spotify_id, isrc, mbid,
                    track_number, created_at, updated_at, is_deleted, id)
                VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?10, 0, ?11)
                """)
    }
}
