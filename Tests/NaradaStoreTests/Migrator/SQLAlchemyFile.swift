/// The schema as SQLAlchemy 2.1 writes it for models of the published design with a naming convention, base columns in
/// a shared class, string lengths, cascading keys and UNIQUE constraints: what a file of Narada's own looks like.
enum SQLAlchemyFile {
    static let schema = """
        CREATE TABLE connector_tracks (
            connector_name VARCHAR(32) NOT NULL,
            connector_track_id VARCHAR NOT NULL,
            title VARCHAR NOT NULL,
            artists JSON NOT NULL,
            album VARCHAR,
            duration_ms INTEGER,
            isrc VARCHAR,
            release_date DATETIME,
            raw_metadata JSON,
            last_updated DATETIME NOT NULL,
            id INTEGER NOT NULL,
            is_deleted BOOLEAN NOT NULL,
            deleted_at DATETIME,
            created_at DATETIME DEFAULT CURRENT_TIMESTAMP NOT NULL,
            updated_at DATETIME DEFAULT CURRENT_TIMESTAMP NOT NULL,
            CONSTRAINT pk_connector_tracks PRIMARY KEY (id),
            CONSTRAINT uq_connector_tracks_connector_name UNIQUE (connector_name, connector_track_id)
        );
        CREATE INDEX ix_connector_tracks_connector_name ON connector_tracks (connector_name);
        CREATE INDEX ix_connector_tracks_lookup ON connector_tracks (connector_name, isrc);
        CREATE TABLE playlists (
            name VARCHAR NOT NULL,
            description TEXT,
            track_count INTEGER NOT NULL,
            id INTEGER NOT NULL,
            is_deleted BOOLEAN NOT NULL,
            deleted_at DATETIME,
            created_at DATETIME DEFAULT CURRENT_TIMESTAMP NOT NULL,
            updated_at DATETIME DEFAULT CURRENT_TIMESTAMP NOT NULL,
            CONSTRAINT pk_playlists PRIMARY KEY (id)
        );
        CREATE TABLE sync_checkpoints (
            user_id VARCHAR NOT NULL,
            service VARCHAR NOT NULL,
            entity_type VARCHAR NOT NULL,
            last_timestamp DATETIME,
            cursor VARCHAR,
            id INTEGER NOT NULL,
            is_deleted BOOLEAN NOT NULL,
            deleted_at DATETIME,
            created_at DATETIME DEFAULT CURRENT_TIMESTAMP NOT NULL,
            updated_at DATETIME DEFAULT CURRENT_TIMESTAMP NOT NULL,
            CONSTRAINT pk_sync_checkpoints PRIMARY KEY (id),
            CONSTRAINT uq_sync_checkpoints_user_id UNIQUE (user_id, service, entity_type)
        );
        CREATE TABLE tracks (
            title VARCHAR(255) NOT NULL,
            artists JSON NOT NULL,
            album VARCHAR(255),
            duration_ms INTEGER,
            release_date DATETIME,
            spotify_id VARCHAR,
            isrc VARCHAR(32),
            mbid VARCHAR(36),
            id INTEGER NOT NULL,
            is_deleted BOOLEAN NOT NULL,
            deleted_at DATETIME,
            created_at DATETIME DEFAULT CURRENT_TIMESTAMP NOT NULL,
            updated_at DATETIME DEFAULT CURRENT_TIMESTAMP NOT NULL,
            CONSTRAINT pk_tracks PRIMARY KEY (id)
        );
        CREATE INDEX ix_tracks_isrc ON tracks (isrc);
        CREATE INDEX ix_tracks_mbid ON tracks (mbid);
        CREATE INDEX ix_tracks_spotify_id ON tracks (spotify_id);
        CREATE TABLE playlist_mappings (
            playlist_id INTEGER NOT NULL,
            connector_name VARCHAR NOT NULL,
            connector_playlist_id VARCHAR NOT NULL,
            last_synced DATETIME,
            id INTEGER NOT NULL,
            is_deleted BOOLEAN NOT NULL,
            deleted_at DATETIME,
            created_at DATETIME DEFAULT CURRENT_TIMESTAMP NOT NULL,
            updated_at DATETIME DEFAULT CURRENT_TIMESTAMP NOT NULL,
            CONSTRAINT pk_playlist_mappings PRIMARY KEY (id),
            CONSTRAINT uq_playlist_mappings_playlist_id UNIQUE (playlist_id, connector_name),
            CONSTRAINT fk_playlist_mappings_playlist_id_playlists FOREIGN KEY(playlist_id) REFERENCES playlists (id) ON DELETE CASCADE
        );
        CREATE TABLE playlist_tracks (
            playlist_id INTEGER NOT NULL,
            track_id INTEGER NOT NULL,
            sort_key VARCHAR NOT NULL,
            id INTEGER NOT NULL,
            is_deleted BOOLEAN NOT NULL,
            deleted_at DATETIME,
            created_at DATETIME DEFAULT CURRENT_TIMESTAMP NOT NULL,
            updated_at DATETIME DEFAULT CURRENT_TIMESTAMP NOT NULL,
            CONSTRAINT pk_playlist_tracks PRIMARY KEY (id),
            CONSTRAINT fk_playlist_tracks_playlist_id_playlists FOREIGN KEY(playlist_id) REFERENCES playlists (id) ON DELETE CASCADE,
            CONSTRAINT fk_playlist_tracks_track_id_tracks FOREIGN KEY(track_id) REFERENCES tracks (id) ON DELETE CASCADE
        );
        CREATE INDEX ix_playlist_tracks_order ON playlist_tracks (playlist_id, sort_key);
        CREATE TABLE track_likes (
            track_id INTEGER NOT NULL,
            service VARCHAR NOT NULL,
            is_liked BOOLEAN NOT NULL,
            liked_at DATETIME,
            last_synced DATETIME,
            id INTEGER NOT NULL,
            is_deleted BOOLEAN NOT NULL,
            deleted_at DATETIME,
            created_at DATETIME DEFAULT CURRENT_TIMESTAMP NOT NULL,
            updated_at DATETIME DEFAULT CURRENT_TIMESTAMP NOT NULL,
            CONSTRAINT pk_track_likes PRIMARY KEY (id),
            CONSTRAINT uq_track_likes_track_id UNIQUE (track_id, service),
            CONSTRAINT fk_track_likes_track_id_tracks FOREIGN KEY(track_id) REFERENCES tracks (id) ON DELETE CASCADE
        );
        CREATE INDEX ix_track_likes_lookup ON track_likes (service, is_liked);
        CREATE TABLE track_mappings (
            track_id INTEGER NOT NULL,
            connector_track_id INTEGER NOT NULL,
            match_method VARCHAR NOT NULL,
            confidence INTEGER NOT NULL,
            id INTEGER NOT NULL,
            is_deleted BOOLEAN NOT NULL,
            deleted_at DATETIME,
            created_at DATETIME DEFAULT CURRENT_TIMESTAMP NOT NULL,
            updated_at DATETIME DEFAULT CURRENT_TIMESTAMP NOT NULL,
            CONSTRAINT pk_track_mappings PRIMARY KEY (id),
            CONSTRAINT fk_track_mappings_track_id_tracks FOREIGN KEY(track_id) REFERENCES tracks (id) ON DELETE CASCADE,
            CONSTRAINT fk_track_mappings_connector_track_id_connector_tracks FOREIGN KEY(connector_track_id) REFERENCES connector_tracks (id) ON DELETE CASCADE
        );
        CREATE INDEX ix_track_mappings_lookup ON track_mappings (track_id, connector_track_id);
        CREATE TABLE track_metrics (
            track_id INTEGER NOT NULL,
            connector_name VARCHAR NOT NULL,
            metric_type VARCHAR NOT NULL,
            value DOUBLE NOT NULL,
            collected_at DATETIME NOT NULL,
            id INTEGER NOT NULL,
            is_deleted BOOLEAN NOT NULL,
            deleted_at DATETIME,
            created_at DATETIME DEFAULT CURRENT_TIMESTAMP NOT NULL,
            updated_at DATETIME DEFAULT CURRENT_TIMESTAMP NOT NULL,
            CONSTRAINT pk_track_metrics PRIMARY KEY (id),
            CONSTRAINT fk_track_metrics_track_id_tracks FOREIGN KEY(track_id) REFERENCES tracks (id) ON DELETE CASCADE
        );
        CREATE INDEX ix_track_metrics_lookup ON track_metrics (track_id, connector_name, metric_type);
        CREATE TABLE track_plays (
            track_id INTEGER NOT NULL,
            service VARCHAR(32) NOT NULL,
            played_at DATETIME NOT NULL,
            ms_played INTEGER,
            context JSON,
            import_timestamp DATETIME NOT NULL,
            import_source VARCHAR NOT NULL,
            import_batch_id VARCHAR NOT NULL,
            id INTEGER NOT NULL,
            is_deleted BOOLEAN NOT NULL,
            deleted_at DATETIME,
            created_at DATETIME DEFAULT CURRENT_TIMESTAMP NOT NULL,
            updated_at DATETIME DEFAULT CURRENT_TIMESTAMP NOT NULL,
            CONSTRAINT pk_track_plays PRIMARY KEY (id),
            CONSTRAINT fk_track_plays_track_id_tracks FOREIGN KEY(track_id) REFERENCES tracks (id) ON DELETE CASCADE
        );
        CREATE INDEX ix_track_plays_service ON track_plays (service);
        CREATE INDEX ix_track_plays_timeline ON track_plays (played_at);
        """

    /// What Alembic leaves in every file.
    static let alembic = """
        CREATE TABLE alembic_version (
            version_num VARCHAR(32) NOT NULL,
            CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
        );
        INSERT INTO alembic_version VALUES ('3f1c0a9be2d4');
        """

    /// One track, its row at a service, and their mapping, as Narada itself would have written them.
    static let rows = """
        INSERT INTO tracks (id, title, artists, is_deleted) VALUES (1, 'Roygbiv', '{"names": ["Boards of Canada"]}', 0);
        INSERT INTO connector_tracks (id, connector_name, connector_track_id, title, artists, last_updated, is_deleted)
            VALUES (1, 'spotify', 'sp1', 'ROYGBIV', '["Boards of Canada"]', '2025-01-01 00:00:00.000000', 0);
        INSERT INTO track_mappings (id, track_id, connector_track_id, match_method, confidence, is_deleted)
            VALUES (1, 1, 1, 'direct', 100, 0);
        """
}
