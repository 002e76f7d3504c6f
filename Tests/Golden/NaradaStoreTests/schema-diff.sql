-- Missing in the file:
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
    FOREIGN KEY ("best_track_id") REFERENCES "tracks"("id"),
    FOREIGN KEY ("connector_track_id") REFERENCES "connector_tracks"("id"),
    FOREIGN KEY ("run_id") REFERENCES "match_runs"("id")
);
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
    FOREIGN KEY ("connector_track_id") REFERENCES "connector_tracks"("id"),
    FOREIGN KEY ("track_id") REFERENCES "tracks"("id"),
    CHECK (verdict IN ('accept', 'reject', 'new_track', 'skip'))
);
CREATE INDEX "ix_match_decisions_connector_track" ON "match_decisions"("connector_track_id");
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
    CHECK (state IN ('running', 'finished', 'interrupted', 'failed'))
);
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
    FOREIGN KEY ("connector_track_id") REFERENCES "connector_tracks"("id"),
    FOREIGN KEY ("run_id") REFERENCES "match_runs"("id"),
    FOREIGN KEY ("track_id") REFERENCES "tracks"("id"),
    CHECK (confidence BETWEEN 0 AND 100),
    CHECK (state IN ('open', 'accepted', 'rejected', 'superseded'))
);
CREATE UNIQUE INDEX "ix_review_items_open" ON "review_items"("connector_track_id") WHERE state = 'open' AND is_deleted IS NOT TRUE;
CREATE INDEX "ix_review_items_queue" ON "review_items"("state", "confidence");
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
ALTER TABLE "track_mappings" ADD COLUMN "evidence" JSON;
ALTER TABLE "track_mappings" ADD COLUMN "matcher_version" VARCHAR;
ALTER TABLE "track_mappings" ADD COLUMN "run_id" INTEGER REFERENCES "match_runs"("id");
ALTER TABLE "track_mappings" ADD COLUMN "retired_by_run_id" INTEGER REFERENCES "match_runs"("id");
CREATE INDEX "ix_track_mappings_connector_track" ON "track_mappings"("connector_track_id");
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
ALTER TABLE "tracks" ADD COLUMN "album" VARCHAR;
CREATE INDEX "ix_tracks_mbid" ON "tracks"("mbid");

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
