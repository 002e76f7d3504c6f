DROP INDEX ix_connector_tracks_deleted;
DROP INDEX ix_tracks_deleted;
DROP INDEX ix_review_items_waiting;
CREATE INDEX ix_review_items_pattern ON review_items(pattern_key);
CREATE INDEX ix_review_items_queue ON review_items(state, confidence);
