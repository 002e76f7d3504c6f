-- A person's verdicts. A run reads them and never overrules one.

CREATE TABLE match_decisions (
    id INTEGER PRIMARY KEY,
    connector_track_id INTEGER NOT NULL, -- FK to connector_tracks table
    track_id INTEGER,                    -- FK to tracks table; NULL where no track was meant
    verdict VARCHAR NOT NULL CHECK (verdict IN ('accept', 'reject', 'new_track', 'skip')),
    note TEXT,
    decided_at DATETIME NOT NULL,
    created_at DATETIME NOT NULL,
    updated_at DATETIME NOT NULL,
    is_deleted BOOLEAN DEFAULT FALSE,
    deleted_at DATETIME,
    FOREIGN KEY (connector_track_id) REFERENCES connector_tracks(id),
    FOREIGN KEY (track_id) REFERENCES tracks(id)
);

CREATE INDEX ix_match_decisions_connector_track ON match_decisions(connector_track_id);
