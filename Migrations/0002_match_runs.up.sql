-- One row per run of the matcher: what it was told, what it did, and how it ended.

CREATE TABLE match_runs (
    id INTEGER PRIMARY KEY,
    started_at DATETIME NOT NULL,
    finished_at DATETIME,                -- NULL while the run is on
    state VARCHAR NOT NULL CHECK (state IN ('running', 'finished', 'interrupted', 'failed')),
    matcher_version VARCHAR NOT NULL,    -- Content hash of the profile
    settings JSON NOT NULL,              -- Thresholds and switches as given
    counts JSON,                         -- Rows read, mapped, queued, left; NULL while the run is on
    created_at DATETIME NOT NULL,
    updated_at DATETIME NOT NULL,
    is_deleted BOOLEAN DEFAULT FALSE,
    deleted_at DATETIME
);
