import NaradaModel

/// The rules that are queries: each yields a table, a row and what is wrong with it.
enum CheckQueries {
    static func queries(of rule: CheckRule) -> [String] {
        switch rule {
        case .orphan: orphans
        case .onMergedTrack: onMergedTracks
        case .mappingToDeleted: [mappingsToDeleted]
        case .doubleMapping: [doubleMappings]
        case .confidence: confidences
        case .strayEvent: strayEvents
        case .playlistCount: [playlistCounts]
        case .equalSortKeys: [equalSortKeys]
        case .doublePlay: [doublePlays]
        case .doubleTrack: [doubleTracks]
        case .date: dates
        case .json: json
        case .integrity, .staleIndex, .foreignKey, .isrc, .mbid: []
        }
    }

    /// Rows that say something of their own of what they hang on; mappings have a rule of theirs.
    private static let hanging = Cascade.links.filter { $0.table != TrackMappingRecord.databaseTableName }

    private static let orphans = hanging.map { link in
        let open = link.table == ReviewItemRecord.databaseTableName ? "AND x.state = 'open'" : ""
        // The events of a row that is mapped to nothing are on its stand-in, which is deleted from birth. Origins stay
        // with a merged track.
        let own = link.isPlace ? "AND x.connector_track_id IS NULL" : ""
        let unmerged = link.parent == TrackRecord.databaseTableName ? "AND p.merged_into_track_id IS NULL" : ""
        return """
            SELECT '\(link.table)', x.id, 'hangs on the deleted row ' || p.id || ' of \(link.parent)'
            FROM \(link.table) x CROSS JOIN \(link.parent) p ON p.id = x.\(link.column) AND p.is_deleted IS TRUE
            WHERE x.\(BaseColumn.isActive) \(open) \(own) \(unmerged) ORDER BY x.id
            """
    }

    /// What a merge would have moved: events of the track itself.
    static let movable = Cascade.links.filter { $0.isPlace }

    private static let onMergedTracks = movable.map { link in
        """
        SELECT '\(link.table)', x.id, 'hangs on track ' || p.id || ', merged into ' || p.merged_into_track_id
        FROM tracks p CROSS JOIN \(link.table) x ON x.track_id = p.id
        WHERE p.merged_into_track_id IS NOT NULL AND x.\(BaseColumn.isActive) AND x.connector_track_id IS NULL
        ORDER BY x.id
        """
    }

    private static let mappingsToDeleted = """
        SELECT 'track_mappings', m.id, CASE WHEN t.is_deleted IS TRUE THEN 'joins the deleted track ' || t.id
            ELSE 'joins the deleted connector track ' || c.id END
        FROM track_mappings m CROSS JOIN tracks t ON t.id = m.track_id
        CROSS JOIN connector_tracks c ON c.id = m.connector_track_id
        WHERE m.\(BaseColumn.isActive) AND (t.is_deleted IS TRUE OR c.is_deleted IS TRUE) ORDER BY m.id
        """

    /// Live mappings of runs behind the one that counts.
    static let superfluousMappings = """
        SELECT id, connector_track_id FROM (
            SELECT m.id, m.connector_track_id, m.run_id, m.match_method, row_number() OVER (
                PARTITION BY m.connector_track_id ORDER BY \(EventPlace.mappingOrder("m"))) AS place
            FROM track_mappings m WHERE m.\(BaseColumn.isActive))
        WHERE place > 1 AND run_id IS NOT NULL AND match_method <> '\(MatchMethod.manual.rawValue)'
        """

    private static let doubleMappings = """
        SELECT 'track_mappings', id, 'maps connector track ' || connector_track_id || ' a second time'
        FROM (\(superfluousMappings)) ORDER BY id
        """

    private static let confidences = [
        ("track_mappings", "confidence"), ("review_items", "confidence"), ("match_attempts", "best_confidence"),
    ].map { table, column in
        """
        SELECT '\(table)', id, '\(column) ' || \(column) FROM \(table)
        WHERE \(BaseColumn.isActive) AND \(column) IS NOT NULL
            AND NOT (typeof(\(column)) = 'integer' AND \(column) BETWEEN 0 AND 100)
        ORDER BY id
        """
    }

    private static let strayEvents = EventTable.allCases.map { table in
        """
        WITH \(EventReconciliation.places(of: table))
        SELECT '\(table.rawValue)', e.id, 'came with connector track ' || e.connector_track_id || ', is on track '
            || e.track_id || coalesce(', belongs on ' || p.mapped_id, ', belongs on no track')
        FROM places p CROSS JOIN \(table.rawValue) e ON e.connector_track_id = p.connector_track_id
        WHERE e.\(BaseColumn.isActive) AND \(EventReconciliation.state(of: table)) = 'astray' ORDER BY e.id
        """
    }

    private static let playlistCounts = """
        SELECT 'playlists', id, 'says ' || coalesce(track_count, 'nothing') || ', has ' || entries FROM (
            SELECT p.id, p.track_count, (SELECT count(*) FROM playlist_tracks e
                WHERE e.playlist_id = p.id AND e.\(BaseColumn.isActive)) AS entries
            FROM playlists p WHERE p.\(BaseColumn.isActive))
        WHERE track_count IS NOT entries ORDER BY id
        """

    private static let equalSortKeys = """
        SELECT 'playlist_tracks', b.id, 'has key ' || b.sort_key || ' of playlist ' || b.playlist_id || ' like another one'
        FROM playlist_tracks b CROSS JOIN playlists p ON p.id = b.playlist_id AND p.\(BaseColumn.isActive)
        WHERE b.\(BaseColumn.isActive) AND EXISTS (SELECT 1 FROM playlist_tracks a
            WHERE a.playlist_id = b.playlist_id AND a.sort_key = b.sort_key AND a.id < b.id
                AND a.\(BaseColumn.isActive))
        ORDER BY b.id
        """

    // The signs keep SQLite from the indexes of track and service: few plays begin at one time, and thousands are of one
    // track.
    private static let doublePlays = """
        SELECT 'track_plays', b.id, 'says the same as play ' || min(a.id)
        FROM track_plays b CROSS JOIN track_plays a
            ON +a.track_id = b.track_id AND a.played_at = b.played_at AND +a.service = b.service
            AND a.ms_played IS b.ms_played AND a.id < b.id AND a.\(BaseColumn.isActive)
        WHERE b.\(BaseColumn.isActive) GROUP BY b.id ORDER BY b.id
        """

    private static let doubleTracks = """
        SELECT 'tracks', b.id, 'has the Spotify id of track ' || min(a.id)
        FROM tracks b CROSS JOIN tracks a ON a.spotify_id = b.spotify_id AND a.id < b.id AND a.\(BaseColumn.isActive)
        WHERE b.\(BaseColumn.isActive) AND b.spotify_id <> '' GROUP BY b.id ORDER BY b.id
        """

    // What SQLite's date functions read, `Timestamp` reads; a bare year in a release date is none of these columns'.
    private static let dates = [
        ("track_plays", "played_at"), ("track_metrics", "collected_at"), ("track_likes", "liked_at"),
        ("sync_checkpoints", "last_timestamp"),
    ].map { table, column in
        """
        SELECT '\(table)', id, '\(column) "' || \(column) || '"' FROM \(table)
        WHERE \(BaseColumn.isActive) AND \(column) IS NOT NULL AND julianday(\(column)) IS NULL ORDER BY id
        """
    }

    private static let json = [
        ("connector_tracks", "raw_metadata"), ("track_plays", "context"), ("track_mappings", "evidence"),
    ].map { table, column in
        """
        SELECT '\(table)', id, '\(column)' FROM \(table)
        WHERE \(BaseColumn.isActive) AND \(column) IS NOT NULL AND NOT json_valid(\(column)) ORDER BY id
        """
    }
}
