ALTER TABLE tracks DROP COLUMN track_number;
