-- The review queue: pairs that a run would not decide alone.

CREATE TABLE review_items (
    id INTEGER PRIMARY KEY,
    connector_track_id INTEGER NOT NULL, -- FK to connector_tracks table
    track_id INTEGER NOT NULL,           -- FK to tracks table: the best candidate
    match_method VARCHAR NOT NULL,       -- The field that would carry the mapping
    confidence INTEGER NOT NULL CHECK (confidence BETWEEN 0 AND 100),
    reasons JSON NOT NULL,               -- Why it waits
    evidence JSON NOT NULL,              -- Field by field, as in track_mappings
    matcher_version VARCHAR NOT NULL,
    run_id INTEGER NOT NULL,             -- FK to match_runs table
    state VARCHAR NOT NULL CHECK (state IN ('open', 'accepted', 'rejected', 'superseded')),
    created_at DATETIME NOT NULL,
    updated_at DATETIME NOT NULL,
    is_deleted BOOLEAN DEFAULT FALSE,
    deleted_at DATETIME,
    FOREIGN KEY (connector_track_id) REFERENCES connector_tracks(id),
    FOREIGN KEY (track_id) REFERENCES tracks(id),
    FOREIGN KEY (run_id) REFERENCES match_runs(id)
);

-- A service's row waits at most once. IS NOT TRUE, since the base column may be NULL.
CREATE UNIQUE INDEX ix_review_items_open ON review_items(connector_track_id)
    WHERE state = 'open' AND is_deleted IS NOT TRUE;
CREATE INDEX ix_review_items_queue ON review_items(state, confidence);
