-- Imported events remember the service's row that they came with, and follow its mapping; what a person deletes, merges or
-- splits is noted row by row, so that it can be taken back as one. NULL in all six columns on rows of other programs.

-- The service's row that the event belongs to. NULL: the event belongs to the internal track itself and stays with it.
ALTER TABLE track_plays ADD COLUMN connector_track_id INTEGER REFERENCES connector_tracks(id);
ALTER TABLE track_likes ADD COLUMN connector_track_id INTEGER REFERENCES connector_tracks(id);
ALTER TABLE track_metrics ADD COLUMN connector_track_id INTEGER REFERENCES connector_tracks(id);
ALTER TABLE playlist_tracks ADD COLUMN connector_track_id INTEGER REFERENCES connector_tracks(id);

-- The keeper of a merged track, which is soft-deleted.
ALTER TABLE tracks ADD COLUMN merged_into_track_id INTEGER REFERENCES tracks(id);
-- A stand-in: soft-deleted from birth, it holds the events of a service's row that is mapped to nothing, since the
-- published tables want a track for every event.
ALTER TABLE tracks ADD COLUMN stands_for_connector_track_id INTEGER REFERENCES connector_tracks(id);

CREATE INDEX ix_tracks_merged_into ON tracks(merged_into_track_id) WHERE merged_into_track_id IS NOT NULL;
CREATE UNIQUE INDEX ix_tracks_stand_in ON tracks(stands_for_connector_track_id)
    WHERE stands_for_connector_track_id IS NOT NULL;
-- A service plays a track once at a time. NULL in ms_played counts as distinct here; the store looks before it writes.
CREATE UNIQUE INDEX ix_track_plays_event ON track_plays(connector_track_id, played_at, ms_played)
    WHERE connector_track_id IS NOT NULL;
CREATE INDEX ix_track_plays_track ON track_plays(track_id, played_at);
CREATE UNIQUE INDEX ix_track_likes_event ON track_likes(connector_track_id, service)
    WHERE connector_track_id IS NOT NULL;
CREATE INDEX ix_track_metrics_event ON track_metrics(connector_track_id) WHERE connector_track_id IS NOT NULL;
CREATE INDEX ix_playlist_tracks_event ON playlist_tracks(connector_track_id) WHERE connector_track_id IS NOT NULL;
CREATE INDEX ix_playlist_tracks_track ON playlist_tracks(track_id);
-- A merge asks these from the track's side, and so does SQLite for every track that is purged.
CREATE INDEX ix_review_items_track ON review_items(track_id);
CREATE INDEX ix_match_decisions_track ON match_decisions(track_id);
CREATE INDEX ix_match_attempts_best_track ON match_attempts(best_track_id) WHERE best_track_id IS NOT NULL;

-- One row per deletion, merge or split by a person.
CREATE TABLE edits (
    id INTEGER PRIMARY KEY,
    kind VARCHAR NOT NULL CHECK (kind IN ('delete', 'merge', 'split')),
    subject_table VARCHAR NOT NULL,      -- The table of the row that it was done to
    subject_id INTEGER NOT NULL,         -- That row: what was deleted, the keeper of a merge, the track split off
    undone_at DATETIME,                  -- NULL while it stands
    created_at DATETIME NOT NULL,
    updated_at DATETIME NOT NULL,
    is_deleted BOOLEAN DEFAULT FALSE,
    deleted_at DATETIME
);

CREATE INDEX ix_edits_subject ON edits(subject_table, subject_id);

-- Every row that an edit touched, with what its columns held before.
CREATE TABLE edit_rows (
    id INTEGER PRIMARY KEY,
    edit_id INTEGER NOT NULL,            -- FK to edits table
    table_name VARCHAR NOT NULL,
    row_id INTEGER NOT NULL,
    change VARCHAR NOT NULL CHECK (change IN ('deleted', 'moved', 'liked', 'inserted', 'closed', 'identified')),
    before JSON,                         -- Column names and values; NULL for an inserted row
    created_at DATETIME NOT NULL,
    updated_at DATETIME NOT NULL,
    is_deleted BOOLEAN DEFAULT FALSE,
    deleted_at DATETIME,
    FOREIGN KEY (edit_id) REFERENCES edits(id)
);

CREATE INDEX ix_edit_rows_edit ON edit_rows(edit_id, table_name, change);
CREATE INDEX ix_edit_rows_row ON edit_rows(table_name, row_id);
