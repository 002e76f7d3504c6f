DROP TABLE track_origins;
