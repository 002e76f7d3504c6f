-- The queue's order, its groups and their sizes come from one narrow index: the rows of the table hold a kilobyte of
-- evidence each. And what was deleted is known, so that nothing has to look at both rows of every question to see that
-- they are there.

DROP INDEX ix_review_items_queue;
DROP INDEX ix_review_items_pattern;
-- State and deletion are the same in all of it; SQLite reads the table for a column that the index does not have.
CREATE INDEX ix_review_items_waiting ON review_items(
    pattern_key, worth, confidence, connector_track_id, track_id, reasons, state, is_deleted
) WHERE state = 'open' AND is_deleted IS NOT TRUE;
-- No question is about a stand-in, of which there are as many as rows without a track.
CREATE INDEX ix_tracks_deleted ON tracks(id) WHERE is_deleted IS TRUE AND stands_for_connector_track_id IS NULL;
CREATE INDEX ix_connector_tracks_deleted ON connector_tracks(id) WHERE is_deleted IS TRUE;
