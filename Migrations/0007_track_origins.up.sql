-- Which imported row an internal track came from, so that a second import finds it again.

CREATE TABLE track_origins (
    id INTEGER PRIMARY KEY,
    track_id INTEGER NOT NULL,           -- FK to tracks table
    source_name VARCHAR NOT NULL,        -- Name the import was given
    source_track_id VARCHAR NOT NULL,    -- The row's id in that source
    created_at DATETIME NOT NULL,
    updated_at DATETIME NOT NULL,
    is_deleted BOOLEAN DEFAULT FALSE,
    deleted_at DATETIME,
    FOREIGN KEY (track_id) REFERENCES tracks(id)
);

CREATE UNIQUE INDEX ix_track_origins_unique ON track_origins(source_name, source_track_id);
CREATE INDEX ix_track_origins_track ON track_origins(track_id);
