-- Internal duplicates: what a person said of two tracks that look like one recording, and what a merge filled in.

-- Two internal tracks that a person holds to be two recordings; they are not proposed for a merge again while both say
-- what they said then.
CREATE TABLE distinct_tracks (
    id INTEGER PRIMARY KEY,
    track_id INTEGER NOT NULL,           -- FK to tracks table; the lower of the two ids
    other_track_id INTEGER NOT NULL,     -- FK to tracks table
    content VARCHAR NOT NULL,            -- Fingerprint of both rows as they were
    note VARCHAR,
    decided_at DATETIME NOT NULL,
    created_at DATETIME NOT NULL,
    updated_at DATETIME NOT NULL,
    is_deleted BOOLEAN DEFAULT FALSE,
    deleted_at DATETIME,
    FOREIGN KEY (track_id) REFERENCES tracks(id),
    FOREIGN KEY (other_track_id) REFERENCES tracks(id),
    CHECK (track_id < other_track_id)
);

CREATE INDEX ix_distinct_tracks_pair ON distinct_tracks(track_id, other_track_id);
CREATE INDEX ix_distinct_tracks_other ON distinct_tracks(other_track_id);

-- One more kind of change: a merge fills what its keeper lacks. SQLite changes a check by making the table anew.
CREATE TABLE edit_rows_with_filled (
    id INTEGER PRIMARY KEY,
    edit_id INTEGER NOT NULL,            -- FK to edits table
    table_name VARCHAR NOT NULL,
    row_id INTEGER NOT NULL,
    change VARCHAR NOT NULL
        CHECK (change IN ('deleted', 'moved', 'liked', 'inserted', 'closed', 'identified', 'filled')),
    before JSON,                         -- Column names and values; NULL for an inserted row
    created_at DATETIME NOT NULL,
    updated_at DATETIME NOT NULL,
    is_deleted BOOLEAN DEFAULT FALSE,
    deleted_at DATETIME,
    FOREIGN KEY (edit_id) REFERENCES edits(id)
);

INSERT INTO edit_rows_with_filled
SELECT id, edit_id, table_name, row_id, change, before, created_at, updated_at, is_deleted, deleted_at FROM edit_rows;
DROP TABLE edit_rows;
ALTER TABLE edit_rows_with_filled RENAME TO edit_rows;

CREATE INDEX ix_edit_rows_edit ON edit_rows(edit_id, table_name, change);
CREATE INDEX ix_edit_rows_row ON edit_rows(table_name, row_id);
