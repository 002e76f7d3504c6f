-- Rows that found no track, and when to look again: unmatched rows are retried with a growing delay.

CREATE TABLE match_attempts (
    id INTEGER PRIMARY KEY,
    connector_track_id INTEGER NOT NULL, -- FK to connector_tracks table
    run_id INTEGER NOT NULL,             -- FK to match_runs table: the last run that tried
    matcher_version VARCHAR NOT NULL,
    attempted_at DATETIME NOT NULL,
    attempts INTEGER NOT NULL,           -- How often, with this one
    next_attempt_at DATETIME NOT NULL,
    best_track_id INTEGER,               -- FK to tracks table; NULL where nothing came near
    best_confidence INTEGER,             -- 0-100
    reasons JSON,                        -- Why the best candidate fell short
    created_at DATETIME NOT NULL,
    updated_at DATETIME NOT NULL,
    is_deleted BOOLEAN DEFAULT FALSE,
    deleted_at DATETIME,
    FOREIGN KEY (connector_track_id) REFERENCES connector_tracks(id),
    FOREIGN KEY (run_id) REFERENCES match_runs(id),
    FOREIGN KEY (best_track_id) REFERENCES tracks(id)
);

CREATE UNIQUE INDEX ix_match_attempts_unique ON match_attempts(connector_track_id);
