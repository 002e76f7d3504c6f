-- Where an internal track stands on its release: with album and length it names the track that a title fails to name.

ALTER TABLE tracks ADD COLUMN track_number VARCHAR;   -- 7, 1-7 or A2; NULL on rows of other programs
