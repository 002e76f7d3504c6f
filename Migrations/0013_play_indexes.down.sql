DROP INDEX ix_track_plays_track;
CREATE INDEX ix_track_plays_track ON track_plays(track_id, played_at);
DROP INDEX ix_track_plays_connector_track;
DROP INDEX ix_track_plays_event;
CREATE UNIQUE INDEX ix_track_plays_event ON track_plays(connector_track_id, played_at, ms_played)
    WHERE connector_track_id IS NOT NULL;
