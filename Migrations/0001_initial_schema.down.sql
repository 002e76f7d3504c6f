-- Children before parents; a table takes its indexes with it.

DROP TABLE sync_checkpoints;
DROP TABLE playlist_tracks;
DROP TABLE playlist_mappings;
DROP TABLE playlists;
DROP TABLE track_plays;
DROP TABLE track_likes;
DROP TABLE track_metrics;
DROP TABLE track_mappings;
DROP TABLE connector_tracks;
DROP TABLE tracks;
