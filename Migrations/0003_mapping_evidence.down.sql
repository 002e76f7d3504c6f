DROP INDEX ix_track_mappings_connector_track;
ALTER TABLE track_mappings DROP COLUMN retired_by_run_id;
ALTER TABLE track_mappings DROP COLUMN run_id;
ALTER TABLE track_mappings DROP COLUMN matcher_version;
ALTER TABLE track_mappings DROP COLUMN evidence;
