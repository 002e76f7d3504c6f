-- Missing in the file:
CREATE INDEX "ix_connector_tracks_deleted" ON "connector_tracks"("id") WHERE is_deleted IS TRUE;
CREATE TABLE "distinct_tracks" (
    "id" INTEGER PRIMARY KEY,
    "track_id" INTEGER NOT NULL,
    "other_track_id" INTEGER NOT NULL,
    "content" VARCHAR NOT NULL,
    "note" VARCHAR,
    "decided_at" DATETIME NOT NULL,
    "created_at" DATETIME NOT NULL,
    "updated_at" DATETIME NOT NULL,
    "is_deleted" BOOLEAN DEFAULT FALSE,
    "deleted_at" DATETIME,
    FOREIGN KEY ("other_track_id") REFERENCES "tracks"("id"),
    FOREIGN KEY ("track_id") REFERENCES "tracks"("id"),
    CHECK (track_id < other_track_id)
);
CREATE INDEX "ix_distinct_tracks_other" ON "distinct_tracks"("other_track_id");
CREATE INDEX "ix_distinct_tracks_pair" ON "distinct_tracks"("track_id", "other_track_id");
CREATE TABLE "edit_rows" (
    "id" INTEGER PRIMARY KEY,
    "edit_id" INTEGER NOT NULL,
    "table_name" VARCHAR NOT NULL,
    "row_id" INTEGER NOT NULL,
    "change" VARCHAR NOT NULL,
    "before" JSON,
    "created_at" DATETIME NOT NULL,
    "updated_at" DATETIME NOT NULL,
    "is_deleted" BOOLEAN DEFAULT FALSE,
    "deleted_at" DATETIME,
    FOREIGN KEY ("edit_id") REFERENCES "edits"("id"),
    CHECK (change IN ('deleted', 'moved', 'liked', 'inserted', 'closed', 'identified', 'filled'))
);
CREATE INDEX "ix_edit_rows_edit" ON "edit_rows"("edit_id", "table_name", "change");
CREATE INDEX "ix_edit_rows_row" ON "edit_rows"("table_name", "row_id");
CREATE TABLE "edits" (
    "id" INTEGER PRIMARY KEY,
    "kind" VARCHAR NOT NULL,
    "subject_table" VARCHAR NOT NULL,
    "subject_id" INTEGER NOT NULL,
    "undone_at" DATETIME,
    "created_at" DATETIME NOT NULL,
    "updated_at" DATETIME NOT NULL,
    "is_deleted" BOOLEAN DEFAULT FALSE,
    "deleted_at" DATETIME,
    CHECK (kind IN ('delete', 'merge', 'split'))
);
CREATE INDEX "ix_edits_subject" ON "edits"("subject_table", "subject_id");
CREATE TABLE "match_attempts" (
    "id" INTEGER PRIMARY KEY,
    "connector_track_id" INTEGER NOT NULL,
    "run_id" INTEGER NOT NULL,
    "matcher_version" VARCHAR NOT NULL,
    "attempted_at" DATETIME NOT NULL,
    "attempts" INTEGER NOT NULL,
    "next_attempt_at" DATETIME NOT NULL,
    "best_track_id" INTEGER,
    "best_confidence" INTEGER,
    "reasons" JSON,
    "created_at" DATETIME NOT NULL,
    "updated_at" DATETIME NOT NULL,
    "is_deleted" BOOLEAN DEFAULT FALSE,
    "deleted_at" DATETIME,
    "previous" JSON,
    "cleared_by_run_id" INTEGER,
    "cleared_by_decision_id" INTEGER,
    FOREIGN KEY ("best_track_id") REFERENCES "tracks"("id"),
    FOREIGN KEY ("cleared_by_decision_id") REFERENCES "match_decisions"("id"),
    FOREIGN KEY ("cleared_by_run_id") REFERENCES "match_runs"("id"),
    FOREIGN KEY ("connector_track_id") REFERENCES "connector_tracks"("id"),
    FOREIGN KEY ("run_id") REFERENCES "match_runs"("id")
);
CREATE INDEX "ix_match_attempts_best_track" ON "match_attempts"("best_track_id") WHERE best_track_id IS NOT NULL;
CREATE UNIQUE INDEX "ix_match_attempts_unique" ON "match_attempts"("connector_track_id");
CREATE TABLE "match_decisions" (
    "id" INTEGER PRIMARY KEY,
    "connector_track_id" INTEGER NOT NULL,
    "track_id" INTEGER,
    "verdict" VARCHAR NOT NULL,
    "note" TEXT,
    "decided_at" DATETIME NOT NULL,
    "created_at" DATETIME NOT NULL,
    "updated_at" DATETIME NOT NULL,
    "is_deleted" BOOLEAN DEFAULT FALSE,
    "deleted_at" DATETIME,
    "matcher_version" VARCHAR,
    "content" VARCHAR,
    "replaced_by_decision_id" INTEGER,
    FOREIGN KEY ("connector_track_id") REFERENCES "connector_tracks"("id"),
    FOREIGN KEY ("replaced_by_decision_id") REFERENCES "match_decisions"("id"),
    FOREIGN KEY ("track_id") REFERENCES "tracks"("id"),
    CHECK (verdict IN ('accept', 'reject', 'new_track', 'skip'))
);
CREATE INDEX "ix_match_decisions_connector_track" ON "match_decisions"("connector_track_id");
CREATE INDEX "ix_match_decisions_track" ON "match_decisions"("track_id");
CREATE TABLE "match_runs" (
    "id" INTEGER PRIMARY KEY,
    "started_at" DATETIME NOT NULL,
    "finished_at" DATETIME,
    "state" VARCHAR NOT NULL,
    "matcher_version" VARCHAR NOT NULL,
    "settings" JSON NOT NULL,
    "counts" JSON,
    "created_at" DATETIME NOT NULL,
    "updated_at" DATETIME NOT NULL,
    "is_deleted" BOOLEAN DEFAULT FALSE,
    "deleted_at" DATETIME,
    "undone_at" DATETIME,
    CHECK (state IN ('running', 'finished', 'interrupted', 'failed'))
);
ALTER TABLE "playlist_tracks" ADD COLUMN "connector_track_id" INTEGER REFERENCES "connector_tracks"("id");
CREATE INDEX "ix_playlist_tracks_event" ON "playlist_tracks"("connector_track_id") WHERE connector_track_id IS NOT NULL;
CREATE INDEX "ix_playlist_tracks_track" ON "playlist_tracks"("track_id");
CREATE TABLE "review_items" (
    "id" INTEGER PRIMARY KEY,
    "connector_track_id" INTEGER NOT NULL,
    "track_id" INTEGER NOT NULL,
    "match_method" VARCHAR NOT NULL,
    "confidence" INTEGER NOT NULL,
    "reasons" JSON NOT NULL,
    "evidence" JSON NOT NULL,
    "matcher_version" VARCHAR NOT NULL,
    "run_id" INTEGER NOT NULL,
    "state" VARCHAR NOT NULL,
    "created_at" DATETIME NOT NULL,
    "updated_at" DATETIME NOT NULL,
    "is_deleted" BOOLEAN DEFAULT FALSE,
    "deleted_at" DATETIME,
    "pattern_key" VARCHAR,
    "pattern" VARCHAR,
    "pattern_revision" INTEGER,
    "worth" INTEGER,
    "closed_by_run_id" INTEGER,
    "closed_by_decision_id" INTEGER,
    FOREIGN KEY ("closed_by_decision_id") REFERENCES "match_decisions"("id"),
    FOREIGN KEY ("closed_by_run_id") REFERENCES "match_runs"("id"),
    FOREIGN KEY ("connector_track_id") REFERENCES "connector_tracks"("id"),
    FOREIGN KEY ("run_id") REFERENCES "match_runs"("id"),
    FOREIGN KEY ("track_id") REFERENCES "tracks"("id"),
    CHECK (confidence BETWEEN 0 AND 100),
    CHECK (state IN ('open', 'accepted', 'rejected', 'superseded'))
);
CREATE INDEX "ix_review_items_connector_track" ON "review_items"("connector_track_id");
CREATE UNIQUE INDEX "ix_review_items_open" ON "review_items"("connector_track_id") WHERE state = 'open' AND is_deleted IS NOT TRUE;
CREATE INDEX "ix_review_items_track" ON "review_items"("track_id");
CREATE INDEX "ix_review_items_waiting" ON "review_items"("pattern_key", "worth", "confidence", "connector_track_id", "track_id", "reasons", "state", "is_deleted") WHERE state = 'open' AND is_deleted IS NOT TRUE;
CREATE TABLE "sync_checkpoints" (
    "id" INTEGER PRIMARY KEY,
    "user_id" VARCHAR NOT NULL,
    "service" VARCHAR NOT NULL,
    "entity_type" VARCHAR NOT NULL,
    "last_timestamp" DATETIME,
    "cursor" VARCHAR,
    "created_at" DATETIME NOT NULL,
    "updated_at" DATETIME NOT NULL,
    "is_deleted" BOOLEAN DEFAULT FALSE,
    "deleted_at" DATETIME
);
CREATE UNIQUE INDEX "ix_sync_checkpoints_unique" ON "sync_checkpoints"("user_id", "service", "entity_type");
ALTER TABLE "track_likes" ADD COLUMN "connector_track_id" INTEGER REFERENCES "connector_tracks"("id");
CREATE UNIQUE INDEX "ix_track_likes_event" ON "track_likes"("connector_track_id", "service") WHERE connector_track_id IS NOT NULL;
ALTER TABLE "track_mappings" ADD COLUMN "evidence" JSON;
ALTER TABLE "track_mappings" ADD COLUMN "matcher_version" VARCHAR;
ALTER TABLE "track_mappings" ADD COLUMN "run_id" INTEGER REFERENCES "match_runs"("id");
ALTER TABLE "track_mappings" ADD COLUMN "retired_by_run_id" INTEGER REFERENCES "match_runs"("id");
ALTER TABLE "track_mappings" ADD COLUMN "decision_id" INTEGER REFERENCES "match_decisions"("id");
ALTER TABLE "track_mappings" ADD COLUMN "retired_by_decision_id" INTEGER REFERENCES "match_decisions"("id");
CREATE INDEX "ix_track_mappings_connector_track" ON "track_mappings"("connector_track_id", "run_id", "updated_at", "is_deleted");
CREATE INDEX "ix_track_mappings_decision" ON "track_mappings"("decision_id") WHERE decision_id IS NOT NULL;
CREATE INDEX "ix_track_mappings_retired_by_decision" ON "track_mappings"("retired_by_decision_id") WHERE retired_by_decision_id IS NOT NULL;
ALTER TABLE "track_metrics" ADD COLUMN "connector_track_id" INTEGER REFERENCES "connector_tracks"("id");
CREATE INDEX "ix_track_metrics_event" ON "track_metrics"("connector_track_id") WHERE connector_track_id IS NOT NULL;
CREATE TABLE "track_origins" (
    "id" INTEGER PRIMARY KEY,
    "track_id" INTEGER NOT NULL,
    "source_name" VARCHAR NOT NULL,
    "source_track_id" VARCHAR NOT NULL,
    "created_at" DATETIME NOT NULL,
    "updated_at" DATETIME NOT NULL,
    "is_deleted" BOOLEAN DEFAULT FALSE,
    "deleted_at" DATETIME,
    FOREIGN KEY ("track_id") REFERENCES "tracks"("id")
);
CREATE INDEX "ix_track_origins_track" ON "track_origins"("track_id");
CREATE UNIQUE INDEX "ix_track_origins_unique" ON "track_origins"("source_name", "source_track_id");
ALTER TABLE "track_plays" ADD COLUMN "connector_track_id" INTEGER REFERENCES "connector_tracks"("id");
CREATE INDEX "ix_track_plays_connector_track" ON "track_plays"("connector_track_id") WHERE connector_track_id IS NOT NULL;
CREATE UNIQUE INDEX "ix_track_plays_event" ON "track_plays"("played_at", "connector_track_id", "ms_played") WHERE connector_track_id IS NOT NULL;
CREATE INDEX "ix_track_plays_track" ON "track_plays"("track_id");
ALTER TABLE "tracks" ADD COLUMN "album" VARCHAR;
ALTER TABLE "tracks" ADD COLUMN "merged_into_track_id" INTEGER REFERENCES "tracks"("id");
ALTER TABLE "tracks" ADD COLUMN "stands_for_connector_track_id" INTEGER REFERENCES "connector_tracks"("id");
ALTER TABLE "tracks" ADD COLUMN "track_number" VARCHAR;
CREATE INDEX "ix_tracks_changed" ON "tracks"("updated_at", "stands_for_connector_track_id");
CREATE INDEX "ix_tracks_deleted" ON "tracks"("id") WHERE is_deleted IS TRUE AND stands_for_connector_track_id IS NULL;
CREATE INDEX "ix_tracks_mbid" ON "tracks"("mbid");
CREATE INDEX "ix_tracks_merged_into" ON "tracks"("merged_into_track_id") WHERE merged_into_track_id IS NOT NULL;
CREATE UNIQUE INDEX "ix_tracks_stand_in" ON "tracks"("stands_for_connector_track_id") WHERE stands_for_connector_track_id IS NOT NULL;

-- Cannot be added; the table must be rebuilt:
-- there is no column playlists.name
-- column tracks.title is BLOB instead of VARCHAR

-- Different, but harmless:
-- column connector_tracks.created_at has default CURRENT_TIMESTAMP instead of none
-- column connector_tracks.updated_at has default CURRENT_TIMESTAMP instead of none
-- column connector_tracks.is_deleted is NOT NULL
-- column connector_tracks.is_deleted has no default instead of FALSE
-- column playlist_mappings.created_at has default CURRENT_TIMESTAMP instead of none
-- column playlist_mappings.updated_at has default CURRENT_TIMESTAMP instead of none
-- column playlist_mappings.is_deleted is NOT NULL
-- column playlist_mappings.is_deleted has no default instead of FALSE
-- foreign key playlist_mappings(playlist_id) to playlists is ON DELETE CASCADE ON UPDATE NO ACTION
-- column playlist_tracks.created_at has default CURRENT_TIMESTAMP instead of none
-- column playlist_tracks.updated_at has default CURRENT_TIMESTAMP instead of none
-- column playlist_tracks.is_deleted is NOT NULL
-- column playlist_tracks.is_deleted has no default instead of FALSE
-- foreign key playlist_tracks(playlist_id) to playlists is ON DELETE CASCADE ON UPDATE NO ACTION
-- foreign key playlist_tracks(track_id) to tracks is ON DELETE CASCADE ON UPDATE NO ACTION
-- column playlists.track_count is NOT NULL
-- column playlists.track_count has no default instead of 0
-- column playlists.created_at has default CURRENT_TIMESTAMP instead of none
-- column playlists.updated_at has default CURRENT_TIMESTAMP instead of none
-- column playlists.is_deleted is NOT NULL
-- column playlists.is_deleted has no default instead of FALSE
-- column track_likes.created_at has default CURRENT_TIMESTAMP instead of none
-- column track_likes.updated_at has default CURRENT_TIMESTAMP instead of none
-- column track_likes.is_deleted is NOT NULL
-- column track_likes.is_deleted has no default instead of FALSE
-- foreign key track_likes(track_id) to tracks is ON DELETE CASCADE ON UPDATE NO ACTION
-- column track_mappings.created_at has default CURRENT_TIMESTAMP instead of none
-- column track_mappings.updated_at has default CURRENT_TIMESTAMP instead of none
-- column track_mappings.is_deleted is NOT NULL
-- column track_mappings.is_deleted has no default instead of FALSE
-- foreign key track_mappings(connector_track_id) to connector_tracks is ON DELETE CASCADE ON UPDATE NO ACTION
-- foreign key track_mappings(track_id) to tracks is ON DELETE CASCADE ON UPDATE NO ACTION
-- column track_metrics.created_at has default CURRENT_TIMESTAMP instead of none
-- column track_metrics.updated_at has default CURRENT_TIMESTAMP instead of none
-- column track_metrics.is_deleted is NOT NULL
-- column track_metrics.is_deleted has no default instead of FALSE
-- foreign key track_metrics(track_id) to tracks is ON DELETE CASCADE ON UPDATE NO ACTION
-- column track_plays.created_at has default CURRENT_TIMESTAMP instead of none
-- column track_plays.updated_at has default CURRENT_TIMESTAMP instead of none
-- column track_plays.is_deleted is NOT NULL
-- column track_plays.is_deleted has no default instead of FALSE
-- foreign key track_plays(track_id) to tracks is ON DELETE CASCADE ON UPDATE NO ACTION
-- column tracks.title is not NOT NULL
-- column tracks.created_at has default CURRENT_TIMESTAMP instead of none
-- column tracks.updated_at has default CURRENT_TIMESTAMP instead of none
-- column tracks.is_deleted is NOT NULL
-- column tracks.is_deleted has no default instead of FALSE

-- Only in the file:
-- column tracks.mood
-- table alembic_version
-- CREATE VIEW live AS SELECT * FROM tracks
