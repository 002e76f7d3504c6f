-- A mapping keeps why it was made, by which matcher, in which run, and which run replaced it. All four are NULL on rows
-- that Narada itself wrote.

ALTER TABLE track_mappings ADD COLUMN evidence JSON;
ALTER TABLE track_mappings ADD COLUMN matcher_version VARCHAR;
ALTER TABLE track_mappings ADD COLUMN run_id INTEGER REFERENCES match_runs(id);
ALTER TABLE track_mappings ADD COLUMN retired_by_run_id INTEGER REFERENCES match_runs(id);

-- The published index begins with the internal track; a run asks from the other side.
CREATE INDEX ix_track_mappings_connector_track ON track_mappings(connector_track_id);
