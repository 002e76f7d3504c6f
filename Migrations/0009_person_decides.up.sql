-- A person decides: which questions are alike and what each is worth; and what every verdict and run changed, so that
-- both can be taken back.

-- The group of like questions, its sentence, and the revision of the program's rules that named it; NULL until a run or
-- a review has looked. The worth is a count: plays, likes and playlist entries of the proposed track.
ALTER TABLE review_items ADD COLUMN pattern_key VARCHAR;
ALTER TABLE review_items ADD COLUMN pattern VARCHAR;
ALTER TABLE review_items ADD COLUMN pattern_revision INTEGER;
ALTER TABLE review_items ADD COLUMN worth INTEGER;
ALTER TABLE review_items ADD COLUMN closed_by_run_id INTEGER REFERENCES match_runs(id);
ALTER TABLE review_items ADD COLUMN closed_by_decision_id INTEGER REFERENCES match_decisions(id);
CREATE INDEX ix_review_items_pattern ON review_items(pattern_key);

-- What the person saw: a rejection expires when another matcher judges, or when a row says something else.
ALTER TABLE match_decisions ADD COLUMN matcher_version VARCHAR;
ALTER TABLE match_decisions ADD COLUMN content VARCHAR;
ALTER TABLE match_decisions ADD COLUMN replaced_by_decision_id INTEGER REFERENCES match_decisions(id);

ALTER TABLE track_mappings ADD COLUMN decision_id INTEGER REFERENCES match_decisions(id);
ALTER TABLE track_mappings ADD COLUMN retired_by_decision_id INTEGER REFERENCES match_decisions(id);
-- SQLite asks these for every verdict that is written; few rows have either.
CREATE INDEX ix_track_mappings_decision ON track_mappings(decision_id) WHERE decision_id IS NOT NULL;
CREATE INDEX ix_track_mappings_retired_by_decision ON track_mappings(retired_by_decision_id)
    WHERE retired_by_decision_id IS NOT NULL;

-- The attempt before this one, as JSON, and who declared the matter settled.
ALTER TABLE match_attempts ADD COLUMN previous JSON;
ALTER TABLE match_attempts ADD COLUMN cleared_by_run_id INTEGER REFERENCES match_runs(id);
ALTER TABLE match_attempts ADD COLUMN cleared_by_decision_id INTEGER REFERENCES match_decisions(id);

ALTER TABLE match_runs ADD COLUMN undone_at DATETIME;
-- One row's questions, for its history and for taking runs back; the index of open ones does not see the others.
CREATE INDEX ix_review_items_connector_track ON review_items(connector_track_id);
