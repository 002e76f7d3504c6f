-- A run of a few new rows beside a million settled ones asks of each settled row only when it was mapped, and of the
-- tracks how many there are and when the last one changed. Both answers come from narrow indexes: a mapping's row holds
-- a kilobyte of evidence.

DROP INDEX ix_track_mappings_connector_track;
CREATE INDEX ix_track_mappings_connector_track ON track_mappings(connector_track_id, run_id, updated_at, is_deleted);

CREATE INDEX ix_tracks_changed ON tracks(updated_at, stands_for_connector_track_id);
