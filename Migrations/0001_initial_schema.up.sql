-- The published Narada schema to the letter: ten tables, their columns in order, types, defaults, foreign keys and
-- index names. Never add anything here: what narada-resolve needs on top comes in later migrations, so that a file made
-- by Narada itself can be adopted and a file of ours can be rolled back to the plain schema.

CREATE TABLE tracks (
    id INTEGER PRIMARY KEY,
    title VARCHAR NOT NULL,
    artists JSON NOT NULL,          -- List of artist names/IDs
    album VARCHAR,
    duration_ms INTEGER,
    release_date DATETIME,
    spotify_id VARCHAR,             -- Indexed for fast lookup
    isrc VARCHAR,                   -- Indexed for entity resolution
    mbid VARCHAR,                   -- Indexed for MusicBrainz lookup
    created_at DATETIME NOT NULL,
    updated_at DATETIME NOT NULL,
    is_deleted BOOLEAN DEFAULT FALSE,
    deleted_at DATETIME
);

CREATE INDEX ix_tracks_spotify_id ON tracks(spotify_id);
CREATE INDEX ix_tracks_isrc ON tracks(isrc);
CREATE INDEX ix_tracks_mbid ON tracks(mbid);

CREATE TABLE connector_tracks (
    id INTEGER PRIMARY KEY,
    connector_name VARCHAR NOT NULL,     -- Service name (spotify, lastfm, etc)
    connector_track_id VARCHAR NOT NULL, -- External service track ID
    title VARCHAR NOT NULL,
    artists JSON NOT NULL,               -- Artists as represented in service
    album VARCHAR,
    duration_ms INTEGER,
    isrc VARCHAR,                        -- ISRC code if available
    release_date DATETIME,
    raw_metadata JSON,                   -- Complete service-specific metadata
    last_updated DATETIME NOT NULL,      -- Timestamp of last metadata refresh
    created_at DATETIME NOT NULL,
    updated_at DATETIME NOT NULL,
    is_deleted BOOLEAN DEFAULT FALSE,
    deleted_at DATETIME
);

CREATE INDEX ix_connector_tracks_connector_name ON connector_tracks(connector_name);
CREATE INDEX ix_connector_tracks_lookup ON connector_tracks(connector_name, isrc);
CREATE UNIQUE INDEX ix_connector_tracks_unique ON connector_tracks(connector_name, connector_track_id);

CREATE TABLE track_mappings (
    id INTEGER PRIMARY KEY,
    track_id INTEGER NOT NULL,           -- FK to tracks table
    connector_track_id INTEGER NOT NULL, -- FK to connector_tracks table
    match_method VARCHAR NOT NULL,       -- Resolution method used
    confidence INTEGER NOT NULL,         -- Match confidence (0-100)
    created_at DATETIME NOT NULL,
    updated_at DATETIME NOT NULL,
    is_deleted BOOLEAN DEFAULT FALSE,
    deleted_at DATETIME,
    FOREIGN KEY (track_id) REFERENCES tracks(id),
    FOREIGN KEY (connector_track_id) REFERENCES connector_tracks(id)
);

CREATE INDEX ix_track_mappings_lookup ON track_mappings(track_id, connector_track_id);

CREATE TABLE track_metrics (
    id INTEGER PRIMARY KEY,
    track_id INTEGER NOT NULL,           -- FK to tracks table
    connector_name VARCHAR NOT NULL,     -- Source service name
    metric_type VARCHAR NOT NULL,        -- Metric type (play_count, popularity, etc)
    value FLOAT NOT NULL,               -- Numeric metric value
    collected_at DATETIME NOT NULL,      -- When the metric was collected
    created_at DATETIME NOT NULL,
    updated_at DATETIME NOT NULL,
    is_deleted BOOLEAN DEFAULT FALSE,
    deleted_at DATETIME,
    FOREIGN KEY (track_id) REFERENCES tracks(id)
);

CREATE INDEX ix_track_metrics_lookup ON track_metrics(track_id, connector_name, metric_type);

CREATE TABLE track_likes (
    id INTEGER PRIMARY KEY,
    track_id INTEGER NOT NULL,           -- FK to tracks table
    service VARCHAR NOT NULL,            -- Service name (spotify, lastfm, etc)
    is_liked BOOLEAN NOT NULL,          -- Current like status
    liked_at DATETIME,                  -- When the track was liked
    last_synced DATETIME,               -- When sync was last performed
    created_at DATETIME NOT NULL,
    updated_at DATETIME NOT NULL,
    is_deleted BOOLEAN DEFAULT FALSE,
    deleted_at DATETIME,
    FOREIGN KEY (track_id) REFERENCES tracks(id)
);

CREATE UNIQUE INDEX ix_track_likes_unique ON track_likes(track_id, service);
CREATE INDEX ix_track_likes_lookup ON track_likes(service, is_liked);

CREATE TABLE track_plays (
    id INTEGER PRIMARY KEY,
    track_id INTEGER NOT NULL,           -- FK to tracks table
    service VARCHAR NOT NULL,            -- Service name (spotify, lastfm, etc)
    played_at DATETIME NOT NULL,         -- When the track was played
    ms_played INTEGER,                  -- Milliseconds played (optional)
    context JSON,                       -- Additional play context
    import_timestamp DATETIME NOT NULL,  -- When this record was imported
    import_source VARCHAR NOT NULL,      -- Source of import (e.g., "spotify_personal_data")
    import_batch_id VARCHAR NOT NULL,    -- Batch identifier for import group
    created_at DATETIME NOT NULL,
    updated_at DATETIME NOT NULL,
    is_deleted BOOLEAN DEFAULT FALSE,
    deleted_at DATETIME,
    FOREIGN KEY (track_id) REFERENCES tracks(id)
);

CREATE INDEX ix_track_plays_service ON track_plays(service);
CREATE INDEX ix_track_plays_timeline ON track_plays(played_at);

CREATE TABLE playlists (
    id INTEGER PRIMARY KEY,
    name VARCHAR NOT NULL,
    description TEXT,
    track_count INTEGER DEFAULT 0,       -- Cached count for efficiency
    created_at DATETIME NOT NULL,
    updated_at DATETIME NOT NULL,
    is_deleted BOOLEAN DEFAULT FALSE,
    deleted_at DATETIME
);

CREATE TABLE playlist_mappings (
    id INTEGER PRIMARY KEY,
    playlist_id INTEGER NOT NULL,        -- FK to playlists table
    connector_name VARCHAR NOT NULL,     -- Connector name (spotify, apple, etc)
    connector_playlist_id VARCHAR NOT NULL, -- Connector's playlist identifier
    last_synced DATETIME,               -- Last successful sync
    created_at DATETIME NOT NULL,
    updated_at DATETIME NOT NULL,
    is_deleted BOOLEAN DEFAULT FALSE,
    deleted_at DATETIME,
    FOREIGN KEY (playlist_id) REFERENCES playlists(id)
);

CREATE UNIQUE INDEX ix_playlist_mappings_unique ON playlist_mappings(playlist_id, connector_name);

CREATE TABLE playlist_tracks (
    id INTEGER PRIMARY KEY,
    playlist_id INTEGER NOT NULL,        -- FK to playlists table
    track_id INTEGER NOT NULL,           -- FK to tracks table
    sort_key VARCHAR NOT NULL,           -- Lexicographical ordering key
    created_at DATETIME NOT NULL,
    updated_at DATETIME NOT NULL,
    is_deleted BOOLEAN DEFAULT FALSE,
    deleted_at DATETIME,
    FOREIGN KEY (playlist_id) REFERENCES playlists(id),
    FOREIGN KEY (track_id) REFERENCES tracks(id)
);

CREATE INDEX ix_playlist_tracks_order ON playlist_tracks(playlist_id, sort_key);

CREATE TABLE sync_checkpoints (
    id INTEGER PRIMARY KEY,
    user_id VARCHAR NOT NULL,            -- User identifier
    service VARCHAR NOT NULL,            -- Service name (spotify, lastfm, etc)
    entity_type VARCHAR NOT NULL,        -- Entity type (likes, plays, etc)
    last_timestamp DATETIME,             -- Last successful sync timestamp
    cursor VARCHAR,                      -- Continuation token if applicable
    created_at DATETIME NOT NULL,
    updated_at DATETIME NOT NULL,
    is_deleted BOOLEAN DEFAULT FALSE,
    deleted_at DATETIME
);

CREATE UNIQUE INDEX ix_sync_checkpoints_unique ON sync_checkpoints(user_id, service, entity_type);
